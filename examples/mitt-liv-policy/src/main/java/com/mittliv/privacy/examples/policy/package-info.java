/** Mitt Liv's policy, its terms as constants, and the cases it is held to. */
@NullMarked
package com.mittliv.privacy.examples.policy;

import org.jspecify.annotations.NullMarked;

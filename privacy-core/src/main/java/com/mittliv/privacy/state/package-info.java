/** Where the states of people come from, and how they are kept at hand without a stale permit. */
@NullMarked
package com.mittliv.privacy.state;

import org.jspecify.annotations.NullMarked;

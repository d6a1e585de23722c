/** The policy file: what is refused and how, what is read, and what is written. */
@NullMarked
package com.mittliv.privacy.json;

import org.jspecify.annotations.NullMarked;

/** Policies of other organisations, each with a table of cases reasoned from its words by hand. */
@NullMarked
package com.mittliv.privacy.foreign;

import org.jspecify.annotations.NullMarked;

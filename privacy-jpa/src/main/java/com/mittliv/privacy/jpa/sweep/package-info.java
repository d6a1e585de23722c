/** Erases what no ground holds any more, in batches, beside an application at work. */
@NullMarked
package com.mittliv.privacy.jpa.sweep;

import org.jspecify.annotations.NullMarked;

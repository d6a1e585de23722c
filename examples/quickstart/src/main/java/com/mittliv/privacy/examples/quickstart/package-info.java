/** The core alone, in plain Java. */
@NullMarked
package com.mittliv.privacy.examples.quickstart;

import org.jspecify.annotations.NullMarked;

/** Tests of the benchmarks themselves. */
@NullMarked
package com.mittliv.privacy.benchmarks;

import org.jspecify.annotations.NullMarked;

/** The engines that are measured, each behind the same small door. */
@NullMarked
package com.mittliv.privacy.benchmarks.engine;

import org.jspecify.annotations.NullMarked;

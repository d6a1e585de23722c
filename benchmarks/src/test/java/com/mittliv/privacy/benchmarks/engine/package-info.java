/** Tests that the engines answer the same. */
@NullMarked
package com.mittliv.privacy.benchmarks.engine;

import org.jspecify.annotations.NullMarked;

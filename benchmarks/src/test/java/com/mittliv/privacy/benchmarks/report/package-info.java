/** Tests that the verdict trips on what it is there for. */
@NullMarked
package com.mittliv.privacy.benchmarks.report;

import org.jspecify.annotations.NullMarked;

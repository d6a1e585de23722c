/** What was measured, kept as JSON, shown as a table and a plot, and judged by ratios within one run. */
@NullMarked
package com.mittliv.privacy.benchmarks.report;

import org.jspecify.annotations.NullMarked;

/** What a decision costs, measured beside its peers. */
@NullMarked
package com.mittliv.privacy.benchmarks;

import org.jspecify.annotations.NullMarked;

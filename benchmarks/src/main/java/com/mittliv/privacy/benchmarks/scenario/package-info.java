/** The policies, people and questions that are measured, the same for every engine. */
@NullMarked
package com.mittliv.privacy.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;

/** What the guard costs Hibernate, beside the same Hibernate without it. */
@NullMarked
package com.mittliv.privacy.benchmarks.persistence;

import org.jspecify.annotations.NullMarked;

/** What proves that data were erased, and what becomes of the proof when somebody tampers with it. */
@NullMarked
package com.mittliv.privacy.jpa.proof;

import org.jspecify.annotations.NullMarked;

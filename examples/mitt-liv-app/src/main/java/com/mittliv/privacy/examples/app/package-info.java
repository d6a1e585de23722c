/** A Spring Boot application under Mitt Liv's policy. */
@NullMarked
package com.mittliv.privacy.examples.app;

import org.jspecify.annotations.NullMarked;

/** Wiring of the engine into a Spring Boot application. */
@NullMarked
package com.mittliv.privacy.spring;

import org.jspecify.annotations.NullMarked;

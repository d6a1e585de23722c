/** The program of the README, compiled and run. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.jpa.documented;

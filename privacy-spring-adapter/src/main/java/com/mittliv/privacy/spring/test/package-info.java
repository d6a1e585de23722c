/** For the tests of applications: assertions about policies and decisions, and a slice of guarded repositories. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.test;

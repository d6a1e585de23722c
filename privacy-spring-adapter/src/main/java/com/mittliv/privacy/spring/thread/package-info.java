/** Carries what a thread uses data for to the threads that go on with its work. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.thread;

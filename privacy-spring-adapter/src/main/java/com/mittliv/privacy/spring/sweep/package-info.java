/** Lets data leave in operation: the sweep by a schedule, its switches, its health. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.sweep;

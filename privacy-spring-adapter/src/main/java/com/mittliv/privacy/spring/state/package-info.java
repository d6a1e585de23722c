/** States of people kept in memory, by instances that are told of each other's changes. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.state;

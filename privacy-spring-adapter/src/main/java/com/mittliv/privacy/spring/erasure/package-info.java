/** Orders to erase and notices to recipients carried out by a schedule, and what operators see of them. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.erasure;

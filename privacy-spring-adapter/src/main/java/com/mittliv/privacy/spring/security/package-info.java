/** Who may use data for what: callers, by their authorities, act as recipients and declare purposes. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.security;

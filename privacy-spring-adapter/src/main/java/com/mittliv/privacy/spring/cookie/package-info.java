/** Cookies of the servlet stack, let through as the policy declares them and the visitor consented. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.cookie;

/** What several parts of the adapter use, and nobody else. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.internal;

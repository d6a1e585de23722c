/** Specification of periods and of the algebra of retention. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.retention;

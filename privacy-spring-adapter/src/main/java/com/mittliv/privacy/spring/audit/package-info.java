/** The record of what was refused and opened, where the application wants it in its database. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.audit;

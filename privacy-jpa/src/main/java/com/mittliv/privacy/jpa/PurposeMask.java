package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the attribute in which the library keeps what a row's person allows now, so that a read need not look into the
 * tables of consents, objections and restrictions:
 *
 * <pre>{@code
 * @PurposeMask
 * private @Nullable Long allowed;
 * }</pre>
 *
 * <p>The attribute is a {@code Long} that can be null, of an entity whose person stands in a column of its own that never
 * changes: the id, or one with {@code @Column(updatable = false)}. The application never writes it. Null, what another
 * version of the policy wrote, and a person with entries dated ahead are judged by the tables: right all the same, and
 * slower. {@link com.mittliv.privacy.jpa.state.JpaSubjectStates} keeps it right with every change, {@link PurposeMasks}
 * fills it in.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface PurposeMask {}

package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says about whom the rows of an entity are, and in which role. Exactly one of {@link #role} and {@link #roleFrom} is
 * given.
 *
 * <p>Stands on the class at the root of a hierarchy, on a mapped superclass, or on an annotation of one's own that then
 * means the same. A row whose path leads to no person is shown to no purpose and erased by no sweep: nothing can be said
 * of it.
 *
 * <pre>{@code
 * @AboutSubject(value = "application.person.id", role = "applicant")
 *
 * @AboutSubject(
 *         value = "id",
 *         roleFrom = "kind",
 *         roles = {@AboutSubject.As(value = "T", role = "teacher"), @AboutSubject.As(value = "P", role = "pupil")})
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AboutSubject {
    /** In {@link #roleFrom}: the column that tells rows of a hierarchy's classes apart. */
    String DISCRIMINATOR = "{discriminator}";

    /**
     * The path to the attribute that holds the person's id: a text, a whole number or a UUID.
     *
     * @return for example {@code id}, or {@code application.person.id} across associations
     */
    String value();

    /**
     * The role in which the person is known in every row.
     *
     * @return its id in the policy; empty where it differs by row
     */
    String role() default "";

    /**
     * The path to the attribute that tells the role: an enum, or text or a number.
     *
     * @return for example {@code kind}, or {@link #DISCRIMINATOR}; empty where the role is the same in every row
     */
    String roleFrom() default "";

    /**
     * Which value of the attribute means which role. A value that is not named means the role of that id; for an enum's
     * constant and a discriminator's value also in small letters, with hyphens for underscores.
     *
     * @return as many as need be named
     */
    As[] roles() default {};

    /** A value that means a role. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface As {
        /**
         * The value.
         *
         * @return the name of an enum's constant; of anything else what the column holds
         */
        String value();

        /**
         * The role.
         *
         * @return its id in the policy; empty for none, so that such rows are shown to no purpose and never erased
         */
        String role();
    }
}

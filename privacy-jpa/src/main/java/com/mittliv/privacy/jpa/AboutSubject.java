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
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AboutSubject {
    /**
     * The path to the attribute that holds the person's id.
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
     * The path to the attribute that holds the id of the role.
     *
     * @return for example {@code role}; empty where the role is the same in every row
     */
    String roleFrom() default "";
}

package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an attribute of an entity about people holds no personal data, or on a type, that none of the attributes
 * does that are not annotated otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface NoPersonalData {
    /**
     * Why it holds none.
     *
     * @return the reason, not blank
     */
    String because();
}

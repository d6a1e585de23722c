package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an attribute holds no personal data, nor what is embedded in it; or on a type, that none of the attributes
 * does that are not annotated otherwise. On an entity that is about nobody it says so of the whole entity. May stand on
 * an annotation of one's own that then means the same.
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

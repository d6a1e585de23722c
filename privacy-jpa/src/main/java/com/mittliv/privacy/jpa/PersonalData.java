package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an attribute holds personal data of a category. For a purpose that does not permit the category, the
 * attribute is not read from the database.
 *
 * <p>Stands on the field or the getter of an attribute, be it basic, embedded or an element collection, or on an
 * annotation of one's own that then means the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface PersonalData {
    /**
     * The category.
     *
     * @return its id in the policy, for example {@code email-address}
     */
    String value();
}

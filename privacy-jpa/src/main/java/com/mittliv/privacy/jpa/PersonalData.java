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
 * <p>Stands on the field or the getter of an attribute: a basic one, an embedded one and all it holds, a collection of
 * such with its keys, a to-one association, or a many-to-many association whose links are the data. Stands also on the
 * class of an embeddable, or on an annotation of one's own that then means the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface PersonalData {
    /**
     * The category.
     *
     * @return its id in the policy, for example {@code email-address}
     */
    String value();

    /**
     * What is read where the data are withheld, and left where they are erased from a column that cannot be empty. A
     * primitive attribute needs one; of other kinds, only texts, numbers and truth values can have one.
     *
     * @return for example {@code 0} or {@code false}; an empty array for null
     */
    String[] mask() default {};
}

package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what is left of an attribute when nothing keeps its data any more and its row stays (Art. 5(1)(e) GDPR). Without
 * it the attribute is emptied: null, or its mask where the column is never null.
 *
 * <p>What is left is read for no purpose that the policy does not permit the category for. It is for counts and reports
 * in the system scope. Whoever leaves something answers for its being anonymous enough.
 *
 * <pre>{@code
 * @PersonalData("birth-date")
 * @ErasedTo(ErasedTo.What.YEAR)
 * LocalDate bornOn;
 *
 * @PersonalData("name")
 * @ErasedTo(value = ErasedTo.What.CONSTANT, constant = "erased")
 * String name;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface ErasedTo {
    /**
     * What is left.
     *
     * @return the kind
     */
    What value();

    /**
     * The constant that is left.
     *
     * @return a text, number or truth value of the attribute's type; read only with {@link What#CONSTANT}
     */
    String constant() default "";

    /** What may be left of an attribute. */
    enum What {
        /** Nothing, as without the annotation. */
        NOTHING,
        /** The same value in all rows. */
        CONSTANT,
        /**
         * A keyed hash of the value, the same for the same value, by the key that the host gives the sweep. These are
         * still personal data while the key exists (Art. 4(5) GDPR). For texts in columns of 23 characters or more.
         */
        PSEUDONYM,
        /** The year of a date or local time: its first day. */
        YEAR,
        /** The month of a date or local time: its first day. */
        MONTH,
        /** Not even its row, whatever else that holds, unless a rule keeps something else in it by law. */
        NO_ROW
    }
}

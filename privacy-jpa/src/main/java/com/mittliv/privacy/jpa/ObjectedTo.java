package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the application keeps people's objections to a purpose in a column of its own (Art. 21 GDPR). Stands on what
 * tells when the person objected, in the entity that has one row for each person:
 *
 * <pre>{@code
 * @ObjectedTo("direct-marketing")
 * private Instant marketingObjectedAt;
 * }</pre>
 *
 * <p>Null means that no objection stands, an instant ahead of now that it does not stand yet. Objections to the purpose
 * are taken from this column alone; those to broader purposes, which cover it, count beside it. Compelling grounds
 * (Art. 21(1) GDPR) have no place here: an objection in a column stands until the column is emptied. Where you weigh
 * grounds, keep objections to that purpose with {@link com.mittliv.privacy.jpa.state.JpaSubjectStates}.
 *
 * <p>May stand on an annotation of one's own that then means the same.
 */
@Documented
@Inherited
@Repeatable(ObjectedTo.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface ObjectedTo {
    /**
     * The purpose objected to. One of the policy's rules must be open to objection for it, or for one it covers or is
     * covered by.
     *
     * @return its id in the policy
     */
    String value();

    /**
     * The path from the entity to what tells when the person objected, where it is not the annotated attribute.
     *
     * @return for example {@code choices.noMarketingSince}; empty for the annotated attribute itself
     */
    String path() default "";

    /** Several objections in one place. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /**
         * The objections.
         *
         * @return in the order written
         */
        ObjectedTo[] value();
    }
}

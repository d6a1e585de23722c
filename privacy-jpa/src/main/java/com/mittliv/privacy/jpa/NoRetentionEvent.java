package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that events of the policy never happen to the rows of an entity. Rules that wait for one never permit there, and
 * what is kept until one, or after one, is kept until another rule or the person ends it.
 */
@Documented
@Inherited
@Repeatable(NoRetentionEvent.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NoRetentionEvent {
    /**
     * The events.
     *
     * @return their ids in the policy
     */
    String[] value();

    /**
     * Why they never happen there.
     *
     * @return the reason, not blank
     */
    String because();

    /** Several reasons in one place. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /**
         * The reasons.
         *
         * @return in the order written
         */
        NoRetentionEvent[] value();
    }
}

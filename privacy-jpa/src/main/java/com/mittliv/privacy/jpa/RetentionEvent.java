package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an attribute of type {@link java.time.Instant} holds when an event of the policy happened to the row, or
 * will. Null means that it has not happened; so does an event that no attribute is named for.
 *
 * <pre>{@code
 * @RetentionEvent("recruitment-closed")
 * private Instant closedAt;
 *
 * @RetentionEvent(value = "recruitment-closed", path = "application.closedAt")
 * @ManyToOne
 * private Application application;
 * }</pre>
 */
@Documented
@Inherited
@Repeatable(RetentionEvent.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface RetentionEvent {
    /**
     * The event.
     *
     * @return its id in the policy
     */
    String value();

    /**
     * The path to the attribute from the entity, where the event lives elsewhere.
     *
     * @return for example {@code application.closedAt}; empty for the annotated attribute itself
     */
    String path() default "";

    /** Several events in one place. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /**
         * The events.
         *
         * @return in the order written
         */
        RetentionEvent[] value();
    }
}

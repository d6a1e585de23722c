package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what tells when an event of the policy happened to the row, or will. Null means that it has not happened.
 *
 * <p>An {@link java.time.Instant}, an {@link java.time.OffsetDateTime} or a {@link java.time.ZonedDateTime} in a
 * timestamp with time zone tells it exactly. A {@link java.time.LocalDate} tells the day: the event counts as the last
 * moment of that day in the policy's time zone, so that from the next day on it has happened, and nothing is opened or
 * erased early. A timestamp without time zone needs its {@link #zone}; of a time that its clocks show twice the second
 * counts.
 *
 * <pre>{@code
 * @RetentionEvent("recruitment-closed")
 * private Instant closedAt;
 *
 * @RetentionEvent(value = "recruitment-closed", path = "application.closedAt")
 * @ManyToOne
 * private Application application;
 * }</pre>
 *
 * <p>May stand on an annotation of one's own that then means the same. What never happens to an entity's rows is said by
 * {@link NoRetentionEvent}.
 */
@Documented
@Inherited
@Repeatable(RetentionEvent.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
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

    /**
     * When the event happened to every row alike, where no attribute tells it.
     *
     * @return an ISO date or instant, for example {@code 2026-06-30} or {@code 2026-06-30T10:00:00Z}; empty where an
     *     attribute tells it
     */
    String at() default "";

    /**
     * The time zone whose clocks an attribute without time zone was read from.
     *
     * @return for example {@code Europe/Stockholm}; empty where the attribute tells an instant or a day
     */
    String zone() default "";

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

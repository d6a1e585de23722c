package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a table that keeps former states of an entity's rows, as Hibernate Envers or a trigger writes it: with the same
 * columns, the key among them, and a revision. What a sweep does to a row it does to the row's former states too.
 *
 * <p>Former states of rows that the application deleted itself are not found by way of the row, and stay.
 */
@Documented
@Inherited
@Repeatable(HistoryTable.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HistoryTable {
    /**
     * The table.
     *
     * @return its name as it stands in SQL, with its schema where it needs one
     */
    String value();

    /**
     * The collection whose elements' former states are kept there.
     *
     * @return the attribute's path; empty for the rows of the entity themselves
     */
    String of() default "";

    /** Several of them. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /**
         * The annotations.
         *
         * @return one for each table
         */
        HistoryTable[] value();
    }
}

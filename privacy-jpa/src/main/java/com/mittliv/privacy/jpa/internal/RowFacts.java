package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.vocabulary.Event;
import java.util.Optional;

/** Where the facts about a row are found that conditions speak of, as SQL relative to the row's alias. */
public interface RowFacts {
    /**
     * The id of the person the row is about.
     *
     * @return an expression of a character type
     */
    Sql subject();

    /**
     * When an event happened to the row, or will.
     *
     * @param event the event
     * @return empty if the entity knows no such event
     */
    Optional<At> event(Event event);

    /**
     * What tells when an event happened.
     *
     * @param column an expression, null where it has not happened
     * @param form in which form it tells
     */
    record At(Sql column, TimeForm form) {}
}

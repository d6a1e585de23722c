package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
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
     * What the application's own columns tell of the person's consent to a purpose.
     *
     * @param purpose the purpose itself, not one that covers it
     * @return empty if consents to it are in the library's ledger
     */
    Optional<ConsentAt> consent(Purpose purpose);

    /**
     * When the person objected to a purpose, by the application's own column.
     *
     * @param purpose the purpose itself, not one that covers it
     * @return empty if objections to it are in the library's table
     */
    Optional<Sql> objection(Purpose purpose);

    /**
     * Columns that tell of a consent.
     *
     * @param given when it was given; null where it was not
     * @param withdrawn when it was withdrawn, null where it was not; empty where no column tells
     * @param wording the version of the wording that was shown; null where that is not known
     */
    record ConsentAt(Sql given, Optional<Sql> withdrawn, Sql wording) {}

    /**
     * What tells when an event happened.
     *
     * @param column an expression, null where it has not happened
     * @param form in which form it tells
     */
    record At(Sql column, TimeForm form) {}
}

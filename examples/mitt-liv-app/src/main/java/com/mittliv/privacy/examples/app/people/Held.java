package com.mittliv.privacy.examples.app.people;

/** A row about one person. */
public interface Held {
    /**
     * The row's number.
     *
     * @return the number in its table
     */
    long id();

    /**
     * Whom it is about.
     *
     * @return the person's number, the same in all tables
     */
    String personId();
}

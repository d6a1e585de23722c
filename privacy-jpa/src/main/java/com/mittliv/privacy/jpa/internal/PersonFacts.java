package com.mittliv.privacy.jpa.internal;

/** How the facts about the person of a row are found. */
@FunctionalInterface
public interface PersonFacts {
    /** In the library's tables. */
    PersonFacts IN_TABLES = (fact, inTables) -> inTables;

    /**
     * A test of one fact.
     *
     * @param fact what the fact is called
     * @param inTables the test by the library's tables
     * @return a test that holds and fails for the same rows
     */
    SqlPredicate test(String fact, SqlPredicate inTables);
}

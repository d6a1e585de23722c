package com.mittliv.privacy.jpa.matrix;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way by which an application reads or writes, with what becomes of rows and of attributes on it.
 *
 * @param group what kind of way it is
 * @param name what it is called
 * @param rows what becomes of rows that the purpose does not see
 * @param attributes what becomes of attributes that the purpose does not see
 * @param words the same for people
 */
record Path(String group, String name, Optional<Cell> rows, Optional<Cell> attributes, String words) {
    /** Some work of an application. */
    @FunctionalInterface
    interface Work {
        /** Does it and gives all that it got. */
        @Nullable
        Object of(Visit visit) throws Exception;
    }

    /** What becomes of what is forbidden. */
    enum Verdict {
        /** It is not there. */
        GUARDED,
        /** The whole is refused. */
        REFUSED,
        /** The library does not see it. */
        OUTSIDE
    }

    /** What a result must hold besides nothing forbidden. */
    enum Shows {
        /** Something permitted. */
        PERMITTED,
        /** Nothing need be left. */
        NOTHING,
        /** The number of people that the purpose sees. */
        COUNT,
        /** No row, where all data are open at least one. */
        NO_ROWS,
        /** Nothing, whatever the purpose, not even to the system. */
        NOTHING_TO_ANYBODY
    }

    /** A verdict with the work that shows it. */
    record Cell(Verdict verdict, Shows shows, Work work) {}

    static Path of(String group, String name, String words) {
        return new Path(group, name, Optional.empty(), Optional.empty(), words);
    }

    Path rows(Verdict verdict, Work work) {
        return rows(verdict, Shows.PERMITTED, work);
    }

    Path rows(Verdict verdict, Shows shows, Work work) {
        return new Path(group, name, Optional.of(new Cell(verdict, shows, work)), attributes, words);
    }

    Path attributes(Verdict verdict, Work work) {
        return attributes(verdict, Shows.NOTHING, work);
    }

    Path attributes(Verdict verdict, Shows shows, Work work) {
        return new Path(group, name, rows, Optional.of(new Cell(verdict, shows, work)), words);
    }
}

package com.mittliv.privacy.jpa.sweep;

/** What becomes of rows that another transaction has locked. None is waited for. */
enum Locking {
    /** The statement fails, so that one that does not has passed nothing by. */
    ALL_OR_NONE(" nowait"),
    /** They are passed by, unseen. */
    WHAT_IS_FREE(" skip locked");

    private final String text;

    Locking(String text) {
        this.text = text;
    }

    /** The end of a statement that locks the rows it finds. */
    String text(Unit unit) {
        return " for update" + (unit.isPostgres() ? " of pv_a" : "") + text;
    }
}

package com.mittliv.privacy.jpa.internal;

/**
 * The facts about a person as SQL on the library's tables.
 *
 * @param tables what the tables are called
 * @param subject the person's id
 * @param now the instant of the question
 * @param covering what follows a column with a purpose, so that it holds of the purpose asked for and of broader ones
 * @param counts what holds of an entry {@code pv_g} of the ledger whose purpose covers the one asked for and whose
 *     wording counts
 */
record PersonSql(StateTables tables, Sql subject, Sql now, String covering, String counts) {
    /**
     * Whether a consent is in force, as 1 or 0: the last entry gave it, to a wording that counts, and none withdrew it at
     * once.
     *
     * @param more what else must hold of the last entry's instant {@code max(pv_g.at)}
     */
    // One look over the person's entries in the order of the index, whatever the size of the ledger.
    private Sql consent(String more) {
        return Sql.of(
                "(select case when max(case when pv_g.act = 'GIVEN' and " + counts
                        + " then pv_g.at end) = max(pv_g.at) and coalesce(max(case when pv_g.act = 'WITHDRAWN'"
                        + " then pv_g.at end) < max(pv_g.at), 1=1)" + more + " then 1 else 0 end from "
                        + tables.consent() + " pv_g where pv_g.subject_id = ",
                subject,
                " and pv_g.purpose " + covering + " and pv_g.at <= ",
                now,
                " and pv_g.act <> 'REQUESTED')");
    }

    /** Whether a consent is in force, as 1 or 0. */
    Sql consent() {
        return consent("");
    }

    /** When a consent whose wording counts was last given; null if never. */
    Sql lastGivingThatCounts() {
        return last("pv_g.act = 'GIVEN' and " + counts);
    }

    /** When a consent was last given to a wording that no longer counts; null if never. */
    Sql lastGivingThatDoesNotCount() {
        return last("pv_g.act = 'GIVEN' and not " + counts);
    }

    /** When a consent was last withdrawn; null if never. */
    Sql lastWithdrawal() {
        return last("pv_g.act = 'WITHDRAWN'");
    }

    private Sql last(String entry) {
        return Sql.of(
                "(select max(pv_g.at) from " + tables.consent() + " pv_g where pv_g.subject_id = ",
                subject,
                " and pv_g.purpose " + covering + " and pv_g.at <= ",
                now,
                " and " + entry + ")");
    }

    /**
     * Rows where an objection stands.
     *
     * @param standing what else holds of such an objection {@code pv_o}
     */
    Sql objections(String standing) {
        return Sql.of(
                "select 1 from " + tables.objection() + " pv_o where pv_o.subject_id = ",
                subject,
                " and pv_o.purpose " + covering + standing + " and pv_o.at <= ",
                now);
    }

    /**
     * Rows where a restriction closes the purpose.
     *
     * @param closes what else holds of such a restriction {@code pv_r}
     */
    Sql restrictions(Sql closes) {
        return Sql.of(
                "select 1 from " + tables.restriction() + " pv_r where pv_r.subject_id = ",
                subject,
                " and pv_r.since <= ",
                now,
                " and ",
                closes);
    }

    /**
     * That a restriction leaves the purpose closed: neither left open by it, nor opened by a consent given since.
     *
     * @param since the restriction's beginning
     */
    Sql closedSince(String since) {
        return Sql.of(notLeftOpen(), " and ", consent(" and max(pv_g.at) > " + since), " = 0");
    }

    /** That no restriction leaves the purpose open. */
    Sql notLeftOpen() {
        return Sql.of(
                "not exists (select 1 from " + tables.openFor() + " pv_f where pv_f.subject_id = ",
                subject,
                " and pv_f.purpose " + covering + ")");
    }
}

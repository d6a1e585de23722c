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
    /** A consent, to a wording that counts, that no later entry of the ledger overtakes, nor a withdrawal at once. */
    private Sql consentEntry() {
        return Sql.of(
                "select 1 from " + tables.consent() + " pv_g where pv_g.subject_id = ",
                subject,
                " and pv_g.act = 'GIVEN' and pv_g.at <= ",
                now,
                " and " + counts + " and not exists (select 1 from " + tables.consent()
                        + " pv_w where pv_w.subject_id = pv_g.subject_id and pv_w.act <> 'REQUESTED' and pv_w.at <= ",
                now,
                " and pv_w.purpose " + covering + " and (pv_w.at > pv_g.at or (pv_w.at = pv_g.at"
                        + " and pv_w.act = 'WITHDRAWN')))");
    }

    /** Rows where a consent is in force. */
    Sql consents() {
        return consentEntry();
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
        return Sql.of(
                "not exists (select 1 from " + tables.openFor() + " pv_f where pv_f.subject_id = ",
                subject,
                " and pv_f.purpose " + covering + ") and not exists (",
                consentEntry(),
                " and pv_g.at > " + since + ")");
    }
}

package com.mittliv.privacy.examples.app.teamtailor;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of a file of candidates: numbers and terms of the policy, no value. */
public final class ImportReport {
    /**
     * What the policy does not let come from a source.
     *
     * @param why the refusal
     * @param values how many were left out
     */
    public record Refused(Deny why, int values) {}

    private final Source source;
    private final Map<DataCategory, Integer> collected = new LinkedHashMap<>();
    private final Map<DataCategory, Refused> refused = new LinkedHashMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();
    private int taken;
    private int known;
    private int empty;

    ImportReport(Source source) {
        this.source = source;
    }

    /**
     * Where the file came from.
     *
     * @return the source, as the policy declares it
     */
    public Source source() {
        return source;
    }

    /**
     * How many applications were stored.
     *
     * @return a number
     */
    public int taken() {
        return taken;
    }

    /**
     * How many were here already.
     *
     * @return a number
     */
    public int known() {
        return known;
    }

    /**
     * Of how many nothing was stored, since nothing of them may come from there.
     *
     * @return a number
     */
    public int empty() {
        return empty;
    }

    /**
     * How many values of which data were stored.
     *
     * @return by category
     */
    public Map<DataCategory, Integer> collected() {
        return collected;
    }

    /**
     * What was left out, and why.
     *
     * @return by category
     */
    public Map<DataCategory, Refused> refused() {
        return refused;
    }

    /**
     * Fields that stand for no data of the policy, and were not looked at.
     *
     * @return how often, by the field's name
     */
    public Map<String, Integer> unknown() {
        return unknown;
    }

    void collect(DataCategory category) {
        collected.merge(category, 1, Integer::sum);
    }

    void refuse(DataCategory category, Deny why) {
        refused.merge(category, new Refused(why, 1), (one, more) -> new Refused(one.why, one.values + more.values));
    }

    void pass(String field) {
        unknown.merge(field, 1, Integer::sum);
    }

    void countTaken() {
        taken++;
    }

    void countKnown() {
        known++;
    }

    void countEmpty() {
        empty++;
    }
}

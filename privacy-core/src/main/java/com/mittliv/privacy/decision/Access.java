package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A prepared question: may this recipient use these categories for this purpose? Resolved once, asked for many people
 * and records.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Access {
    private final PrivacyEngine engine;
    private final List<DataCategory> categories;
    /** By category in the order asked, then by role. */
    private final Lane[][] lanes;

    private final CategorySets sets;

    Access(PrivacyEngine engine, List<DataCategory> categories, Lane[][] lanes) {
        this.engine = engine;
        this.categories = categories;
        this.lanes = lanes;
        this.sets = new CategorySets(categories);
    }

    /**
     * The categories asked for.
     *
     * @return in the order given
     */
    public List<DataCategory> categories() {
        return categories;
    }

    /**
     * Decides whether all the categories may be used.
     *
     * @param subject what is known of the person
     * @param record what is known of the record
     * @param now the instant of the access
     * @return the refusal of the first category that is refused, else the permit of the first category
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names a term the policy does not declare
     */
    public Decision decide(SubjectState subject, RecordState record, Instant now) {
        CompiledSubject person = engine.compiled(subject);
        CompiledRecord row = engine.compiled(record);
        long instant = Nanos.of(now);
        Decision first = lanes[0][row.role].decideUse(person, row.clocks, instant);
        for (int i = 1; i < lanes.length && first.isPermitted(); i++) {
            Decision next = lanes[i][row.role].decideUse(person, row.clocks, instant);
            if (!next.isPermitted()) {
                return next;
            }
        }
        return first;
    }

    /**
     * Decides whether all the categories may be stored for the purpose: whether its retention keeps them. Storage waits
     * for no event and stays open under restriction (Art. 18(2) GDPR).
     *
     * @param subject what is known of the person
     * @param record what is known of the record
     * @param now the instant of the question
     * @return the refusal of the first category that is refused, else the permit of the first category
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names a term the policy does not declare
     */
    public Decision decideStorage(SubjectState subject, RecordState record, Instant now) {
        CompiledSubject person = engine.compiled(subject);
        CompiledRecord row = engine.compiled(record);
        long instant = Nanos.of(now);
        Decision first = lanes[0][row.role].decideStorage(person, row.clocks, instant);
        for (int i = 1; i < lanes.length && first.isPermitted(); i++) {
            Decision next = lanes[i][row.role].decideStorage(person, row.clocks, instant);
            if (!next.isPermitted()) {
                return next;
            }
        }
        return first;
    }

    /**
     * The categories that may be used, for masking what may not.
     *
     * @param subject what is known of the person
     * @param record what is known of the record
     * @param now the instant of the access
     * @return those of the categories asked for that are permitted, in the order asked; immutable
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names a term the policy does not declare
     */
    public Set<DataCategory> permittedCategories(SubjectState subject, RecordState record, Instant now) {
        CompiledSubject person = engine.compiled(subject);
        CompiledRecord row = engine.compiled(record);
        long instant = Nanos.of(now);
        if (!sets.areKept()) {
            BitSet permitted = new BitSet(lanes.length);
            for (int i = 0; i < lanes.length; i++) {
                permitted.set(
                        i,
                        lanes[i][row.role]
                                .decideUse(person, row.clocks, instant)
                                .isPermitted());
            }
            return sets.of(permitted);
        }
        int permitted = 0;
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i][row.role].decideUse(person, row.clocks, instant).isPermitted()) {
                permitted |= 1 << i;
            }
        }
        return sets.of(permitted);
    }

    /**
     * Keeps of a page of things those whose records may be used with all the categories.
     *
     * @param page the things
     * @param subjects tells what is known of the person a thing is about
     * @param records tells what is known of a thing's record
     * @param now the instant of the access
     * @param <T> the kind of thing
     * @return the permitted ones, in the order of the page
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names a term the policy does not declare
     */
    public <T> List<T> filter(
            Collection<T> page, Function<T, SubjectState> subjects, Function<T, RecordState> records, Instant now) {
        List<T> permitted = new ArrayList<>(page.size());
        for (T thing : page) {
            if (decide(subjects.apply(thing), records.apply(thing), now).isPermitted()) {
                permitted.add(thing);
            }
        }
        return permitted;
    }
}

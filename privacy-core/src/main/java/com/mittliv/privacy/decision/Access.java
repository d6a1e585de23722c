package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A prepared question: may this recipient use these categories for this purpose? Resolved once, asked for many people
 * and records.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Access {
    /** More categories than bits in a number are masked one by one. */
    private static final int MOST_MASKED_AT_ONCE = 64;

    private final PrivacyEngine engine;
    private final int purpose;
    // What most decisions need of {@link #use}, as near as it can be.
    private final Candidate[] only;
    // The first of them that was met, written by any thread; its fields are final.
    private Candidate first = Candidate.NOT_MET;
    private final List<DataCategory> categories;
    private final Lanes use;
    private final Lanes store;
    // Any thread may write an element, always an equal one whose fields are final.
    private final @Nullable Mask[] masks;
    // Written by any thread, with whichever comes first; its fields are final.
    private @Nullable Mask firstMask;
    private final CategorySets sets;

    Access(PrivacyEngine engine, List<DataCategory> categories, Asked asked, int purpose, int roles) {
        this.engine = engine;
        this.categories = categories;
        this.purpose = purpose;
        this.use = new Lanes(asked, Questions.Act.USE, roles);
        this.only = use.only();
        this.store = new Lanes(asked, Questions.Act.STORE, roles);
        this.masks = new Mask[roles];
        this.sets = new CategorySets(categories);
    }

    /**
     * The categories asked for.
     *
     * @return in the order given, each once
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
        long second = now.getEpochSecond();
        CompiledSubject person = subject.compiled;
        CompiledRecord row = record.compiled;
        // All that is mostly so, side by side; whatever is otherwise is worked out apart.
        if (person != null && row != null && person.isSettled(engine, second) && row.isSteady(engine, second)) {
            // Most are asked about records of one role; what it asks need not wait for the record to be looked at.
            Candidate candidate = first;
            if (candidate.role != row.role) {
                candidate = only[row.role];
            }
            Decision decision = candidate.answer(row.answer(candidate.flat()), person.settledStanding(purpose));
            if (decision != null) {
                return decision;
            }
        }
        return decideAfresh(subject, record, now);
    }

    private Decision decideAfresh(SubjectState subject, RecordState record, Instant now) {
        long instant = Nanos.of(now);
        CompiledRecord row = engine.compiled(record, instant);
        Decision decision = use.decide(engine.compiled(subject), row, instant);
        if (first == Candidate.NOT_MET) {
            first = only[row.role];
        }
        return decision;
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
        long instant = Nanos.of(now);
        return store.decide(engine.compiled(subject), engine.compiled(record, instant), instant);
    }

    /**
     * The categories that may be used, for masking what may not.
     *
     * @param subject what is known of the person
     * @param record what is known of the record
     * @param now the instant of the access
     * @return those of the categories asked for that are permitted, in the order asked; immutable; {@code contains}
     *     knows a category by its id, however it is described
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names a term the policy does not declare
     */
    public Set<DataCategory> permittedCategories(SubjectState subject, RecordState record, Instant now) {
        long second = now.getEpochSecond();
        CompiledSubject person = subject.compiled;
        CompiledRecord row = record.compiled;
        // Most are asked about records of one role; its mask need not wait for the record to be looked at.
        Mask first = firstMask;
        if (person != null && row != null && person.isSettled(engine, second) && row.isSteady(engine, second)) {
            Mask mask = first != null && first.role == row.role ? first : masks[row.role];
            if (mask != null && mask.isAnsweredBy(row)) {
                return mask.open(person.settledStanding(purpose), row, sets);
            }
        }
        return permittedAfresh(subject, record, now);
    }

    private Set<DataCategory> permittedAfresh(SubjectState subject, RecordState record, Instant now) {
        long instant = Nanos.of(now);
        CompiledSubject person = engine.compiled(subject);
        CompiledRecord row = engine.compiled(record, instant);
        return categories.size() > MOST_MASKED_AT_ONCE
                ? oneByOne(person, row, instant)
                : sets.of(mask(row.role).open(person, row, instant));
    }

    private Mask mask(int role) {
        Mask mask = masks[role];
        if (mask == null) {
            mask = Mask.of(role, purpose, use.of(role));
            masks[role] = mask;
            firstMask = firstMask == null ? mask : firstMask;
        }
        return mask;
    }

    private Set<DataCategory> oneByOne(CompiledSubject person, CompiledRecord row, long instant) {
        Candidate[] candidates = use.of(row.role);
        Set<DataCategory> permitted = new LinkedHashSet<>();
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i].decide(person, row, instant).isPermitted()) {
                permitted.add(categories.get(i));
            }
        }
        return Collections.unmodifiableSet(permitted);
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

package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a question's categories are open for one role: what several rules or categories ask alike is asked once.
 */
final class Mask {
    private static final int LATELY_BITS = 8;

    final int role;
    private final int purpose;
    /** The flat checks side by side, and what each opens. */
    private final int[] flat;

    private final long[] opened;
    /** The checks that lean on others, and what each opens. */
    private final Liveness[] leaning;

    private final long[] openedLeaning;
    /** What the first word of a record's answers must tell, for the flat checks to be all that is asked. */
    private final long known;
    /** The bits of those answers. */
    private final long asked;
    // Any thread may write an element, whose fields are final; one that is pushed out is made anew.
    private final @Nullable Opened[] lately = new Opened[1 << LATELY_BITS];

    private Mask(int role, int purpose, List<Opening> flat, List<Opening> leaning) {
        this.role = role;
        this.purpose = purpose;
        this.flat = flat.stream().mapToInt(opening -> opening.check.flat()).toArray();
        this.opened = bits(flat);
        this.leaning = leaning.stream().map(Opening::check).toArray(Liveness[]::new);
        this.openedLeaning = bits(leaning);
        this.known = leaning.isEmpty()
                ? flat.stream()
                        .mapToLong(opening -> CompiledRecord.known(opening.check.flat()))
                        .reduce(0, (a, b) -> a | b)
                : -1;
        this.asked = known | known >>> 1 | known >>> 2 | known >>> 3;
    }

    /** What a record's answers and a person's standing open. */
    private record Opened(long answers, int standing, Set<DataCategory> categories) {}

    /** A check, with the places of the categories it opens. */
    private record Opening(Liveness check, BitSet places) {}

    /** The mask of at most 64 categories, given the rules for each; what is asked of a person is asked of a purpose. */
    static Mask of(int role, int purpose, Candidate[] byCategory) {
        List<Opening> flat = new ArrayList<>();
        List<Opening> leaning = new ArrayList<>();
        for (int category = 0; category < byCategory.length; category++) {
            for (Candidate rule = byCategory[category]; rule != null; rule = rule.next()) {
                if (rule.canPermit()) {
                    places(rule, rule.keepsByItself() ? flat : leaning).set(category);
                }
            }
        }
        return new Mask(role, purpose, flat, leaning);
    }

    private static BitSet places(Liveness check, List<Opening> openings) {
        for (Opening opening : openings) {
            if (opening.check.isSameAs(check)) {
                return opening.places;
            }
        }
        BitSet places = new BitSet();
        openings.add(new Opening(check, places));
        return places;
    }

    private static long[] bits(List<Opening> openings) {
        return openings.stream()
                .mapToLong(opening -> opening.places.toLongArray()[0])
                .toArray();
    }

    /** Whether flat checks are all that is asked, and a record answers them. */
    boolean isAnsweredBy(CompiledRecord record) {
        return record.hasAnswers(known);
    }

    /**
     * The open categories, if the record answers all that is asked. Few persons' standings and records' answers differ,
     * so that what they open is at hand.
     */
    Set<DataCategory> open(int standing, CompiledRecord record, CategorySets sets) {
        long answers = record.answers(asked);
        Opened met = lately[place(answers, standing)];
        return met != null && met.answers == answers && met.standing == standing
                ? met.categories
                : openAfresh(standing, record, sets);
    }

    private Set<DataCategory> openAfresh(int standing, CompiledRecord record, CategorySets sets) {
        long answers = record.answers(asked);
        Set<DataCategory> categories = sets.of(bits(standing, record));
        lately[place(answers, standing)] = new Opened(answers, standing, categories);
        return categories;
    }

    private static int place(long answers, int standing) {
        return (int) ((answers ^ standing) * 0x9E3779B97F4A7C15L >>> Long.SIZE - LATELY_BITS);
    }

    private long bits(int standing, CompiledRecord record) {
        long open = 0;
        for (int i = 0; i < flat.length; i++) {
            int check = flat[i];
            open |= Outcome.ifPermitted(Liveness.outcome(check, record.answer(check), standing), opened[i]);
        }
        return open;
    }

    /** The places of the open categories, as bits. */
    long open(CompiledSubject subject, CompiledRecord record, long now) {
        int standing = subject.standing(purpose, now);
        long open = 0;
        for (int i = 0; i < flat.length; i++) {
            open |= Outcome.ifPermitted(Liveness.outcome(flat[i], record, standing, now), opened[i]);
        }
        for (int i = 0; i < leaning.length; i++) {
            open |= Outcome.ifPermitted(leaning[i].outcome(subject, record, now), openedLeaning[i]);
        }
        return open;
    }
}

package com.mittliv.privacy.json;

import com.mittliv.privacy.internal.Nearest;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.PolicyProblem.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gathers what is wrong with a file while it is read: all of it, up to bounds that no file written by people meets. */
final class Problems {
    private static final int MOST = 100_000;
    private static final int MOST_CHARACTERS = 20_000_000;
    private static final long MOST_COMPARISONS = 200_000_000;
    private static final int FEW = 12;

    /** What of a property a problem is about. */
    enum Spot {
        /** Its name. */
        NAME,
        /** Its value. */
        VALUE
    }

    /**
     * A problem as it was told.
     *
     * @param problem the problem, with or without its place
     * @param spot where to look for the place
     */
    record Told(PolicyProblem problem, Spot spot) {}

    /**
     * What a part of the file needs to have.
     *
     * @param part the part
     * @param has what it has of that
     */
    record Needs(Obj part, Constraints.Having has) {}

    private final List<Told> told = new ArrayList<>();
    private final List<Needs> needs = new ArrayList<>();
    private int characters;
    private int leftOut;
    private long comparisons;

    void add(String path, String fact, String help) {
        add(PolicyProblem.of(path, fact, help));
    }

    void add(PolicyProblem problem) {
        tell(problem, Spot.VALUE);
    }

    void addAt(Place place, String path, String fact, String help) {
        add(PolicyProblem.of(path, fact, help).at(place));
    }

    void addAtName(String path, String fact, String help) {
        tell(PolicyProblem.of(path, fact, help), Spot.NAME);
    }

    /** Notes what a part needs to have, to be checked when all is read. */
    void needs(Obj part, Constraints.Having has) {
        needs.add(new Needs(part, has));
    }

    List<Needs> needs() {
        return needs;
    }

    /** A word that is none of those known. */
    void unknown(String path, String fact, String word, Collection<String> known) {
        add(path, fact, wayOut(near(word, known), known));
    }

    /** What to write instead of an unknown word. */
    static String wayOut(Optional<String> near, Collection<String> known) {
        return near.map(word -> "did you mean `" + word + "`?")
                .orElseGet(() -> known.isEmpty() || known.size() > FEW
                        ? "declare it, or use one that is declared"
                        : "use " + (known.size() == 1 ? "" : "one of ") + String.join(", ", known));
    }

    /** The known word nearest to another; looked for only as long as it can be afforded. */
    Optional<String> near(String word, Collection<String> known) {
        comparisons += (long) word.length() * word.length() * known.size();
        return comparisons > MOST_COMPARISONS ? Optional.empty() : Nearest.to(word, known);
    }

    private void tell(PolicyProblem problem, Spot spot) {
        characters += problem.path().length()
                + problem.fact().length()
                + problem.help().map(String::length).orElse(0);
        if (told.size() < MOST && characters < MOST_CHARACTERS) {
            told.add(new Told(problem, spot));
        } else {
            characters = MOST_CHARACTERS;
            leftOut++;
        }
    }

    int count() {
        return told.size() + leftOut;
    }

    int leftOut() {
        return leftOut;
    }

    List<Told> told() {
        return told;
    }
}

package com.mittliv.privacy.json;

import com.mittliv.privacy.internal.Nearest;
import com.mittliv.privacy.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what is wrong with a file while it is read. */
final class Problems {
    private static final int LONGEST_QUOTE = 60;

    private final List<PolicyProblem> found = new ArrayList<>();

    void add(String path, String fact, String help) {
        found.add(PolicyProblem.of(path, fact, help));
    }

    void addAll(List<PolicyProblem> more) {
        found.addAll(more);
    }

    /** A word that is none of those known. */
    void unknown(String path, String fact, String word, Collection<String> known) {
        String help = Nearest.to(word, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> known.isEmpty() || known.size() > 12
                        ? "declare it, or use one that is declared"
                        : "use one of " + String.join(", ", known));
        add(path, fact, help);
    }

    List<PolicyProblem> found() {
        return found;
    }

    /** A value of the file for a message: cut short, on one line. */
    static String quote(Object value) {
        String words = String.valueOf(value).replaceAll("\\s+", " ");
        return "`" + (words.length() > LONGEST_QUOTE ? words.substring(0, LONGEST_QUOTE) + "…" : words) + "`";
    }
}

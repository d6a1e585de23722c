package com.mittliv.privacy.decision;

import com.mittliv.privacy.internal.Grouping;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rules for one role, in the policy's order, found by purpose and by category. */
final class RoleRules {
    /** A rule with its place in the policy, and its terms as sorted numbers. */
    static final class Numbered {
        private final int place;
        private final ProcessingRule rule;
        private final ProcessingRule ground;
        private final int[] categories;
        private final int[] purposes;
        private final int[] recipients;
        private final int[] sources;

        Numbered(
                int place,
                ProcessingRule rule,
                ProcessingRule ground,
                int[] categories,
                int[] purposes,
                int[] recipients,
                int[] sources) {
            this.place = place;
            this.rule = rule;
            this.ground = ground;
            this.categories = categories;
            this.purposes = purposes;
            this.recipients = recipients;
            this.sources = sources;
        }

        int place() {
            return place;
        }

        ProcessingRule rule() {
            return rule;
        }

        /** The rule with every purpose it keeps data for. */
        ProcessingRule ground() {
            return ground;
        }

        boolean uses(int[] categoryChain) {
            return meets(categories, categoryChain);
        }

        boolean serves(int[] purposeChain) {
            return meets(purposes, purposeChain);
        }

        boolean reaches(int[] recipientChain) {
            return meets(recipients, recipientChain);
        }

        boolean draws(int[] sourceChain) {
            return meets(sources, sourceChain);
        }
    }

    private final RecordChecks checks;
    private final Map<Integer, List<Numbered>> byPurpose = new HashMap<>();
    private final Map<Integer, List<Numbered>> byCategory = new HashMap<>();

    RoleRules(RecordChecks checks) {
        this.checks = checks;
    }

    void add(Numbered numbered) {
        for (int purpose : numbered.purposes) {
            Grouping.add(byPurpose, purpose, numbered);
        }
        for (int category : numbered.categories) {
            Grouping.add(byCategory, category, numbered);
        }
    }

    RecordChecks checks() {
        return checks;
    }

    /** The rules that join the role with a category. */
    List<Numbered> using(int[] categoryChain) {
        return inOrder(named(byCategory, categoryChain));
    }

    /** The rules that join the role with a category and a purpose. */
    List<Numbered> serving(int[] purposeChain, int[] categoryChain) {
        Collection<Numbered> serving = named(byPurpose, purposeChain);
        Collection<Numbered> using = named(byCategory, categoryChain);
        return serving.size() < using.size()
                ? inOrder(serving.stream()
                        .filter(rule -> rule.uses(categoryChain))
                        .toList())
                : inOrder(
                        using.stream().filter(rule -> rule.serves(purposeChain)).toList());
    }

    private static List<Numbered> named(Map<Integer, List<Numbered>> byTerm, int[] chain) {
        if (chain.length == 1) {
            return byTerm.getOrDefault(chain[0], List.of());
        }
        return IntStream.of(chain)
                .mapToObj(term -> byTerm.getOrDefault(term, List.of()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Numbered> inOrder(Collection<Numbered> rules) {
        return rules.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Numbered::place))
                .toList();
    }

    /** Whether sorted numbers and a chain of ever wider terms have one in common. */
    static boolean meets(int[] sorted, int[] chain) {
        for (int number : chain) {
            if (Arrays.binarySearch(sorted, number) >= 0) {
                return true;
            }
        }
        return false;
    }
}

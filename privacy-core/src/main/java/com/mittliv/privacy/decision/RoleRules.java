package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Calendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rules for one role, in the policy's order, found by purpose. */
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

    private final RoleClocks clocks;
    private final List<Numbered> rules = new ArrayList<>();
    private final Map<Integer, List<Numbered>> byPurpose = new HashMap<>();
    private final BitSet categories = new BitSet();

    RoleRules(Calendar calendar) {
        this.clocks = new RoleClocks(calendar);
    }

    void add(Numbered numbered) {
        rules.add(numbered);
        for (int purpose : numbered.purposes) {
            byPurpose.computeIfAbsent(purpose, p -> new ArrayList<>()).add(numbered);
        }
        for (int category : numbered.categories) {
            categories.set(category);
        }
        // All clocks are known before any record is read.
        numbered.rule.onlyAfter().forEach(clocks::at);
        if (Conditions.keepsByItself(numbered.rule)) {
            Keeping unused = Keeping.compile(numbered.rule.retention(), clocks);
        }
    }

    RoleClocks clocks() {
        return clocks;
    }

    /** The rules that join the role with a category. */
    List<Numbered> using(int[] categoryChain) {
        return isUsed(categoryChain)
                ? rules.stream().filter(rule -> rule.uses(categoryChain)).toList()
                : List.of();
    }

    /** The first rule that joins the role with a category. */
    Optional<Numbered> firstUsing(int[] categoryChain) {
        return isUsed(categoryChain)
                ? rules.stream().filter(rule -> rule.uses(categoryChain)).findFirst()
                : Optional.empty();
    }

    private boolean isUsed(int[] categoryChain) {
        return IntStream.of(categoryChain).anyMatch(categories::get);
    }

    /** The rules that join the role with a category and a purpose. */
    List<Numbered> serving(int[] purposeChain, int[] categoryChain) {
        return IntStream.of(purposeChain)
                .mapToObj(purpose -> byPurpose.getOrDefault(purpose, List.of()))
                .flatMap(List::stream)
                .filter(rule -> rule.uses(categoryChain))
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

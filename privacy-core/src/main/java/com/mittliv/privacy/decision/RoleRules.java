package com.mittliv.privacy.decision;

import com.mittliv.privacy.policy.ProcessingRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules for one role, in the policy's order, found by purpose and by category. */
final class RoleRules {
    /** A rule with its place in the policy, and its terms as numbers. */
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

    /** Rules by the terms of a kind that they name: side by side in the order of the terms, which are sorted. */
    private static final class ByTerm {
        private final int[] terms;
        private final Numbered[] rules;

        ByTerm(List<Numbered> all, Function<Numbered, int[]> named) {
            int count = 0;
            for (Numbered rule : all) {
                count += named.apply(rule).length;
            }
            // The term above, the rule below.
            long[] pairs = new long[count];
            int next = 0;
            for (int rule = 0; rule < all.size(); rule++) {
                for (int term : named.apply(all.get(rule))) {
                    pairs[next++] = (long) term << Integer.SIZE | rule;
                }
            }
            Arrays.sort(pairs);
            terms = new int[count];
            rules = new Numbered[count];
            for (int i = 0; i < count; i++) {
                terms[i] = (int) (pairs[i] >>> Integer.SIZE);
                rules[i] = all.get((int) pairs[i]);
            }
        }

        /** The rules that name a term of a chain. */
        List<Numbered> naming(int[] chain) {
            List<Numbered> found = new ArrayList<>();
            for (int term : chain) {
                for (int i = first(term); i < terms.length && terms[i] == term; i++) {
                    found.add(rules[i]);
                }
            }
            return found;
        }

        private int first(int term) {
            int low = 0;
            int high = terms.length;
            while (low < high) {
                int middle = low + high >>> 1;
                if (terms[middle] < term) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private record Index(ByTerm byPurpose, ByTerm byCategory) {}

    private final RecordChecks checks;
    private final List<Numbered> rules = new ArrayList<>();
    // Made when a role is first asked about; written by any thread, always alike, its fields are final.
    private @Nullable Index index;

    RoleRules(RecordChecks checks) {
        this.checks = checks;
    }

    /** Adds a rule, before any is asked for. */
    void add(Numbered numbered) {
        rules.add(numbered);
    }

    RecordChecks checks() {
        return checks;
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = new Index(
                    new ByTerm(rules, numbered -> numbered.purposes),
                    new ByTerm(rules, numbered -> numbered.categories));
            index = known;
        }
        return known;
    }

    /** The rules that join the role with a category. */
    List<Numbered> using(int[] categoryChain) {
        return inOrder(index().byCategory.naming(categoryChain));
    }

    /** The rules that join the role with a category and a purpose. */
    List<Numbered> serving(int[] purposeChain, int[] categoryChain) {
        List<Numbered> serving = index().byPurpose.naming(purposeChain);
        List<Numbered> using = index().byCategory.naming(categoryChain);
        return serving.size() < using.size()
                ? inOrder(serving.stream()
                        .filter(rule -> rule.uses(categoryChain))
                        .toList())
                : inOrder(
                        using.stream().filter(rule -> rule.serves(purposeChain)).toList());
    }

    private static List<Numbered> inOrder(Collection<Numbered> rules) {
        return rules.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Numbered::place))
                .toList();
    }

    /** Whether some numbers and a chain of ever wider terms have one in common. */
    static boolean meets(int[] numbers, int[] chain) {
        for (int number : numbers) {
            for (int wider : chain) {
                if (number == wider) {
                    return true;
                }
            }
        }
        return false;
    }
}

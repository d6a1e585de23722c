package com.mittliv.privacy.policy;

import com.mittliv.privacy.internal.Nearest;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold across a policy, whichever form it was written in. */
final class PolicyChecks {
    private static final int MOST = 100_001;

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Vocabulary vocabulary;
    private final List<Prohibition> prohibitions;
    // Ids of the categories that cover something special: special ones, those they belong to, and their parts.
    private final Set<String> coveringSpecial;
    // By identity: a term's own hash goes through all its texts, and every rule is held against every prohibition.
    private final Map<Term, Set<String>> selfAndBroader = new IdentityHashMap<>();

    private PolicyChecks(Vocabulary vocabulary, List<Prohibition> prohibitions) {
        this.vocabulary = vocabulary;
        this.prohibitions = prohibitions;
        this.coveringSpecial = vocabulary.categories().stream()
                .filter(SensitiveData::isSpecial)
                .flatMap(category -> Hierarchy.selfAndBroader(category).stream())
                .map(Term::id)
                .collect(Collectors.toSet());
    }

    static List<PolicyProblem> problemsOf(
            String id,
            String version,
            List<String> languages,
            Vocabulary vocabulary,
            List<ProcessingRule> rules,
            List<Prohibition> prohibitions,
            List<Duty> duties,
            List<Cookie> cookies) {
        PolicyChecks checks = new PolicyChecks(vocabulary, prohibitions);
        checks.header(id, version, languages);
        checks.recipients();
        checks.unique("rules", rules, ProcessingRule::id);
        checks.unique("prohibitions", prohibitions, Prohibition::id);
        checks.unique("duties", duties, Duty::id);
        checks.cookies(cookies);
        for (int i = 0; i < rules.size(); i++) {
            checks.rule("$.rules[" + i + "]", rules.get(i), languages);
        }
        return checks.problems;
    }

    private void header(String id, String version, List<String> languages) {
        if (!Term.isId(id)) {
            add("$.policy", "`" + id + "` is no policy id", "use small letters and digits in words joined by hyphens");
        }
        if (version.isBlank()) {
            add("$.version", "the version is blank", "name this version, for example `1`");
        }
        if (languages.isEmpty() || !languages.stream().allMatch(Text::isLanguage)) {
            add("$.languages", "the policy's languages are not named", "give ISO 639 codes, for example `sv`");
        }
    }

    private void recipients() {
        List<Recipient> all = vocabulary.recipients();
        for (int i = 0; i < all.size(); i++) {
            Recipient recipient = all.get(i);
            Optional<String> abroad = recipient.country().filter(country -> !Recipient.isInEea(country));
            if (abroad.isPresent() && recipient.safeguards().isEmpty()) {
                add(
                        "$.vocabulary.recipients[" + i + "].country",
                        "recipient `" + recipient.id() + "` is in `" + abroad.get()
                                + "`, outside the EU/EEA, without a safeguard",
                        "name the safeguards of Art. 44–49 GDPR it is under in `safeguards`, or leave its country out"
                                + " where both are told at each access");
            }
        }
    }

    private void cookies(List<Cookie> cookies) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cookies.size(); i++) {
            if (!seen.add(cookies.get(i).name())) {
                add("$.cookies[" + i + "].name", "a cookie is declared twice", "keep one declaration");
            }
        }
    }

    private <T> void unique(String list, List<T> items, Function<T, String> idOf) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String id = idOf.apply(items.get(i));
            if (!seen.add(id)) {
                add("$." + list + "[" + i + "].id", "id `" + id + "` is used twice in `" + list + "`", "rename one");
            }
        }
    }

    private void rule(String path, ProcessingRule rule, List<String> languages) {
        for (Prohibition never : prohibitions) {
            if (permits(rule, never)) {
                add(
                        path + ".purposes",
                        "rule `" + rule.id() + "` permits what prohibition `" + never.id() + "` forbids",
                        "remove the rule, or the prohibition");
            }
        }
        List<String> special = rule.categories().stream()
                .map(Term::id)
                .filter(coveringSpecial::contains)
                .toList();
        if (!special.isEmpty() && rule.specialCategoryCondition().isEmpty()) {
            add(
                    path + ".categories",
                    "rule `" + rule.id() + "` covers a special category of data, `" + special.get(0)
                            + "`, without a condition of Art. 9(2) GDPR",
                    "state it in `specialCategoryCondition`, for example `explicit-consent`");
        }
        languages(path, rule, languages);
        retention(path + ".retention", rule, rule.retention(), false);
    }

    private void languages(String path, ProcessingRule rule, List<String> languages) {
        for (String language : rule.text().byLanguage().keySet()) {
            if (!languages.contains(language)) {
                add(
                        path + ".text." + language,
                        "rule `" + rule.id() + "` has a text in `" + language + "`, which the policy is not written in",
                        didYouMean(language, languages, "add it to `languages`"));
            }
        }
    }

    private void retention(String path, ProcessingRule rule, Retention retention, boolean insideLatest) {
        if (retention instanceof WhileConsented && !(rule.basis() instanceof LegalBasis.Consent)) {
            add(
                    path,
                    "rule `" + rule.id() + "` keeps data while consented, but does not rest on consent",
                    "choose another retention, or the basis `consent`");
        }
        if (retention instanceof UntilRecorded && !insideLatest) {
            add(
                    path,
                    "rule `" + rule.id() + "` keeps data only until a recorded event, which keeps nothing without a"
                            + " record",
                    "put `untilIfRecorded` inside `latestOf`, beside the ordinary end");
        }
        if (retention instanceof WhileOtherwiseKept && retention != rule.retention()) {
            add(
                    path,
                    "rule `" + rule.id() + "` combines `while-otherwise-kept` with another end",
                    "use it alone: such a rule never keeps data by itself");
        }
        List<Retention> parts = Retentions.partsOf(retention);
        String list = retention instanceof EarliestOf ? ".earliestOf[" : ".latestOf[";
        for (int i = 0; i < parts.size(); i++) {
            retention(path + list + i + "]", rule, parts.get(i), retention instanceof LatestOf);
        }
    }

    private boolean permits(ProcessingRule rule, Prohibition never) {
        return meet(rule.purposes(), never.purposes())
                && meet(rule.categories(), never.categories())
                && meet(rule.recipients(), never.recipients());
    }

    /** Whether a rule's terms and a prohibition's have something in common, narrower terms included. */
    private boolean meet(Collection<? extends Term> ruled, Collection<? extends Term> forbidden) {
        return forbidden.isEmpty()
                || ruled.stream().anyMatch(a -> forbidden.stream().anyMatch(b -> covers(a, b) || covers(b, a)));
    }

    private boolean covers(Term wider, Term term) {
        return selfAndBroader
                .computeIfAbsent(
                        term,
                        t -> Hierarchy.selfAndBroader(t).stream().map(Term::id).collect(Collectors.toSet()))
                .contains(wider.id());
    }

    private static String didYouMean(String word, Collection<String> known, String otherwise) {
        return Nearest.to(word, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(otherwise);
    }

    private void add(String path, String fact, String help) {
        if (problems.size() < MOST) {
            problems.add(PolicyProblem.of(path, fact, help));
        }
    }
}

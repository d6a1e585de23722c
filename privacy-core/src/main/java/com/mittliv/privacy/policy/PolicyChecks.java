package com.mittliv.privacy.policy;

import com.mittliv.privacy.internal.Nearest;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
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

/** What must hold across a policy, whichever form it was written in. */
final class PolicyChecks {
    private static final int MOST = 100_001;

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Vocabulary vocabulary;
    private final List<Prohibition> prohibitions;
    // Ids of the categories that cover something special: special ones, those they belong to, and their parts.
    private final Set<String> coveringSpecial = new HashSet<>();
    // By identity: a term's own hash goes through all its texts, and every rule is held against every prohibition.
    private final Map<Term, Set<String>> selfAndBroader = new IdentityHashMap<>();

    private PolicyChecks(Vocabulary vocabulary, List<Prohibition> prohibitions) {
        this.vocabulary = vocabulary;
        this.prohibitions = prohibitions;
        for (DataCategory category : vocabulary.categories()) {
            if (SensitiveData.isSpecial(category)) {
                coveringSpecial.addAll(idsOf(Hierarchy.selfAndBroader(category)));
            }
        }
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
        Set<String> ruleIds = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            checks.unique("rules", i, rules.get(i).id(), ruleIds);
        }
        Set<String> prohibitionIds = new HashSet<>();
        for (int i = 0; i < prohibitions.size(); i++) {
            checks.unique("prohibitions", i, prohibitions.get(i).id(), prohibitionIds);
        }
        Set<String> dutyIds = new HashSet<>();
        for (int i = 0; i < duties.size(); i++) {
            checks.unique("duties", i, duties.get(i).id(), dutyIds);
        }
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
        if (!areNamed(languages)) {
            add("$.languages", "the policy's languages are not named", "give ISO 639 codes, for example `sv`");
        }
    }

    private static boolean areNamed(List<String> languages) {
        for (String language : languages) {
            if (!Text.isLanguage(language)) {
                return false;
            }
        }
        return !languages.isEmpty();
    }

    private void recipients() {
        List<Recipient> all = vocabulary.recipients();
        for (int i = 0; i < all.size(); i++) {
            Recipient recipient = all.get(i);
            Optional<String> country = recipient.country();
            boolean isAbroad = country.isPresent() && !Recipient.isInEea(country.get());
            if (isAbroad && recipient.safeguards().isEmpty()) {
                add(
                        "$.vocabulary.recipients[" + i + "].country",
                        "recipient `" + recipient.id() + "` is in `" + country.get()
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

    private void unique(String list, int place, String id, Set<String> seen) {
        if (!seen.add(id)) {
            add("$." + list + "[" + place + "].id", "id `" + id + "` is used twice in `" + list + "`", "rename one");
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
        if (rule.specialCategoryCondition().isEmpty()) {
            special(path + ".categories", rule);
        }
        languages(path, rule, languages);
        retention(path + ".retention", rule, rule.retention(), false);
    }

    private void special(String path, ProcessingRule rule) {
        for (DataCategory category : rule.categories()) {
            if (coveringSpecial.contains(category.id())) {
                add(
                        path,
                        "rule `" + rule.id() + "` covers a special category of data, `" + category.id()
                                + "`, without a condition of Art. 9(2) GDPR",
                        "state it in `specialCategoryCondition`, for example `explicit-consent`");
                return;
            }
        }
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
        for (Term a : ruled) {
            for (Term b : forbidden) {
                if (covers(a, b) || covers(b, a)) {
                    return true;
                }
            }
        }
        return forbidden.isEmpty();
    }

    private boolean covers(Term wider, Term term) {
        Set<String> ids = selfAndBroader.get(term);
        if (ids == null) {
            ids = idsOf(Hierarchy.selfAndBroader(term));
            selfAndBroader.put(term, ids);
        }
        return ids.contains(wider.id());
    }

    private static Set<String> idsOf(Collection<? extends Term> terms) {
        Set<String> ids = new HashSet<>();
        for (Term term : terms) {
            ids.add(term.id());
        }
        return ids;
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

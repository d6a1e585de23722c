package com.mittliv.privacy.policy;

import com.mittliv.privacy.internal.FormerName;
import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Optional;

/** Texts that are missing, or speak of something under a name it no longer has. */
final class TextFindings {
    private final Policy policy;
    private final Analysis analysis;

    TextFindings(Policy policy, Analysis analysis) {
        this.policy = policy;
        this.analysis = analysis;
    }

    /** The languages in which something is not said. */
    static List<String> missing(List<String> languages, Text text) {
        return languages.stream()
                .filter(language -> !text.byLanguage().containsKey(language))
                .toList();
    }

    void report() {
        check("$.title", "the title", Optional.empty(), policy.title());
        policy.supervisoryAuthority()
                .ifPresent(name -> check(
                        "$.supervisoryAuthority", "the entry of the supervisory authority", Optional.empty(), name));
        sections();
        terms();
        for (int i = 0; i < policy.rules().size(); i++) {
            rule("$.rules[" + i + "]", policy.rules().get(i));
        }
        promises();
    }

    private void sections() {
        for (int i = 0; i < policy.sections().size(); i++) {
            Policy.Section section = policy.sections().get(i);
            String path = "$.sections[" + i + "]";
            String what = "section `" + section.id() + "`";
            Optional<String> about = Optional.of(section.id());
            check(path + ".title", "the title of " + what, about, section.title());
            for (int j = 0; j < section.statements().size(); j++) {
                Text statement = section.statements().get(j);
                check(path + ".statements[" + j + "]", "a statement of " + what, about, statement);
            }
        }
    }

    private void terms() {
        var words = policy.vocabulary();
        terms("roles", words.roles());
        terms("categories", words.categories());
        terms("purposes", words.purposes());
        terms("events", words.events());
        terms("recipients", words.recipients());
        terms("sources", words.sources());
        for (int i = 0; i < words.sources().size(); i++) {
            Source source = words.sources().get(i);
            String path = "$.vocabulary.sources[" + i + "].governedBy";
            source.governedBy()
                    .ifPresent(text ->
                            check(path, "what governs source `" + source.id() + "`", Optional.of(source.id()), text));
        }
        terms("safeguards", words.safeguards());
    }

    private void terms(String list, List<? extends Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            check(
                    "$.vocabulary." + list + "[" + i + "].name",
                    "the name of " + term.kindName() + " `" + term.id() + "`",
                    Optional.of(term.id()),
                    term.label().name());
        }
    }

    private void rule(String path, ProcessingRule rule) {
        String what = "rule `" + rule.id() + "`";
        Optional<String> about = Optional.of(rule.id());
        if (rule.text().isEmpty()) {
            analysis.add(
                    Kind.RULE_WITHOUT_TEXT,
                    rule.id(),
                    path + ".text",
                    what + " quotes no words of the policy",
                    "add in `text` what people read");
        }
        if (rule.section().isEmpty() && !policy.sections().isEmpty()) {
            analysis.add(
                    Kind.RULE_WITHOUT_SECTION,
                    rule.id(),
                    path + ".section",
                    what + " stands for no section of the policy",
                    "name it in `section`");
        }
        check(path + ".text", "the text of " + what, about, rule.text());
        basisText(rule.basis()).ifPresent(text -> check(path + ".basis", "the basis of " + what, about, text));
        Retentions.nodesOf(rule.retention())
                .filter(WhileRequired.class::isInstance)
                .map(node -> ((WhileRequired) node).statute())
                .forEach(text -> check(path + ".retention", "the statute that keeps the data of " + what, about, text));
    }

    private static Optional<Text> basisText(LegalBasis basis) {
        if (basis instanceof LegalObligation obligation) {
            return Optional.of(obligation.statute());
        } else if (basis instanceof PublicTask task) {
            return Optional.of(task.statute());
        }
        return basis instanceof LegitimateInterests interests ? Optional.of(interests.interest()) : Optional.empty();
    }

    private void promises() {
        for (int i = 0; i < policy.prohibitions().size(); i++) {
            Prohibition never = policy.prohibitions().get(i);
            String what = "the text of prohibition `" + never.id() + "`";
            check("$.prohibitions[" + i + "].text", what, Optional.of(never.id()), never.text());
        }
        for (int i = 0; i < policy.rights().size(); i++) {
            DeclaredRight declared = policy.rights().get(i);
            String id = declared.right().id();
            check("$.rights[" + i + "].text", "the text of the right `" + id + "`", Optional.of(id), declared.text());
        }
        for (int i = 0; i < policy.duties().size(); i++) {
            Duty duty = policy.duties().get(i);
            String what = "the text of duty `" + duty.id() + "`";
            check("$.duties[" + i + "].text", what, Optional.of(duty.id()), duty.text());
        }
        for (int i = 0; i < policy.cookies().size(); i++) {
            Cookie cookie = policy.cookies().get(i);
            String what = "the description of cookie `" + cookie.name() + "`";
            check("$.cookies[" + i + "].description", what, Optional.of(cookie.name()), cookie.description());
        }
    }

    private void check(String path, String what, Optional<String> about, Text text) {
        List<String> missing = text.isEmpty() ? List.of() : missing(policy.languages(), text);
        if (!missing.isEmpty()) {
            analysis.add(
                    Kind.TEXT_NOT_TRANSLATED,
                    about,
                    path,
                    what + " is missing in `" + String.join("`, `", missing) + "`",
                    "add it, or take the language out of `languages` (Art. 12(1) GDPR)");
        }
        for (FormerName name : FormerName.values()) {
            text.byLanguage().forEach((language, words) -> {
                if (name.isTakenForCurrentIn(words)) {
                    String where = path + "." + language;
                    analysis.add(Kind.NAME_CHANGED, about, where, what + " names " + name.fact(), name.advice());
                }
            });
        }
    }
}

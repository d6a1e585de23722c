package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rules whose lawfulness lacks something: the basis, the consent, the conditions for sensitive data and transfers. */
final class BasisFindings {
    private final Coverage coverage;
    private final Policy policy;
    private final Analysis analysis;

    BasisFindings(Coverage coverage, Analysis analysis) {
        this.coverage = coverage;
        this.policy = coverage.policy();
        this.analysis = analysis;
    }

    void report() {
        for (ProcessingRule rule : policy.rules()) {
            reportAssessment(rule);
            reportSpecial(rule);
            reportCriminal(rule);
            coverage.purposesOf(rule).stream()
                    .filter(Purpose::isDirectMarketing)
                    .findFirst()
                    .ifPresent(purpose -> reportMarketing(rule, purpose));
        }
        purposesAskedFor(policy).forEach(this::reportWording);
        policy.vocabulary().recipients().stream()
                .filter(coverage::isRecipient)
                .filter(to -> to.kind() != Recipient.Kind.INTERNAL)
                .filter(to -> to.country().isEmpty() && to.safeguards().isEmpty())
                .forEach(this::reportCountry);
    }

    private void reportAssessment(ProcessingRule rule) {
        if (rule.basis() instanceof LegitimateInterests interests
                && interests.assessment().isEmpty()) {
            analysis.add(
                    Kind.LEGITIMATE_INTERESTS_WITHOUT_ASSESSMENT,
                    rule.id(),
                    coverage.path(rule) + ".basis",
                    "rule `" + rule.id() + "` rests on legitimate interests, and no balancing of interests is recorded",
                    "balance them and say in `assessment` where that is kept (Art. 6(1)(f) GDPR)");
        }
    }

    private void reportSpecial(ProcessingRule rule) {
        Optional<DataCategory> special = first(rule, DataCategory.Kind.SPECIAL);
        if (special.isPresent() && rule.specialCategoryCondition().isEmpty()) {
            analysis.add(
                    Kind.SPECIAL_CATEGORY_WITHOUT_CONDITION,
                    rule.id(),
                    coverage.path(rule) + ".categories",
                    "rule `" + rule.id() + "` uses `" + special.get().id()
                            + "`, a part of a special category, without a condition of Art. 9(2) GDPR",
                    "state it in `specialCategoryCondition`, for example `explicit-consent`");
        }
        boolean explicit = rule.specialCategoryCondition()
                .filter(SpecialCategoryCondition.EXPLICIT_CONSENT::equals)
                .isPresent();
        if (special.isPresent() && explicit && !(rule.basis() instanceof Consent)) {
            analysis.add(
                    Kind.EXPLICIT_CONSENT_NOT_ASKED,
                    rule.id(),
                    coverage.path(rule) + ".specialCategoryCondition",
                    "rule `" + rule.id() + "` uses `" + special.get().id()
                            + "` under explicit consent, and its basis asks for none",
                    "let it rest on `consent`, or name another condition of Art. 9(2) GDPR");
        }
    }

    private void reportCriminal(ProcessingRule rule) {
        Optional<DataCategory> criminal = first(rule, DataCategory.Kind.CRIMINAL);
        boolean byStatute = rule.basis() instanceof LegalObligation || rule.basis() instanceof PublicTask;
        if (criminal.isPresent() && !byStatute) {
            analysis.add(
                    Kind.CRIMINAL_DATA_WITHOUT_AUTHORITY,
                    rule.id(),
                    coverage.path(rule) + ".basis",
                    "rule `" + rule.id() + "` uses data on offences, `"
                            + criminal.get().id() + "`, and rests on no statute",
                    "name the statute as its basis, or leave the data out (Art. 10 GDPR)");
        }
    }

    /** The first category a rule covers that is of a kind or a part of one that is. */
    private Optional<DataCategory> first(ProcessingRule rule, DataCategory.Kind kind) {
        Predicate<DataCategory> isOfKind =
                category -> Hierarchy.selfAndBroader(category).stream().anyMatch(wider -> wider.kind() == kind);
        return coverage.categoriesOf(rule).stream().filter(isOfKind).findFirst();
    }

    private void reportMarketing(ProcessingRule rule, Purpose purpose) {
        String marketing = "rule `" + rule.id() + "` uses data for direct marketing, `" + purpose.id() + "`";
        if (policy.right(DataSubjectRight.OBJECTION).isEmpty()) {
            analysis.add(
                    Kind.MARKETING_WITHOUT_OBJECTION,
                    rule.id(),
                    coverage.path(rule) + ".purposes",
                    marketing + ", and the policy names no right to object",
                    "add `objection` to `rights` (Art. 21(2)–(4) GDPR)");
        }
        if (!(rule.basis() instanceof Consent || rule.basis() instanceof LegitimateInterests)) {
            analysis.add(
                    Kind.MARKETING_ON_OTHER_BASIS,
                    rule.id(),
                    coverage.path(rule) + ".basis",
                    marketing + ", on the basis `" + rule.basis().id() + "`",
                    "let it rest on `consent` or legitimate interests");
        }
    }

    /** The purposes people are asked to consent to. */
    static Set<Purpose> purposesAskedFor(Policy policy) {
        Set<Purpose> asked = new LinkedHashSet<>();
        policy.rules().stream()
                .filter(rule -> rule.basis() instanceof Consent)
                .forEach(rule -> asked.addAll(rule.purposes()));
        policy.cookies().stream()
                .filter(cookie -> cookie.need() == Cookie.Need.CONSENT)
                .forEach(cookie -> asked.add(cookie.purpose()));
        return asked;
    }

    private void reportWording(Purpose purpose) {
        // Consent to a wider purpose covers this one, so the wider one's words do as well.
        Optional<Purpose> worded = Hierarchy.selfAndBroader(purpose).stream()
                .filter(wider -> !wider.wording().wording().isEmpty())
                .findFirst();
        if (worded.isEmpty()) {
            analysis.add(
                    Kind.CONSENT_WITHOUT_WORDING,
                    purpose.id(),
                    coverage.path(purpose),
                    "consent to purpose `" + purpose.id() + "` is asked for in words the policy does not state",
                    "state them in `consent.wording`, so that it can be shown what was agreed to (Art. 7(1) GDPR)");
            return;
        }
        Text wording = worded.get().wording().wording();
        List<String> missing = TextFindings.missing(policy.languages(), wording);
        if (!missing.isEmpty()) {
            analysis.add(
                    Kind.CONSENT_WORDING_NOT_TRANSLATED,
                    purpose.id(),
                    coverage.path(worded.get()) + ".consent.wording",
                    "consent to purpose `" + purpose.id() + "` is not asked for in `" + String.join("`, `", missing)
                            + "`",
                    "add the words in that language, or people agree to what they may not read (Art. 7(2) GDPR)");
        }
    }

    private void reportCountry(Recipient recipient) {
        analysis.add(
                Kind.RECIPIENT_COUNTRY_UNKNOWN,
                recipient.id(),
                coverage.path(recipient),
                "recipient `" + recipient.id() + "` gets data, and neither its country nor a safeguard is declared",
                "state its `country`, or the `safeguards` under which data go to it (Art. 13(1)(f), 44–49 GDPR)");
    }
}

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules whose lawfulness lacks something: the basis, the consent, the conditions for sensitive data and transfers. */
final class BasisFindings {
    private static final Pattern A_POLICY = Pattern.compile(
            "(?iU)(integritets|personuppgifts|dataskydds)policy|privacy (policy|notice)|data protection policy");

    private final Coverage coverage;
    private final Policy policy;
    private final Analysis analysis;

    BasisFindings(Coverage coverage, Analysis analysis) {
        this.coverage = coverage;
        this.policy = coverage.policy();
        this.analysis = analysis;
    }

    void report() {
        Map<Integer, DataCategory> special = coverage.categories().firstCovered(SensitiveData::isSpecial);
        Map<Integer, DataCategory> unmarked = coverage.categories().firstCovered(SensitiveData::soundsSpecial);
        Map<Integer, DataCategory> criminal = coverage.categories().firstCovered(SensitiveData::isCriminal);
        Map<Integer, Purpose> marketing = coverage.purposes().firstCovered(Purpose::isDirectMarketing);
        for (int i = 0; i < policy.rules().size(); i++) {
            ProcessingRule rule = policy.rules().get(i);
            String path = Coverage.path(i);
            reportAssessment(rule, path);
            Optional.ofNullable(unmarked.get(i)).ifPresent(data -> reportUnmarked(rule, path, data));
            Optional.ofNullable(special.get(i)).ifPresent(data -> reportExplicit(rule, path, data));
            Optional.ofNullable(criminal.get(i)).ifPresent(data -> reportCriminal(rule, path, data));
            Optional.ofNullable(marketing.get(i)).ifPresent(purpose -> reportMarketing(rule, path, purpose));
        }
        purposesAskedFor(policy).forEach(this::reportWording);
        coverage.recipients().declared().stream()
                .filter(to -> !coverage.recipients().covering(to).isEmpty())
                .filter(to -> to.kind() != Recipient.Kind.INTERNAL)
                .filter(to -> to.country().isEmpty() && to.safeguards().isEmpty())
                .forEach(this::reportCountry);
    }

    private void reportAssessment(ProcessingRule rule, String path) {
        if (rule.basis() instanceof LegitimateInterests interests
                && interests.assessment().isEmpty()) {
            analysis.add(
                    Kind.LEGITIMATE_INTERESTS_WITHOUT_ASSESSMENT,
                    rule.id(),
                    path + ".basis",
                    "rule `" + rule.id() + "` rests on legitimate interests, and no balancing of interests is recorded",
                    "balance them and say in `assessment` where that is kept (Art. 6(1)(f) GDPR)");
        }
    }

    /** Where a special category is declared as such, a rule without a condition of Art. 9(2) is an error of the policy. */
    private void reportUnmarked(ProcessingRule rule, String path, DataCategory data) {
        if (rule.specialCategoryCondition().isEmpty()) {
            analysis.add(
                    Kind.SPECIAL_CATEGORY_WITHOUT_CONDITION,
                    rule.id(),
                    path + ".categories",
                    "rule `" + rule.id() + "` uses `" + data.id()
                            + "`, a special category by its name, without a condition of Art. 9(2) GDPR",
                    "declare the category as `special`, and the condition in `specialCategoryCondition`, for example"
                            + " `explicit-consent`");
        }
    }

    private void reportExplicit(ProcessingRule rule, String path, DataCategory data) {
        boolean explicit = rule.specialCategoryCondition()
                .filter(SpecialCategoryCondition.EXPLICIT_CONSENT::equals)
                .isPresent();
        if (explicit && !(rule.basis() instanceof Consent)) {
            analysis.add(
                    Kind.EXPLICIT_CONSENT_NOT_ASKED,
                    rule.id(),
                    path + ".specialCategoryCondition",
                    "rule `" + rule.id() + "` uses `" + data.id()
                            + "` under explicit consent, and its basis asks for none",
                    "let it rest on `consent`, or name another condition of Art. 9(2) GDPR");
        }
    }

    private void reportCriminal(ProcessingRule rule, String path, DataCategory data) {
        if (!(rule.basis() instanceof LegalObligation || rule.basis() instanceof PublicTask)) {
            analysis.add(
                    Kind.CRIMINAL_DATA_WITHOUT_AUTHORITY,
                    rule.id(),
                    path + ".basis",
                    "rule `" + rule.id() + "` uses data on offences, `" + data.id() + "`, and rests on no statute",
                    "name the statute as its basis, or leave the data out (Art. 10 GDPR)");
        }
    }

    private void reportMarketing(ProcessingRule rule, String path, Purpose purpose) {
        String marketing = "rule `" + rule.id() + "` uses data for direct marketing, `" + purpose.id() + "`";
        if (policy.right(DataSubjectRight.OBJECTION).isEmpty()) {
            analysis.add(
                    Kind.MARKETING_WITHOUT_OBJECTION,
                    rule.id(),
                    path + ".purposes",
                    marketing + ", and the policy names no right to object",
                    "add `objection` to `rights` (Art. 21(2)–(4) GDPR)");
        }
        if (!(rule.basis() instanceof Consent || rule.basis() instanceof LegitimateInterests)) {
            analysis.add(
                    Kind.MARKETING_ON_OTHER_BASIS,
                    rule.id(),
                    path + ".basis",
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
        String path = coverage.path(worded.get()) + ".consent.wording";
        if (wording.byLanguage().values().stream().anyMatch(BasisFindings::pointsToAPolicy)) {
            analysis.add(
                    Kind.CONSENT_TO_WHOLE_POLICY,
                    purpose.id(),
                    path,
                    "consent to purpose `" + purpose.id()
                            + "` is asked for by pointing to a policy, which people then agree to as a whole",
                    "say in the words themselves which data are used for what (Art. 4(11), 7(2) GDPR)");
        }
        List<String> missing = TextFindings.missing(policy.languages(), wording);
        if (!missing.isEmpty()) {
            analysis.add(
                    Kind.CONSENT_WORDING_NOT_TRANSLATED,
                    purpose.id(),
                    path,
                    "consent to purpose `" + purpose.id() + "` is not asked for in `" + String.join("`, `", missing)
                            + "`",
                    "add the words in that language, or people agree to what they may not read (Art. 7(2) GDPR)");
        }
    }

    private static boolean pointsToAPolicy(String words) {
        return A_POLICY.matcher(words).find();
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

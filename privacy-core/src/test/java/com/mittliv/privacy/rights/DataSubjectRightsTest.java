package com.mittliv.privacy.rights;

import static com.mittliv.privacy.rights.Club.AUDITOR;
import static com.mittliv.privacy.rights.Club.BEFORE;
import static com.mittliv.privacy.rights.Club.BOOKKEEPING;
import static com.mittliv.privacy.rights.Club.CLAIMS;
import static com.mittliv.privacy.rights.Club.CLAIM_FILE;
import static com.mittliv.privacy.rights.Club.CLOSED;
import static com.mittliv.privacy.rights.Club.EMAIL;
import static com.mittliv.privacy.rights.Club.ENGINE;
import static com.mittliv.privacy.rights.Club.GALLERY;
import static com.mittliv.privacy.rights.Club.LEFT;
import static com.mittliv.privacy.rights.Club.MARKETING;
import static com.mittliv.privacy.rights.Club.MEMBER;
import static com.mittliv.privacy.rights.Club.MEMBERSHIP;
import static com.mittliv.privacy.rights.Club.NAME;
import static com.mittliv.privacy.rights.Club.NEWSLETTER;
import static com.mittliv.privacy.rights.Club.NOW;
import static com.mittliv.privacy.rights.Club.PAYMENT;
import static com.mittliv.privacy.rights.Club.PHOTO;
import static com.mittliv.privacy.rights.Club.PRINTER;
import static com.mittliv.privacy.rights.Club.REGISTER;
import static com.mittliv.privacy.rights.Club.RIGHTS;
import static com.mittliv.privacy.rights.Club.STATISTICS;
import static com.mittliv.privacy.rights.Club.datum;
import static com.mittliv.privacy.rights.Club.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.policy.DeclaredRight.Scope;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.rights.Notification.Known;
import com.mittliv.privacy.rights.ObjectionPlan.Effect;
import com.mittliv.privacy.rights.ObjectionPlan.Outcome;
import com.mittliv.privacy.rights.PortabilityReport.Exclusion;
import com.mittliv.privacy.rights.PortabilityReport.Standing;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataSubjectRightsTest {
    private static final RecordState CURRENT = RecordState.of(MEMBER).with(CLOSED, BEFORE);
    private static final SubjectState SILENT = SubjectState.none();

    private static PersonFile file(SubjectState person, DataCategory... categories) {
        return PersonFile.of(person, FiledRecord.of("r", CURRENT, categories));
    }

    private static <T> T granted(Answer<T> answer) {
        return answer.granted().orElseThrow();
    }

    @Test
    void aRightThePolicyDoesNotNameIsRefusedForWantOfARule() {
        var answer = RIGHTS.admit(DataSubjectRight.NO_AUTOMATED_DECISION);

        assertThat(answer).isEqualTo(new Answer.Refused<>(DataSubjectRight.NO_AUTOMATED_DECISION, Reason.NO_RULE));
        assertThat(answer.granted()).isEmpty();
        assertThat(((Answer.Refused<?>) answer).explanation().in("en").orElseThrow())
                .contains("Handle the request by the law itself");
    }

    @Test
    void aRightOnAConditionIsOpenOnlyWhereTheConditionIsMet() {
        var refused = RIGHTS.portability(file(SILENT, NAME), NOW);

        assertThat(refused).isEqualTo(new Answer.Refused<>(DataSubjectRight.PORTABILITY, Reason.CONDITION_NOT_MET));
        assertThat(((Answer.Refused<?>) refused).explanation().in("sv").orElseThrow())
                .contains("ett villkor som inte är uppfyllt");
        assertThat(RIGHTS.where(Proviso.TECHNICALLY_POSSIBLE)
                        .portability(file(SILENT, NAME), NOW)
                        .granted())
                .isPresent();
        assertThat(RIGHTS.admit(DataSubjectRight.ACCESS).granted())
                .isEqualTo(Club.POLICY.right(DataSubjectRight.ACCESS));
    }

    @Test
    void accessTellsOfEachDatumItsUsesRecipientsOriginAndRetention() {
        var record = FiledRecord.of("r", CURRENT, EMAIL).with(Origin.obtainedFrom(REGISTER), PHOTO);
        var report = granted(
                RIGHTS.access(PersonFile.of(SILENT, record).with(new Disclosure("r", EMAIL, AUDITOR, BEFORE)), NOW));

        var email = report.data().get(0);
        assertThat(email.datum()).isEqualTo(datum(EMAIL));
        assertThat(email.origin()).isEqualTo(Origin.provided());
        assertThat(email.uses()).extracting(use -> use.purpose().id()).containsExactly("membership", "newsletter");
        assertThat(email.uses().get(0).now().isPermitted()).isTrue();
        assertThat(((Deny) email.uses().get(1).now()).reason()).isEqualTo(Reason.CONSENT_MISSING);
        assertThat(email.recipients()).containsExactly(AUDITOR, PRINTER);
        assertThat(email.retention()).isEqualTo(ENGINE.retentionOf(SILENT, CURRENT, EMAIL, NOW));
        assertThat(report.data().get(1).origin()).isEqualTo(new Origin.Obtained(REGISTER));
        assertThat(report.rights()).isEqualTo(Club.POLICY.rights());
        assertThat(report.withheld()).isEmpty();
    }

    @Test
    void accessNamesWhatIsWithheldAndWhyAndStillTellsWhatIsDue() {
        var left = RecordState.of(MEMBER).with(LEFT, BEFORE);
        var record = FiledRecord.of("r", left, NAME, CLAIM_FILE).withholding(Withholding.RIGHTS_OF_OTHERS, CLAIM_FILE);

        var report = granted(RIGHTS.access(PersonFile.of(SILENT, record), NOW));

        assertThat(report.withheld()).isEqualTo(Map.of(datum(CLAIM_FILE), Withholding.RIGHTS_OF_OTHERS));
        assertThat(report.data()).extracting(AccessReport.Entry::datum).containsExactly(datum(NAME));
        assertThat(report.data().get(0).retention().isDue()).isTrue();
    }

    private static final PersonFile PORTABLE_AND_NOT = PersonFile.of(
            SILENT,
            FiledRecord.of("r", CURRENT, NAME, PHOTO, CLAIM_FILE)
                    .with(Origin.derived(), EMAIL)
                    .withholding(Withholding.SECRECY, CLAIM_FILE),
            FiledRecord.of("old", RecordState.of(MEMBER).with(LEFT, BEFORE), NAME));

    @Test
    void portabilityGoesAsFarAsTheLawWhereThePolicyPromisesNoMore() {
        var report = granted(RIGHTS.where(Proviso.TECHNICALLY_POSSIBLE).portability(PORTABLE_AND_NOT, NOW));

        assertThat(report.portable()).isEqualTo(Map.of(datum(NAME), Standing.BY_LAW));
        assertThat(report.byLaw()).containsExactly(datum(NAME));
        assertThat(report.excluded())
                .isEqualTo(Map.of(
                        datum(PHOTO),
                        Exclusion.OTHER_BASIS,
                        datum(EMAIL),
                        Exclusion.NOT_PROVIDED,
                        datum(CLAIM_FILE),
                        Exclusion.WITHHELD,
                        new Datum("old", MEMBER, NAME),
                        Exclusion.NO_LONGER_KEPT));
    }

    @Test
    void portabilityOfAllDataIsGivenWhereThePolicyPromisesIt() {
        DataSubjectRights wide = new DataSubjectRights(
                PrivacyEngine.compile(Club.builder(Scope.ALL_DATA).build()));

        var report = granted(wide.where(Proviso.TECHNICALLY_POSSIBLE).portability(PORTABLE_AND_NOT, NOW));

        assertThat(report.portable())
                .isEqualTo(Map.of(
                        datum(NAME), Standing.BY_LAW,
                        datum(PHOTO), Standing.OTHER_BASIS,
                        datum(EMAIL), Standing.NOT_PROVIDED));
        assertThat(report.byLaw()).containsExactly(datum(NAME));
        assertThat(report.excluded())
                .isEqualTo(Map.of(
                        datum(CLAIM_FILE),
                        Exclusion.WITHHELD,
                        new Datum("old", MEMBER, NAME),
                        Exclusion.NO_LONGER_KEPT));
    }

    @Test
    void onlyPortabilityCanGoFurtherThanByLaw() {
        assertThatThrownBy(() -> new DeclaredRight(
                        DataSubjectRight.ACCESS, Optional.empty(), Text.NONE, Optional.empty(), Scope.ALL_DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for portability alone");
    }

    @Test
    void whatIsKeptByConsentIsPortableByLaw() {
        var report = granted(RIGHTS.where(Proviso.TECHNICALLY_POSSIBLE)
                .portability(file(SILENT.with(Consent.given(GALLERY, BEFORE)), PHOTO), NOW));

        assertThat(report.byLaw()).containsExactly(datum(PHOTO));
    }

    @Test
    void rectificationReachesEveryRecordAndEveryRecipient() {
        var file = PersonFile.of(SILENT, FiledRecord.of("r", CURRENT, NAME, EMAIL), FiledRecord.of("s", CURRENT, NAME));

        var plan = granted(RIGHTS.rectification(file, Set.of(NAME)));

        assertThat(plan.data()).containsExactly(datum(NAME), new Datum("s", MEMBER, NAME));
        assertThat(plan.toTell()).containsExactly(new Notification(PRINTER, Set.of(NAME), Known.MAY_HAVE_RECEIVED));
    }

    @Test
    void aRestrictionStopsUseAndLeavesLegalClaimsOpen() {
        var plan =
                granted(RIGHTS.restriction(file(SILENT, NAME, CLAIM_FILE), RestrictionGround.ACCURACY_CONTESTED, NOW));

        assertThat(plan.closed()).containsExactly(MEMBERSHIP);
        assertThat(plan.open()).containsExactly(CLAIMS);
        assertThat(plan.after()).isEqualTo(SILENT.with(Restriction.since(NOW)));
        assertThat(plan.toHold()).isEmpty();
        assertThat(plan.toTell()).extracting(Notification::recipient).containsExactly(PRINTER);
        assertThat(plan.ground()).isEqualTo(RestrictionGround.ACCURACY_CONTESTED);
    }

    @Test
    void aRestrictionInForceIsNotSetBackInTime() {
        var restricted = SILENT.with(Restriction.since(BEFORE));

        assertThat(granted(RIGHTS.restriction(file(restricted, NAME), RestrictionGround.OBJECTION_PENDING, NOW))
                        .after())
                .isEqualTo(restricted);
    }

    @Test
    void whatThePersonWantsKeptThoughItIsDueNeedsAHold() {
        var left = RecordState.of(MEMBER).with(LEFT, BEFORE);
        var due = PersonFile.of(SILENT, FiledRecord.of("r", left, NAME));

        assertThat(granted(RIGHTS.restriction(due, RestrictionGround.NEEDED_FOR_PERSONS_CLAIMS, NOW))
                        .toHold())
                .containsExactly(datum(NAME));
        assertThat(granted(RIGHTS.restriction(due, RestrictionGround.UNLAWFUL_BUT_WANTED, NOW))
                        .toHold())
                .containsExactly(datum(NAME));
        assertThat(granted(RIGHTS.restriction(due, RestrictionGround.OBJECTION_PENDING, NOW))
                        .toHold())
                .isEmpty();
    }

    @Test
    void anObjectionDoesToEachRuleWhatItsBasisAllows() {
        var plan = granted(RIGHTS.objection(
                file(SILENT, NAME, PHOTO, CLAIM_FILE, PAYMENT),
                Set.of(STATISTICS, CLAIMS, MEMBERSHIP, BOOKKEEPING),
                NOW));

        assertThat(plan.effects())
                .containsExactlyInAnyOrder(
                        effect("statistics", STATISTICS, Outcome.STOPS_UNLESS_COMPELLING),
                        effect("claims", CLAIMS, Outcome.UNTOUCHED_LEGAL_CLAIMS),
                        effect("membership", MEMBERSHIP, Outcome.UNTOUCHED_BASIS),
                        effect("bookkeeping", BOOKKEEPING, Outcome.UNTOUCHED_BASIS));
        assertThat(plan.after().objections()).hasSize(4);
        assertThat(plan.after().consents()).isEmpty();
        assertThat(plan.due()).isEmpty();
    }

    @Test
    void anObjectionToMarketingThatRestsOnConsentIsItsWithdrawalToo() {
        var left = RecordState.of(MEMBER).with(LEFT, BEFORE);
        var file = PersonFile.of(SILENT.with(Consent.given(NEWSLETTER, BEFORE)), FiledRecord.of("r", left, EMAIL));

        var plan = granted(RIGHTS.objection(file, Set.of(MARKETING), NOW));

        assertThat(plan.effects()).containsExactly(effect("newsletter", NEWSLETTER, Outcome.STOPS_AS_WITHDRAWN));
        assertThat(plan.after())
                .isEqualTo(SILENT.with(Consent.given(NEWSLETTER, BEFORE), Consent.withdrawn(NEWSLETTER, NOW))
                        .with(Objection.to(MARKETING, NOW)));
        assertThat(plan.due()).containsExactly(datum(EMAIL));
    }

    @Test
    void anObjectionToMarketingNobodyConsentedToWithdrawsNothing() {
        var plan = granted(RIGHTS.objection(file(SILENT, EMAIL), Set.of(NEWSLETTER), NOW));

        assertThat(plan.after().consents()).isEmpty();
        assertThat(plan.due()).isEmpty();
    }

    @Test
    void directMarketingOnAnyOtherBasisStopsForGood() {
        var policy = Club.builder()
                .rule(ProcessingRule.rule("greetings")
                        .about(MEMBER)
                        .using(NAME)
                        .forPurpose(MARKETING)
                        .on(LegalBasis.legitimateInterests(text("att hälsa", "to greet")))
                        .kept(Retention.until(LEFT)))
                .build();
        var rights = new DataSubjectRights(PrivacyEngine.compile(policy));

        var plan = granted(rights.objection(file(SILENT, NAME), Set.of(NEWSLETTER), NOW));

        assertThat(plan.effects())
                .containsExactly(new Effect(policy.rule("greetings").orElseThrow(), NEWSLETTER, Outcome.STOPS));
    }

    @Test
    void aWithdrawalOfAllLeavesNothingAndTellsWhatBecomesDue() {
        var left = RecordState.of(MEMBER).with(LEFT, BEFORE);
        var person = SILENT.with(Consent.given(GALLERY, BEFORE), Consent.given(NEWSLETTER, BEFORE, "old"));

        var plan = granted(RIGHTS.withdrawal(PersonFile.of(person, FiledRecord.of("r", left, PHOTO, EMAIL)), NOW));

        assertThat(plan.withdrawn()).containsExactly(GALLERY, NEWSLETTER);
        assertThat(plan.remaining()).isEmpty();
        assertThat(plan.due()).containsExactly(datum(PHOTO));
        assertThat(granted(RIGHTS.withdrawal(PersonFile.of(plan.after(), FiledRecord.of("r", left, PHOTO)), NOW))
                        .withdrawn())
                .isEmpty();
    }

    @Test
    void aWithdrawalInPartLeavesTheRest() {
        var person = SILENT.with(Consent.given(GALLERY, BEFORE), Consent.given(NEWSLETTER, BEFORE));

        var plan = granted(RIGHTS.withdrawal(file(person, PHOTO, EMAIL), Set.of(GALLERY), NOW));

        assertThat(plan.remaining()).containsExactly(NEWSLETTER);
        assertThat(plan.due()).isEmpty();
        assertThat(plan.after()).isEqualTo(person.with(Consent.withdrawn(GALLERY, NOW)));
    }

    @Test
    void aComplaintGoesToTheAuthorityByItsNameOfToday() {
        var complaint = granted(RIGHTS.complaint());

        assertThat(complaint.asStated().orElseThrow().in("sv")).contains("Datainspektionen");
        assertThat(complaint.authority().orElseThrow().in("sv")).contains("Integritetsskyddsmyndigheten (IMY)");
    }

    @Test
    void anAuthorityWhoseNameStandsIsNamedAsThePolicyDoes() {
        var danish = Policy.named("klub", "1", Controller.of("Klub"))
                .supervisoryAuthority(text("Datatilsynet", "Datatilsynet"))
                .build();

        assertThat(Complaint.of(danish).authority()).contains(text("Datatilsynet", "Datatilsynet"));
        assertThat(Complaint.of(danish).today()).isEmpty();
        assertThat(Complaint.of(Policy.named("klub", "1", Controller.of("Klub")).build())
                        .authority())
                .isEmpty();
    }

    @Test
    void nothingIsAnsweredAboutAPersonOfWhomNothingCouldBeLoaded() {
        assertThatThrownBy(() -> file(SubjectState.unavailable(), NAME))
                .hasMessageContaining("load the person's state first");
    }

    @Test
    void onlyWhatARecordHasCanBeWithheld() {
        assertThatThrownBy(() -> FiledRecord.of("r", CURRENT, NAME).withholding(Withholding.UNFINISHED_TEXT, EMAIL))
                .hasMessageContaining("the record has no `email` to withhold");
    }

    @Test
    void noIdOfAPersonOrRecordIsPrinted() {
        var file = file(SILENT, NAME).with(new Disclosure("record-1", NAME, AUDITOR, BEFORE));

        assertThat(file).hasToString("PersonFile[1 records, 1 disclosures]");
        assertThat(file.records().get(0)).hasToString("FiledRecord[member, [name]]");
        assertThat(file.disclosures().get(0)).hasToString("Disclosure[name to auditor]");
        assertThat(datum(NAME)).hasToString("Datum[member, name]");
    }

    private static Effect effect(String rule, Purpose purpose, Outcome outcome) {
        return new Effect(Club.POLICY.rule(rule).orElseThrow(), purpose, outcome);
    }

    @Test
    void aProvisoOnceMetStaysMet() {
        var twice = RIGHTS.where(Proviso.TECHNICALLY_POSSIBLE).where(Proviso.TECHNICALLY_POSSIBLE);

        assertThat(twice.admit(DataSubjectRight.PORTABILITY).granted()).isNotEqualTo(Optional.empty());
    }
}

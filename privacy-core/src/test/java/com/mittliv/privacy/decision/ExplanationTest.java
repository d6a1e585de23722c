package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers in words: what decided, where the policy says so, and which terms it is about. */
class ExplanationTest {
    private static final DataCategory MAIL =
            EMAIL.named(Text.of("sv", "e-postadress").and("en", "e-mail address"));
    private static final Purpose SERVING =
            SERVE.named(Text.of("sv", "utföra tjänsten").and("en", "provide the service"));
    private static final Recipient PARTNER = Recipient.thirdParty("partner")
            .named(Text.of("sv", "partnerföretag").and("en", "partner company"));

    private static final Source PHONE = Source.of("phone");

    private final PrivacyEngine engine = PrivacyEngine.compile(spoken(rule("serve-members")
                    .section("1.2")
                    .text(Text.of("sv", "Vi använder din e-postadress"))
                    .about(MEMBER)
                    .using(MAIL)
                    .forPurpose(SERVING)
                    .on(contract())
                    .onlyAfter(JOINED)
                    .disclosedTo(PARTNER)
                    .kept(years(2).after(LEFT)))
            .declare(PHONE, Recipient.processor("host"))
            .languages("sv", "en")
            .build());

    private static String say(String language, Decision decision) {
        return decision.explain(language);
    }

    private static Policy.Builder spoken(ProcessingRule.Builder rule) {
        return Policy.named("spoken", "1", Policy.Controller.of("Example AB"))
                .declare(EXTENDED)
                .rule(rule);
    }

    @Test
    void aPermitNamesTheDataThePurposeTheBasisAndTheRule() {
        Decision permit = engine.access(SERVING, MAIL).decide(SubjectState.none(), member().with(JOINED, NOON), NOON);
        assertThat(say("sv", permit))
                .startsWith("Tillåtet: e-postadress (member)")
                .contains(
                        "utföra tjänsten",
                        "avtal",
                        "Regel `serve-members`, avsnitt 1.2",
                        "”Vi använder din e-postadress”");
        assertThat(say("en", permit))
                .startsWith("Permitted: e-mail address (member)")
                .contains("provide the service", "contract", "Rule `serve-members`, section 1.2");
        assertThat(say("de", permit)).isEqualTo(say("en", permit));
    }

    @Test
    void aPermitToARecipientNamesIt() {
        Decision permit = engine.access(SERVING, Destination.to(PARTNER).in("SE"), MAIL)
                .decide(SubjectState.none(), member().with(JOINED, NOON), NOON);
        assertThat(say("sv", permit)).contains("till partnerföretag");
        assertThat(say("en", permit)).contains("and given to partner company");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalGivesItsReasonInBothLanguagesAndTheRule(Reason reason) {
        Decision.Question question = new Decision.Question(Optional.of(SERVING), Optional.of(PARTNER), MAIL, MEMBER);
        Decision.Deny deny = new Decision.Deny(question, reason, engine.policy().rule("serve-members"));
        assertThat(say("sv", deny)).startsWith("Nekat (" + reason + "): ").contains("Regel `serve-members`");
        assertThat(say("en", deny)).startsWith("Refused (" + reason + "): ").contains("Rule `serve-members`");
        assertThat(say("sv", new Decision.Deny(question, reason, Optional.empty())))
                .doesNotContain("Regel `");
    }

    private static Decision.Question about(Purpose purpose) {
        return new Decision.Question(Optional.of(purpose), Optional.empty(), MAIL, MEMBER);
    }

    @Test
    void aPurposeThatIsNotDeclaredIsSetAgainstThoseThatAre() {
        ProcessingRule serving = engine.policy().rule("serve-members").orElseThrow();
        ProcessingRule sending = rule("send")
                .about(MEMBER)
                .using(MAIL)
                .forPurpose(MARKET, DEFEND)
                .on(contract())
                .kept(until(LEFT))
                .build();
        Decision.Deny deny =
                Decision.Deny.undeclared(about(RECRUIT), Reason.PURPOSE_NOT_DECLARED, List.of(serving, sending));

        assertThat(deny.nearest()).contains(serving);
        assertThat(say("sv", deny))
                .isEqualTo("Nekat (PURPOSE_NOT_DECLARED): ingen regel tillåter att e-postadress (member) behandlas för"
                        + " ändamålet ”recruit”; för det måste policyn först få en regel. Uppgifterna får bara behandlas"
                        + " för ”utföra tjänsten” (regel `serve-members`, avsnitt 1.2), samt ”market” och"
                        + " ”defend-legal-claims” (regel `send`).");
        assertThat(say("en", deny))
                .endsWith("The data may be processed only for “provide the service” (rule `serve-members`, section"
                        + " 1.2), and “market” and “defend-legal-claims” (rule `send`).");
        assertThat(Decision.Deny.undeclared(about(RECRUIT), Reason.PURPOSE_NOT_DECLARED, List.of()))
                .isEqualTo(new Decision.Deny(about(RECRUIT), Reason.NO_RULE, Optional.empty()));
    }

    @Test
    void ofManyOtherPurposesAFewAreTold() {
        ProcessingRule serving = engine.policy().rule("serve-members").orElseThrow();
        Decision.Deny deny =
                Decision.Deny.undeclared(about(RECRUIT), Reason.PURPOSE_NOT_DECLARED, Collections.nCopies(8, serving));

        assertThat(say("en", deny)).endsWith("; and 3 more rules.");
        assertThat(say("sv", deny)).endsWith("; samt 3 regler till.");
    }

    @Test
    void whatIsForbiddenIsToldWithThePromise() {
        Prohibition never = new Prohibition(
                "no-sale",
                Optional.of("4"),
                Text.of("sv", "Vi säljer inget.").and("en", "We sell nothing."),
                Set.of(RECRUIT),
                Set.of(),
                Set.of());
        Decision.Deny deny = Decision.Deny.prohibited(about(RECRUIT), never);

        assertThat(deny.prohibition()).contains(never);
        assertThat(say("sv", deny))
                .isEqualTo("Nekat (PROHIBITED): policyn lovar att aldrig göra detta (”recruit”), och inget samtycke"
                        + " ändrar det. Löftet måste först tas ur policyn. Löfte `no-sale`, avsnitt 4: ”Vi säljer"
                        + " inget.”");
        assertThat(say("en", deny))
                .isEqualTo("Refused (PROHIBITED): the policy promises never to do this (“recruit”), and no consent"
                        + " changes that. The promise would first have to go from the policy. Promise `no-sale`, section"
                        + " 4: “We sell nothing.”");
    }

    @Test
    void aSourceThatIsNotDeclaredIsSetAgainstThoseThatAre() {
        Source form = Source.of("form").named(Text.of("sv", "formuläret").and("en", "the form"));
        PrivacyEngine fed = PrivacyEngine.compile(spoken(rule("serve-members")
                        .about(MEMBER)
                        .using(MAIL)
                        .forPurpose(SERVING)
                        .on(contract())
                        .kept(until(LEFT))
                        .from(form))
                .declare(PHONE)
                .languages("sv", "en")
                .build());

        assertThat(say("sv", fed.decideCollection(MEMBER, MAIL, PHONE)))
                .contains("Källorna som policyn anger är formuläret.");
        assertThat(say("sv", fed.decideCollection(MEMBER, MAIL, form)))
                .startsWith("Tillåtet: e-postadress (member) får samlas in från denna källa, med");
    }

    @Test
    void aRecipientThatIsNotNamedIsSetAgainstThoseThatAre() {
        Decision deny = engine.access(
                        SERVING, Destination.to(Recipient.processor("host")).in("SE"), MAIL)
                .decide(SubjectState.none(), member().with(JOINED, NOON), NOON);

        assertThat(say("en", deny)).contains("The rule names only partner company.");
    }

    @Test
    void onlyAnObjectionToMarketingStandsAgainstCompellingGrounds() {
        assertThat(say("en", new Decision.Deny(about(MARKET), Reason.OBJECTED, Optional.empty())))
                .endsWith("An objection to direct marketing stands until the person takes it back.");
        assertThat(say("en", new Decision.Deny(about(SERVING), Reason.OBJECTED, Optional.empty())))
                .endsWith("or if compelling legitimate grounds are recorded.");
    }

    @Test
    void noTwoReasonsAreToldAlike() {
        Decision.Question question = new Decision.Question(Optional.of(SERVING), Optional.of(PARTNER), MAIL, MEMBER);
        Set<String> told = new HashSet<>();
        for (Reason reason : Reason.values()) {
            String words = say("sv", new Decision.Deny(question, reason, Optional.empty()));
            assertThat(told.add(words.replace(reason.toString(), ""))).as(words).isTrue();
        }
    }

    @Test
    void aRefusalThatWaitsNamesTheEvent() {
        Decision deny = engine.access(SERVING, MAIL).decide(SubjectState.none(), member(), NOON);
        assertThat(say("en", deny)).contains("has not happened (joined)");
        assertThat(say("sv", deny)).contains("har inte inträffat (joined)");
        Decision.Deny unnamed = new Decision.Deny(deny.question(), Reason.CONDITION_NOT_MET, Optional.empty());
        assertThat(say("en", unnamed)).contains("has not happened. The rule applies only once it has.");
    }

    @Test
    void aQuestionOfCollectionNamesNoPurpose() {
        Decision deny = engine.decideCollection(MEMBER, MAIL, PHONE);
        assertThat(say("en", deny))
                .contains("no rule lets e-mail address (member) be collected from this source")
                .contains("The policy names no sources of the data.");
    }

    private static String keeping(
            Retention retention, LegalBasis basis, SubjectState person, RecordState record, String in) {
        PrivacyEngine kept = PrivacyEngine.compile(spoken(rule("kept")
                        .section("3.3")
                        .about(MEMBER)
                        .using(MAIL)
                        .forPurpose(SERVING)
                        .on(basis)
                        .kept(retention))
                .languages("sv", "en")
                .build());
        return kept.retentionOf(person, record, MAIL, NOON).explain(in);
    }

    private static String keeping(Retention retention, RecordState record, String in) {
        return keeping(retention, contract(), SubjectState.none(), record, in);
    }

    @Test
    void whatIsKeptIsToldWithTheDayAndTheGround() {
        RecordState left = member().with(LEFT, NOON);
        assertThat(keeping(years(2).after(LEFT), left, "en"))
                .isEqualTo("e-mail address is kept until 2026-05-11: provide the service (section 3.3).");
        assertThat(keeping(years(2).after(LEFT), left, "sv"))
                .isEqualTo("e-postadress sparas till 2026-05-11: utföra tjänsten (avsnitt 3.3).");
    }

    @Test
    void anEndWithinADayIsToldWithTheTime() {
        Retention planned = until(LEFT).orLater(new Retention.UntilRecorded(EXTENDED));
        RecordState extended = member().with(LEFT, NOON).with(EXTENDED, Instant.parse("2024-05-11T10:30:00Z"));
        assertThat(keeping(planned, extended, "en")).contains("until 2024-05-11 12:30");
    }

    @Test
    void whatWaitsForAnEventNamesIt() {
        assertThat(keeping(until(LEFT), member(), "en")).contains("until: left");
        assertThat(keeping(until(LEFT), member(), "sv")).contains("till: left");
        assertThat(keeping(years(2).after(LEFT), member(), "en")).contains("until ", "after left");
        assertThat(keeping(years(2).after(LEFT), member(), "sv")).contains("till ", "efter left");
    }

    @Test
    void whatHangsOnAConsentOrHasNoKnownEndSaysSo() {
        SubjectState consenting = SubjectState.none().with(Consent.given(SERVING, NOON));
        assertThat(keeping(whileConsented(), consent(), consenting, member(), "en"))
                .contains("while the consent stands");
        assertThat(keeping(whileConsented(), consent(), consenting, member(), "sv"))
                .contains("så länge samtycket gäller");
        assertThat(keeping(new Retention.NotStated("silent"), member(), "sv")).contains("utan känt slutdatum");
        assertThat(keeping(new Retention.NotStated("silent"), member(), "en")).contains("with no end known yet");
    }

    @Test
    void whatIsDueSaysSinceWhen() {
        RecordState left = member().with(LEFT, Instant.parse("2020-01-01T12:00:00Z"));
        assertThat(keeping(years(2).after(LEFT), left, "en"))
                .isEqualTo("e-mail address must be gone from 2022-01-02 on: no ground to keep it is left.");
        assertThat(keeping(whileConsented(), consent(), SubjectState.none(), member(), "sv"))
                .isEqualTo("e-postadress ska vara borta: ingen grund att spara återstår.");
    }

    @Test
    void aLegalHoldIsNamedAsSuch() {
        LegalHold hold = new LegalHold("a claim", "the board", NOON, Optional.empty(), LocalDate.of(2025, 1, 1));
        RecordState left = member().with(LEFT, NOON);
        assertThat(keeping(until(LEFT), contract(), SubjectState.none().with(hold), left, "en"))
                .contains("legal hold");
        assertThat(keeping(until(LEFT), contract(), SubjectState.none().with(hold), left, "sv"))
                .contains("rättsligt bevarandekrav");
    }
}

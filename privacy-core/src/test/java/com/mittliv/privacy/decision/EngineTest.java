package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions to the engine: hierarchies, several categories, unknown terms, versions and threads. */
class EngineTest {
    private static final Purpose PART = Purpose.of("part").within(SERVE);

    private final Policy policy = policy(
                    ruleFor("contact", SERVE, contract()).using(CONTACT),
                    rule("files")
                            .about(MEMBER)
                            .using(CV)
                            .forPurpose(SERVE)
                            .on(consent())
                            .kept(until(LEFT)))
            .declare(PART, DataCategory.of("photo"))
            .build();
    private final PrivacyEngine engine = PrivacyEngine.compile(policy);
    private final SubjectState nobody = SubjectState.none();

    @Test
    void aRuleCoversNarrowerCategoriesAndPurposesAndNoWiderOnes() {
        assertPermits(engine.access(PART, EMAIL).decide(nobody, member(), NOON), "contact");
        PrivacyEngine narrow = PrivacyEngine.compile(
                policy(ruleFor("narrow", PART, contract())).build());
        assertRefuses(narrow.access(PART, CONTACT).decide(nobody, member(), NOON), Reason.NO_RULE);
        assertRefuses(narrow.access(SERVE, EMAIL).decide(nobody, member(), NOON), Reason.PURPOSE_NOT_DECLARED);
    }

    @Test
    void ofSeveralCategoriesTheFirstRefusedRefusesAll() {
        Decision decision =
                engine.access(SERVE, EMAIL, CV, DataCategory.of("photo")).decide(nobody, member(), NOON);
        assertRefuses(decision, Reason.CONSENT_MISSING, "files");
        assertThat(decision.question().category()).isEqualTo(CV);
        SubjectState consenting = nobody.with(Consent.given(SERVE, NOON));
        Decision both = engine.access(SERVE, CV, EMAIL).decide(consenting, member(), NOON);
        assertPermits(both, "files");
        RecordState left = member().with(LEFT, NOON);
        Access all = engine.access(SERVE, List.of(EMAIL, CV));
        assertRefuses(all.decideStorage(consenting, left, NOON), Reason.RETENTION_ENDED, "files");
        assertPermits(all.decideStorage(consenting, member(), NOON), "contact");
    }

    @Test
    void whatMayBeUsedOfSeveralCategoriesIsToldInTheOrderAsked() {
        Access access = engine.access(SERVE, CV, EMAIL, DataCategory.of("photo"), CONTACT);
        assertThat(access.permittedCategories(nobody, member(), NOON)).containsExactly(EMAIL, CONTACT);
        assertThat(access.permittedCategories(nobody.with(Consent.given(SERVE, NOON)), member(), NOON))
                .containsExactly(CV, EMAIL, CONTACT);
        assertThat(access.permittedCategories(SubjectState.unavailable(), member(), NOON))
                .isEmpty();
        assertThat(access.categories()).hasSize(4);
    }

    @Test
    void aStateThatCannotBeLoadedPermitsNothingWhateverElseIsKnown() {
        SubjectState consenting = SubjectState.unavailable().with(Consent.given(SERVE, NOON));
        assertRefuses(engine.access(SERVE, CV).decide(consenting, member(), NOON), Reason.STATE_UNAVAILABLE);
        assertRefuses(engine.access(SERVE, EMAIL).decideStorage(consenting, member(), NOON), Reason.STATE_UNAVAILABLE);
    }

    @Test
    void aRequestThatWasNotPreparedIsAnsweredAlike() {
        for (List<DataCategory> categories : List.of(List.of(EMAIL), List.of(CV), List.of(EMAIL, CV))) {
            Request request = new Request(SERVE, Optional.empty(), categories, nobody, member(), NOON);
            assertThat(engine.decide(request))
                    .isEqualTo(engine.access(SERVE, categories).decide(nobody, member(), NOON));
        }
    }

    @Test
    void aQuestionNeedsACategory() {
        assertThatThrownBy(() -> engine.access(SERVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one data category");
        assertThatThrownBy(() -> engine.decide(new Request(SERVE, Optional.empty(), List.of(), nobody, member(), NOON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one data category");
    }

    @Test
    void termsThePolicyDoesNotKnowAreErrorsWhereverTheyStand() {
        Access access = engine.access(SERVE, EMAIL);
        assertThatThrownBy(() -> engine.access(Purpose.of("sreve"), EMAIL))
                .isInstanceOf(UnknownTermException.class)
                .hasMessageContaining("did you mean `serve`");
        assertThatThrownBy(() -> engine.access(SERVE, DataCategory.of("e-mail")))
                .isInstanceOf(UnknownTermException.class);
        assertThatThrownBy(() -> access.decide(nobody, RecordState.of(Role.of("ghost")), NOON))
                .isInstanceOf(UnknownTermException.class);
        assertThatThrownBy(() -> access.decide(nobody, member().with(Event.of("vanished"), NOON), NOON))
                .isInstanceOf(UnknownTermException.class);
        Purpose unknown = Purpose.of("unknown");
        assertThatThrownBy(() -> access.decide(nobody.with(Consent.given(unknown, NOON)), member(), NOON))
                .isInstanceOf(UnknownTermException.class);
        assertThatThrownBy(() -> access.decide(nobody.with(Objection.to(unknown, NOON)), member(), NOON))
                .isInstanceOf(UnknownTermException.class);
        assertThatThrownBy(
                        () -> access.decide(nobody.with(Restriction.since(NOON).openFor(unknown)), member(), NOON))
                .isInstanceOf(UnknownTermException.class);
    }

    @Test
    void termsAreKnownByTheirIdsWhateverElseTheCallerSaysOfThem() {
        Event sameId = new Event(LEFT.id(), new Label(LAW, Optional.empty(), Optional.empty()));
        RecordState twice = member().with(LEFT, NOON.minusSeconds(60L * 86_400)).with(sameId, NOON);
        assertPermits(
                engine.access(Purpose.of("serve"), DataCategory.of("email-address"))
                        .decide(nobody, twice, NOON),
                "contact");
        assertThat(engine.retentionOf(nobody, twice, EMAIL, NOON).isDue()).isFalse();
    }

    @Test
    void ofAnEventToldTwiceTheLaterInstantCounts() {
        RecordState record = member().with(LEFT, NOON).with(LEFT, NOON.minusSeconds(1));
        assertThat(record.at(LEFT)).contains(NOON);
        assertThat(record).isEqualTo(member().with(LEFT, NOON)).isNotEqualTo(member());
        assertThat(record.at(JOINED)).isEmpty();
    }

    @Test
    void aNewVersionOfThePolicyReadsTheSameStatesAnew() {
        PrivacyEngine next = PrivacyEngine.compile(
                policy(ruleFor("shorter", SERVE, contract()).kept(days(1).after(LEFT)))
                        .build());
        RecordState left = member().with(LEFT, NOON.minusSeconds(5 * 86_400));
        SubjectState person = nobody.with(Consent.given(SERVE, NOON));
        for (int i = 0; i < 2; i++) {
            assertPermits(engine.access(SERVE, EMAIL).decide(person, left, NOON), "contact");
            assertRefuses(next.access(SERVE, EMAIL).decide(person, left, NOON), Reason.RETENTION_ENDED, "shorter");
        }
        assertThat(next.policy()).isNotEqualTo(engine.policy());
    }

    @Test
    void engineAccessAndStatesAreSharedBetweenThreads() throws Exception {
        PrivacyEngine other = PrivacyEngine.compile(
                policy(ruleFor("shorter", SERVE, contract()).kept(until(LEFT))).build());
        Access first = engine.access(SERVE, EMAIL);
        Access second = other.access(SERVE, EMAIL);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> askers = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> bothAnswerAlways(first, second))
                    .toList();
            for (Future<Boolean> answer : threads.invokeAll(askers)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean bothAnswerAlways(Access permitting, Access refusing) {
        for (int i = 0; i < 2_000; i++) {
            SubjectState person = SubjectState.none();
            RecordState left = member().with(LEFT, NOON);
            if (!permitting.decide(person, left, NOON).isPermitted()
                    || refusing.decide(person, left, NOON).isPermitted()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aRecordReadForOneQuestionServesAllOthers() {
        PrivacyEngine two = PrivacyEngine.compile(policy(
                        ruleFor("serve", SERVE, contract()).kept(until(LEFT)),
                        ruleFor("recruit", RECRUIT, contract())
                                .onlyAfter(JOINED)
                                .kept(until(EXTENDED)))
                .build());
        RecordState joined = member().with(JOINED, NOON);
        assertPermits(two.access(SERVE, EMAIL).decide(nobody, joined, NOON), "serve");
        assertPermits(two.access(RECRUIT, EMAIL).decide(nobody, joined, NOON), "recruit");
    }

    @Test
    void thePlaceInThePolicyComesBeforeNearnessOfTerms() {
        Policy.Builder wideFirst = policy(ruleFor("wide", SERVE, contract()), ruleFor("near", PART, contract()));
        assertPermits(use(wideFirst, PART, nobody), "wide");
        Policy.Builder nearFirst = policy(ruleFor("near", PART, contract()), ruleFor("wide", SERVE, contract()));
        assertPermits(use(nearFirst, PART, nobody), "near");
    }

    @Test
    void rulesForOtherCategoriesOfTheRoleHaveNoSay() {
        Decision.Deny deny = (Decision.Deny) engine.access(RECRUIT, CV).decide(nobody, member(), NOON);
        assertThat(deny.nearest().orElseThrow().id()).isEqualTo("files");
        assertThat(engine.retentionOf(nobody, member(), EMAIL, NOON).grounds())
                .extracting(ground -> ((Ground.ByRule) ground).rule().id())
                .containsExactly("contact");
        assertThat(engine.rulesUsing(MEMBER, EMAIL))
                .extracting(rule -> rule.id())
                .containsExactly("contact");
    }

    @Test
    void theConditionBehindAUseIsHandedOut() {
        assertThat(engine.conditionToUse(MEMBER, CV, SERVE).parts())
                .containsExactly(Conditions.toUse(policy.rule("files").orElseThrow(), SERVE, List.of()));
        assertThat(engine.conditionToUse(MEMBER, CV, RECRUIT).parts()).isEmpty();
        PrivacyEngine forbidding = PrivacyEngine.compile(policy(ruleFor("serve", SERVE, contract()))
                .never(Prohibition.of("never", LAW, RECRUIT))
                .build());
        assertThat(forbidding.conditionToUse(MEMBER, EMAIL, RECRUIT).parts()).isEmpty();
    }

    @Test
    void whyAConsentIsNotInForceIsTold() {
        assertThat(engine.consentObstacle(nobody, SERVE, NOON)).contains(Reason.CONSENT_MISSING);
        assertThat(engine.consentObstacle(nobody.with(Consent.given(SERVE, NOON)), PART, NOON))
                .isEmpty();
        assertThat(engine.consentObstacle(SubjectState.unavailable(), SERVE, NOON))
                .contains(Reason.STATE_UNAVAILABLE);
    }

    @Test
    void instantsFarAwayKeepTheirOrder() {
        Access access = engine.access(SERVE, EMAIL);
        RecordState planned = member().with(LEFT, Instant.parse("9999-12-31T00:00:00Z"));
        assertPermits(access.decide(nobody, planned, NOON), "contact");
        RecordState ancient = member().with(LEFT, Instant.parse("0001-01-01T00:00:00Z"));
        assertRefuses(access.decide(nobody, ancient, NOON), Reason.RETENTION_ENDED, "contact");
        assertThat(engine.retentionOf(nobody, ancient, EMAIL, NOON).isDue()).isTrue();
    }

    @Test
    void aRetentionThatLeansOnOthersHasNoEndOfItsOwn() {
        assertThatThrownBy(() -> Keeping.compile(new Retention.WhileOtherwiseKept(), event -> 0))
                .isInstanceOf(IllegalStateException.class);
    }
}

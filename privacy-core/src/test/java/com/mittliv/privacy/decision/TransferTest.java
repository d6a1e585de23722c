package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** To whom and where data may go (Art. 44–49 GDPR), what is never done, and where data may come from. */
class TransferTest {
    private static final Safeguard CLAUSES = Safeguard.of("standard-clauses");
    private static final Recipient SUPPLIERS = Recipient.processor("suppliers");
    private static final Recipient HOSTING = Recipient.processor("hosting").within(SUPPLIERS);
    private static final Recipient ABROAD =
            Recipient.processor("abroad").in("US").under(CLAUSES);
    private static final Recipient OFFICE = Recipient.internal("office");
    private static final Recipient STRANGER = Recipient.thirdParty("stranger").in("SE");

    private final Policy.Builder policy = policy(
                    ruleFor("serve", SERVE, contract()).disclosedTo(SUPPLIERS, ABROAD, OFFICE))
            .declare(HOSTING, STRANGER, CLAUSES);

    private Decision give(Destination to) {
        return PrivacyEngine.compile(policy.build())
                .access(SERVE, to, EMAIL)
                .decide(SubjectState.none(), member(), NOON);
    }

    @Test
    void theControllerItselfIsAlwaysAllowed() {
        assertPermits(use(policy, SERVE, SubjectState.none()), "serve");
    }

    @Test
    void insideTheEeaNoSafeguardIsNeeded() {
        assertPermits(give(Destination.to(SUPPLIERS).in("SE")), "serve");
        assertPermits(give(Destination.to(SUPPLIERS).in("NO")), "serve");
    }

    @Test
    void outsideTheEeaOneIsNeeded() {
        assertRefuses(give(Destination.to(SUPPLIERS).in("US")), Reason.TRANSFER_WITHOUT_SAFEGUARD, "serve");
        assertPermits(give(Destination.to(SUPPLIERS).in("US").under(CLAUSES)), "serve");
        assertPermits(give(Destination.to(ABROAD)), "serve");
    }

    @Test
    void aCountryThatNobodyNamedIsOutsideExceptForTheControllersOwnUnits() {
        assertRefuses(give(Destination.to(SUPPLIERS)), Reason.TRANSFER_WITHOUT_SAFEGUARD);
        assertPermits(give(Destination.to(OFFICE)), "serve");
        assertRefuses(give(Destination.to(OFFICE).in("US")), Reason.TRANSFER_WITHOUT_SAFEGUARD);
    }

    @Test
    void theDeclaredCountryHoldsUnlessAnotherIsNamed() {
        Policy.Builder inSweden = policy(ruleFor("serve", SERVE, contract()).disclosedTo(STRANGER));
        PrivacyEngine engine = PrivacyEngine.compile(inSweden.build());
        Destination unnamed = new Destination(STRANGER, Optional.empty(), Set.of());
        assertPermits(engine.access(SERVE, unnamed, EMAIL).decide(SubjectState.none(), member(), NOON), "serve");
        assertRefuses(
                engine.access(SERVE, unnamed.in("US"), EMAIL).decide(SubjectState.none(), member(), NOON),
                Reason.TRANSFER_WITHOUT_SAFEGUARD);
    }

    @Test
    void whatTheCallerSaysOfARecipientCountsForNothing() {
        Recipient dressedUp = Recipient.internal(SUPPLIERS.id()).in("SE").under(CLAUSES);
        Destination lie = new Destination(dressedUp, Optional.empty(), Set.of());
        assertRefuses(give(lie), Reason.TRANSFER_WITHOUT_SAFEGUARD);
    }

    @Test
    void aRuleForAGroupCoversItsMembers() {
        assertPermits(give(Destination.to(HOSTING).in("SE")), "serve");
        assertRefuses(give(Destination.to(STRANGER)), Reason.RECIPIENT_NOT_ALLOWED, "serve");
    }

    @Test
    void ofSeveralRulesThatReachNobodyTheFirstOfThePolicyIsNamed() {
        Policy.Builder two = policy(ruleFor("first", SERVE, contract()), ruleFor("second", SERVE, contract()))
                .declare(STRANGER);
        Access access = PrivacyEngine.compile(two.build()).access(SERVE, Destination.to(STRANGER), List.of(EMAIL));
        assertRefuses(access.decide(SubjectState.none(), member(), NOON), Reason.RECIPIENT_NOT_ALLOWED, "first");
    }

    @Test
    void unknownRecipientsSafeguardsAndCountriesAreErrors() {
        assertThatThrownBy(() ->
                        give(Destination.to(Recipient.thirdParty("hostin")).in("SE")))
                .isInstanceOf(UnknownTermException.class)
                .hasMessageContaining("did you mean `hosting`");
        assertThatThrownBy(() -> give(Destination.to(SUPPLIERS).in("US").under(Safeguard.of("handshake"))))
                .isInstanceOf(UnknownTermException.class);
        assertThatThrownBy(() -> Destination.to(SUPPLIERS).in("XX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class Prohibitions {
        private static final Purpose PART = Purpose.of("part").within(RECRUIT);

        private Decision ask(Prohibition never, Purpose purpose, Optional<Destination> to, DataCategory category) {
            Policy.Builder forbidding = policy(
                            ruleFor("serve", SERVE, contract()).disclosedTo(SUPPLIERS, ABROAD, OFFICE))
                    .declare(PART)
                    .never(never);
            PrivacyEngine engine = PrivacyEngine.compile(forbidding.build());
            SubjectState consenting = SubjectState.none().with(Consent.given(purpose, NOON));
            return to.map(d -> engine.access(purpose, d, category))
                    .orElseGet(() -> engine.access(purpose, category))
                    .decide(consenting, member(), NOON);
        }

        private Prohibition never(Set<Purpose> purposes, Set<DataCategory> categories, Set<Recipient> recipients) {
            return new Prohibition("never", Optional.empty(), LAW, purposes, categories, recipients);
        }

        @Test
        void whatIsForbiddenIsRefusedWhateverConsentSays() {
            Prohibition never = never(Set.of(RECRUIT), Set.of(), Set.of());
            assertRefuses(ask(never, RECRUIT, Optional.empty(), EMAIL), Reason.PROHIBITED);
            assertPermits(ask(never, SERVE, Optional.empty(), EMAIL), "serve");
        }

        @Test
        void itCoversThePartsOfWhatItNames() {
            assertRefuses(
                    ask(never(Set.of(RECRUIT), Set.of(), Set.of()), PART, Optional.empty(), EMAIL), Reason.PROHIBITED);
        }

        @Test
        void ofSeveralKindsOfTermsAllMustMeet() {
            Prohibition never = never(Set.of(RECRUIT), Set.of(CV), Set.of());
            assertRefuses(ask(never, RECRUIT, Optional.empty(), CV), Reason.PROHIBITED);
            assertRefuses(ask(never, RECRUIT, Optional.empty(), EMAIL), Reason.PURPOSE_NOT_DECLARED);
        }

        @Test
        void oneOfRecipientsDoesNotConcernTheControllerItself() {
            Prohibition never = never(Set.of(), Set.of(), Set.of(STRANGER));
            assertPermits(ask(never, SERVE, Optional.empty(), EMAIL), "serve");
            assertRefuses(ask(never, SERVE, Optional.of(Destination.to(STRANGER)), EMAIL), Reason.PROHIBITED);
            assertPermits(ask(never, SERVE, Optional.of(Destination.to(ABROAD)), EMAIL), "serve");
        }

        @Test
        void itForbidsStorageToo() {
            Policy.Builder forbidding = policy.never(never(Set.of(RECRUIT), Set.of(), Set.of()));
            assertRefuses(store(forbidding, RECRUIT, SubjectState.none(), member()), Reason.PROHIBITED);
        }
    }

    @Nested
    class Collection {
        private static final Source WEB = Source.of("web");
        private static final Source FORM = Source.of("form").within(WEB);
        private static final Source PHONE = Source.of("phone");

        private final PrivacyEngine engine = PrivacyEngine.compile(policy(
                        ruleFor("first", SERVE, contract()),
                        ruleFor("serve", SERVE, contract()).from(WEB),
                        rule("files")
                                .about(GUEST)
                                .using(CV)
                                .forPurpose(RECRUIT)
                                .on(LegalBasis.contract())
                                .kept(until(LEFT)))
                .declare(FORM, PHONE)
                .build());

        @Test
        void aCategoryIsCollectedFromTheSourcesOfARuleAndTheirParts() {
            assertPermits(engine.decideCollection(MEMBER, EMAIL, WEB), "serve");
            assertPermits(engine.decideCollection(MEMBER, EMAIL, FORM), "serve");
        }

        @Test
        void fromAnyOtherSourceItIsNot() {
            assertRefuses(engine.decideCollection(MEMBER, EMAIL, PHONE), Reason.SOURCE_NOT_DECLARED, "first");
        }

        @Test
        void whatNoRuleJoinsWithTheRoleIsNotCollectedAtAll() {
            Decision decision = engine.decideCollection(GUEST, EMAIL, WEB);
            assertRefuses(decision, Reason.NO_RULE);
            assertThat(((Decision.Deny) decision).nearest()).isEmpty();
            assertThat(decision.question())
                    .isEqualTo(new Decision.Question(Optional.empty(), Optional.empty(), EMAIL, GUEST));
        }

        @Test
        void termsThePolicyDoesNotKnowAreErrors() {
            assertThatThrownBy(() -> engine.decideCollection(MEMBER, EMAIL, Source.of("fax")))
                    .isInstanceOf(UnknownTermException.class);
        }
    }
}

package com.mittliv.privacy.condition;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.LegalBasis.vitalInterests;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for a rule to be live, part by part and in the order of reasons. */
class ConditionsTest {
    private static final Purpose SERVE = Purpose.of("serve");
    private static final Purpose MARKET = Purpose.of("market").directMarketing();
    private static final Purpose DEFEND = Purpose.of("defend").legalClaims();
    private static final Event ASKED = Event.of("asked");
    private static final Event STARTED = Event.of("started");
    private static final Event LEFT = Event.of("left");
    private static final Text LAW = Text.of("en", "an act");
    private static final Kept KEPT = new Kept(until(LEFT));

    private static ProcessingRule.Builder rule(String id, Purpose purpose, LegalBasis basis) {
        return ProcessingRule.rule(id)
                .about(Role.of("member"))
                .using(DataCategory.of("email"))
                .forPurpose(purpose)
                .on(basis)
                .kept(until(LEFT));
    }

    private static List<Condition> toUse(Purpose purpose, LegalBasis basis) {
        return Conditions.toUse(rule("some", purpose, basis).build(), purpose, List.of())
                .parts();
    }

    private static List<Condition> toStore(Purpose purpose, LegalBasis basis) {
        return Conditions.toStore(rule("some", purpose, basis).build(), purpose, List.of())
                .parts();
    }

    private static List<Condition> toKeep(Purpose purpose, LegalBasis basis) {
        return Conditions.toKeep(rule("some", purpose, basis).build(), purpose).parts();
    }

    private static NotObjected openToObjection(Purpose purpose) {
        return new NotObjected(purpose, Overridable.BY_COMPELLING_GROUNDS);
    }

    @Test
    void useWaitsForEveryStartEventThenForBasisRestrictionAndRetention() {
        ProcessingRule rule =
                rule("some", MARKET, consent()).onlyAfter(ASKED, STARTED).build();

        assertThat(Conditions.toUse(rule, MARKET, List.of()).parts())
                .containsExactly(
                        new Happened(ASKED),
                        new Happened(STARTED),
                        new ConsentInForce(MARKET),
                        new NotObjected(MARKET, Overridable.NEVER),
                        new NotRestricted(MARKET),
                        KEPT);
    }

    @Test
    void storageWaitsForNoEventAndIsOpenUnderRestriction() {
        ProcessingRule rule = rule("some", MARKET, consent()).onlyAfter(ASKED).build();

        assertThat(Conditions.toStore(rule, MARKET, List.of()).parts())
                .containsExactly(new ConsentInForce(MARKET), new NotObjected(MARKET, Overridable.NEVER), KEPT);
    }

    static List<LegalBasis> closedToObjection() {
        return List.of(contract(), legalObligation(LAW), vitalInterests());
    }

    static List<LegalBasis> openToObjection() {
        return List.of(legitimateInterests(LAW), publicTask(LAW));
    }

    @ParameterizedTest
    @MethodSource("closedToObjection")
    void anObjectionMeetsNoOtherBasis(LegalBasis basis) {
        assertThat(toUse(SERVE, basis)).containsExactly(new NotRestricted(SERVE), KEPT);
        assertThat(toStore(SERVE, basis)).containsExactly(KEPT);
        assertThat(toKeep(SERVE, basis)).containsExactly(KEPT);
    }

    @ParameterizedTest
    @MethodSource("openToObjection")
    void anObjectionMeetsInterestsAndPublicTasksAndCompellingGroundsMaySetItAside(LegalBasis basis) {
        assertThat(toUse(SERVE, basis)).containsExactly(openToObjection(SERVE), new NotRestricted(SERVE), KEPT);
        assertThat(toStore(SERVE, basis)).containsExactly(openToObjection(SERVE), KEPT);
        assertThat(toKeep(SERVE, basis))
                .as("compelling grounds may yet be recorded, so it does not end what is kept")
                .containsExactly(KEPT);
    }

    @ParameterizedTest
    @MethodSource("openToObjection")
    void theDefenceOfLegalClaimsIsOpenUnderRestrictionAndMeetsNoObjection(LegalBasis basis) {
        assertThat(toUse(DEFEND, basis)).containsExactly(KEPT);
        assertThat(toStore(DEFEND, basis)).containsExactly(KEPT);
        assertThat(toKeep(DEFEND, basis)).containsExactly(KEPT);
    }

    @ParameterizedTest
    @MethodSource({"openToObjection", "closedToObjection"})
    void anObjectionToDirectMarketingEndsItWhateverItsBasis(LegalBasis basis) {
        NotObjected absolute = new NotObjected(MARKET, Overridable.NEVER);

        assertThat(toUse(MARKET, basis)).containsExactly(absolute, new NotRestricted(MARKET), KEPT);
        assertThat(toStore(MARKET, basis)).containsExactly(absolute, KEPT);
        assertThat(toKeep(MARKET, basis)).containsExactly(absolute, KEPT);
    }

    @Test
    void consentIsNeededToUseToStoreAndToKeep() {
        assertThat(toUse(SERVE, consent())).containsExactly(new ConsentInForce(SERVE), new NotRestricted(SERVE), KEPT);
        assertThat(toStore(SERVE, consent())).containsExactly(new ConsentInForce(SERVE), KEPT);
        assertThat(toKeep(SERVE, consent())).containsExactly(new ConsentInForce(SERVE), KEPT);
    }

    @Test
    void whatKeepsNothingByItselfIsKeptByAnyPurposeOfAnyGroundThatDoes() {
        ProcessingRule leaning =
                rule("tell", SERVE, contract()).kept(new WhileOtherwiseKept()).build();
        ProcessingRule both = rule("both", SERVE, consent()).forPurpose(MARKET).build();
        ProcessingRule claims =
                rule("claims", DEFEND, contract()).kept(years(2).after(LEFT)).build();
        AnyOf grounds = new AnyOf(List.of(
                new AllOf(List.of(new ConsentInForce(SERVE), KEPT)),
                new AllOf(List.of(new ConsentInForce(MARKET), new NotObjected(MARKET, Overridable.NEVER), KEPT)),
                new AllOf(List.of(new Kept(years(2).after(LEFT))))));

        assertThat(Conditions.toStore(leaning, SERVE, List.of(leaning, both, claims))
                        .parts())
                .containsExactly(grounds);
        assertThat(Conditions.toUse(leaning, SERVE, List.of(leaning, both, claims))
                        .parts())
                .containsExactly(new NotRestricted(SERVE), grounds);
        assertThat(Conditions.toStore(leaning, SERVE, List.of(leaning)).parts())
                .as("where nothing else keeps, it keeps nothing")
                .containsExactly(new AnyOf(List.of()));
        assertThat(Conditions.keepsByItself(leaning)).isFalse();
        assertThat(Conditions.keepsByItself(both)).isTrue();
    }

    @Test
    void aRuleOnConsentKeepsForEachNarrowerPurposeToo() {
        Purpose phone = Purpose.of("by-phone").within(SERVE);
        Purpose night = Purpose.of("by-phone-at-night").within(phone);
        Vocabulary words = Vocabulary.of(List.of(night, MARKET));
        ProcessingRule asked = rule("asked", SERVE, consent())
                .section("3")
                .text(LAW)
                .under(SpecialCategoryCondition.EXPLICIT_CONSENT)
                .onlyAfter(ASKED)
                .disclosedTo(Recipient.processor("host").in("SE"))
                .from(Source.of("form"))
                .note("a remark")
                .build();

        ProcessingRule ground = Conditions.asGround(asked, words);

        assertThat(ground.purposes()).containsExactly(SERVE, phone, night);
        assertThat(ground)
                .as("all else is as the rule says")
                .usingRecursiveComparison()
                .ignoringFields("purposes")
                .isEqualTo(asked);
    }

    @Test
    void anyOtherRuleOrOneWithoutNarrowerPurposesIsItsOwnGround() {
        Vocabulary words = Vocabulary.of(List.of(Purpose.of("by-phone").within(SERVE), MARKET));
        ProcessingRule contract = rule("contract", SERVE, contract()).build();
        ProcessingRule flat = rule("flat", MARKET, consent()).build();

        assertThat(Conditions.asGround(contract, words)).isSameAs(contract);
        assertThat(Conditions.asGround(flat, words)).isSameAs(flat);
    }
}

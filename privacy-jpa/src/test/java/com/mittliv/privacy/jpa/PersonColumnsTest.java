package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.MappingFindings.finding;
import static com.mittliv.privacy.jpa.MappingFindings.findingsOf;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Consents and objections that the application keeps in columns of its own. */
@ParameterizedClass
@EnumSource(Database.class)
class PersonColumnsTest {
    private static final Role MEMBER = Role.of("member");
    private static final DataCategory NAME = DataCategory.of("name");
    private static final DataCategory EMAIL = DataCategory.of("email");
    private static final Event LEFT = Event.of("left");
    private static final Purpose SERVICE = Purpose.of("service");
    private static final Purpose MARKETING = Purpose.of("marketing").directMarketing();
    private static final Purpose STATISTICS = Purpose.of("statistics");
    private static final Purpose NEWSLETTER = new Purpose(
            "newsletter",
            Label.NONE,
            Purpose.Kind.ORDINARY,
            Optional.empty(),
            Optional.of(new ConsentWording("3", Text.NONE, Set.of("2"))));

    private static final PrivacyEngine ENGINE =
            PrivacyEngine.compile(Policy.named("club", "1", Policy.Controller.of("Example"))
                    .rule(rule("membership")
                            .about(MEMBER)
                            .using(NAME, EMAIL)
                            .forPurpose(SERVICE)
                            .on(contract())
                            .kept(until(LEFT)))
                    .rule(rule("newsletter")
                            .about(MEMBER)
                            .using(EMAIL)
                            .forPurpose(NEWSLETTER)
                            .on(consent())
                            .kept(whileConsented()))
                    .rule(rule("marketing")
                            .about(MEMBER)
                            .using(EMAIL)
                            .forPurpose(MARKETING)
                            .on(legitimateInterests(Text.of("en", "to be known")))
                            .kept(until(LEFT)))
                    .rule(rule("statistics")
                            .about(MEMBER)
                            .using(NAME)
                            .forPurpose(STATISTICS)
                            .on(consent())
                            .kept(whileConsented()))
                    .rights(new DeclaredRight(
                            DataSubjectRight.ERASURE,
                            Optional.empty(),
                            Text.of("en", "You can have your data erased."),
                            Optional.empty()))
                    .build());

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(7_200);
    private static final Instant AFTER = NOW.minusSeconds(3_600);
    private static final Instant AHEAD = NOW.plusSeconds(3_600);

    @Entity(name = "Member")
    @AboutSubject(value = "id", role = "member")
    static class Member {
        @Id
        String id = "m";

        @PurposeMask
        @Nullable
        Long allowed;

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @PersonalData("email")
        @Nullable
        String email = "EMAIL";

        @ConsentGiven(value = "newsletter", withdrawn = "newsletterWithdrawnAt", wording = "newsletterWording")
        @Nullable
        Instant newsletterConsentedAt;

        @Nullable
        Instant newsletterWithdrawnAt;

        @Nullable
        String newsletterWording;

        @ObjectedTo("marketing")
        @Nullable
        Instant marketingObjectedAt;

        @RetentionEvent("left")
        @Nullable
        Instant leftAt;
    }

    /** About the same people, and bound to them by their id alone. */
    @Entity(name = "Letter")
    @AboutSubject(value = "memberId", role = "member")
    @NoRetentionEvent(value = "left", because = "letters are thrown away by hand")
    static class Letter {
        @Id
        long id = 1;

        @Nullable
        String memberId = "m";

        @PersonalData("email")
        @Nullable
        String sentTo = "SENT";
    }

    private final Database database;
    private final World world;

    PersonColumnsTest(Database database) {
        this.database = database;
        this.world = new World(database, ENGINE, Member.class, Letter.class);
        world.now.set(NOW);
        world.store(new Member(), new Letter());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void member(Consumer<Member> change) {
        world.work(SERVICE, em -> change.accept(em.find(Member.class, "m")));
    }

    /** Whether a purpose sees the member, and their letter, which must agree with what the engine makes of the state. */
    private boolean sees(Purpose purpose) {
        boolean member = !world.all(purpose, Member.class).isEmpty();
        boolean letter = !world.all(purpose, Letter.class).isEmpty();
        boolean engine = ENGINE.access(purpose, EMAIL)
                .decide(world.states.load("m"), com.mittliv.privacy.decision.RecordState.of(MEMBER), NOW)
                .isPermitted();
        assertThat(List.of(member, letter)).containsOnly(engine);
        return engine;
    }

    @Test
    void aConsentIsInForceOnceItsColumnIsSetAndUntilItIsWithdrawn() {
        assertThat(sees(NEWSLETTER)).isFalse();
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWording = "3";
        });
        assertThat(sees(NEWSLETTER)).isTrue();
        member(m -> m.newsletterWithdrawnAt = AFTER);
        assertThat(sees(NEWSLETTER)).isFalse();
        member(m -> m.newsletterConsentedAt = NOW);
        assertThat(sees(NEWSLETTER)).as("given again").isTrue();
        member(m -> m.newsletterWithdrawnAt = NOW);
        assertThat(sees(NEWSLETTER)).as("withdrawn at the same instant").isFalse();
    }

    @Test
    void whatIsDatedAheadDoesNotCountYet() {
        member(m -> {
            m.newsletterConsentedAt = AHEAD;
            m.newsletterWording = "3";
            m.marketingObjectedAt = AHEAD;
        });
        assertThat(sees(NEWSLETTER)).isFalse();
        assertThat(sees(MARKETING)).isTrue();
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWithdrawnAt = AHEAD;
        });
        assertThat(sees(NEWSLETTER)).isTrue();
    }

    @Test
    void aConsentCountsToWordingsThePolicyCountsAndNotToAnUnknownOne() {
        member(m -> m.newsletterConsentedAt = BEFORE);
        for (String wording : List.of("2", "3")) {
            member(m -> m.newsletterWording = wording);
            assertThat(sees(NEWSLETTER)).as(wording).isTrue();
        }
        member(m -> m.newsletterWording = "1");
        assertThat(sees(NEWSLETTER)).as("one that no longer counts").isFalse();
        member(m -> m.newsletterWording = null);
        assertThat(sees(NEWSLETTER)).as("unknown").isFalse();
    }

    @Test
    void anObjectionStandsFromItsInstantOnUntilItsColumnIsEmptied() {
        assertThat(sees(MARKETING)).isTrue();
        member(m -> m.marketingObjectedAt = NOW);
        assertThat(sees(MARKETING)).isFalse();
        member(m -> m.marketingObjectedAt = null);
        assertThat(sees(MARKETING)).isTrue();
    }

    @Test
    void aConsentGivenAfterARestrictionOpensItsPurposeAndOneGivenBeforeDoesNot() {
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWording = "3";
        });
        world.states.restrict("m", Restriction.since(AFTER));
        assertThat(sees(NEWSLETTER)).isFalse();
        world.system(em -> em.createQuery("update Member set newsletterConsentedAt = :at")
                .setParameter("at", AFTER.plusNanos(1_000))
                .executeUpdate());
        assertThat(sees(NEWSLETTER)).isTrue();
    }

    @Test
    void whoHasNoRowHasConsentedToNothingAndObjectedToNothing() {
        world.store(letter(2, "nobody"));
        assertThat(world.all(NEWSLETTER, Letter.class)).isEmpty();
        assertThat(world.all(MARKETING, Letter.class)).hasSize(2);
        assertThat(world.states.load("nobody").consents()).isEmpty();
    }

    private static Letter letter(long id, String memberId) {
        Letter letter = new Letter();
        letter.id = id;
        letter.memberId = memberId;
        return letter;
    }

    @Test
    void theLedgerTakesNoConsentToThePurposeAndWhatStandsThereBearsOnNothing() {
        assertThatThrownBy(() -> world.states.record("m", Consent.given(NEWSLETTER, BEFORE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("consents to `newsletter` are kept in columns of entity `Member`, and not in the library's"
                        + " tables; set them there");
        assertThatThrownBy(() -> world.states.record("m", Objection.to(MARKETING, BEFORE)))
                .hasMessageContaining("objections to `marketing` are kept in columns of entity `Member`");
        world.system(em -> em.createNativeQuery(
                        "insert into privacy_consent (subject_id, purpose, act, at, wording)"
                                + " values ('m', 'newsletter', 'GIVEN', timestamp with time zone '2026-01-01 00:00:00+00:00', '3')")
                .executeUpdate());
        assertThat(sees(NEWSLETTER)).isFalse();
        world.states.record("m", Consent.given(STATISTICS, BEFORE));
        assertThat(world.all(STATISTICS, Member.class))
                .as("others stay in the ledger")
                .hasSize(1);
    }

    @Test
    void aRowWithAMaskIsJudgedByTheColumnsWheneverTheApplicationSetsThem() {
        PurposeMasks masks = new PurposeMasks(world.guard, world.entities);
        masks.settle();
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWording = "3";
            m.marketingObjectedAt = BEFORE;
        });
        assertThat(sees(NEWSLETTER)).isTrue();
        assertThat(sees(MARKETING)).isFalse();
        world.states.record("m", Consent.given(STATISTICS, BEFORE));
        assertThat(world.all(STATISTICS, Member.class)).hasSize(1);
        assertThat(masks.disagreements()).isEmpty();
    }

    @Test
    void anotherPurposeNeverEmptiesTheColumns() {
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWording = "3";
        });
        world.work(NEWSLETTER, em -> em.find(Member.class, "m").email = "NEW");
        world.work(MARKETING, em -> em.merge(em.find(Member.class, "m")));
        Member whole = world.system(em -> em.find(Member.class, "m"));
        assertThat(whole.newsletterConsentedAt).isEqualTo(BEFORE);
        assertThat(whole.newsletterWording).isEqualTo("3");
        assertThat(whole.name).isEqualTo("NAME");
    }

    @Test
    void theSweepKeepsWhatAConsentInAColumnKeeps() {
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWording = "3";
            m.leftAt = BEFORE;
        });
        world.sweep().run();
        Member left = world.system(em -> em.find(Member.class, "m"));
        assertThat(left.name).isNull();
        assertThat(left.email).isEqualTo("EMAIL");
        world.system(em -> em.createQuery("update Member set newsletterWithdrawnAt = :at")
                .setParameter("at", AFTER)
                .executeUpdate());
        world.sweep().run();
        Optional<Member> gone = world.system(em -> Optional.ofNullable(em.find(Member.class, "m")));
        assertThat(gone).isEmpty();
    }

    /** What a person's row refers to, about the same person. */
    @Entity(name = "Seat")
    @AboutSubject(value = "memberId", role = "member")
    static class Seat {
        @Id
        long id = 1;

        String memberId = "m";

        @PersonalData("name")
        @Nullable
        String label = "LABEL";

        @RetentionEvent("left")
        @Nullable
        Instant leftAt = BEFORE;
    }

    /** A person's row that refers to another. */
    @Entity(name = "Attendant")
    @AboutSubject(value = "id", role = "member")
    static class Attendant {
        @Id
        String id = "m";

        @ManyToOne
        @Nullable
        Seat seat;

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @ConsentGiven(value = "statistics", wordingVersion = "1")
        @Nullable
        Instant statisticsConsentedAt;

        @RetentionEvent("left")
        @Nullable
        Instant leftAt = BEFORE;
    }

    @Test
    void whatThePersonsOwnRowRefersToGoesAfterIt() {
        try (World other = new World(database, ENGINE, Seat.class, Attendant.class)) {
            other.now.set(NOW);
            Seat seat = new Seat();
            Attendant attendant = new Attendant();
            attendant.seat = seat;
            other.store(seat, attendant);
            assertThat(other.sweep().run().rowsErased()).isEqualTo(2);
        }
    }

    @Test
    void aPersonsFileAndOrderRestOnTheColumns() {
        member(m -> {
            m.newsletterConsentedAt = BEFORE;
            m.newsletterWording = "3";
        });
        assertThat(new PersonFiles(world.entities).of("m").subject().consents())
                .containsExactly(Consent.given(NEWSLETTER, BEFORE, "3"));
        ErasureOrders orders = ErasureOrders.of(
                world.entities,
                ErasureReceipts.keyed("a key of 32 bytes for the tests!!".getBytes(StandardCharsets.UTF_8)));
        ErasureOrder waiting = orders.run(orders.take("m").id());
        assertThat(waiting.state()).isEqualTo(ErasureOrder.State.OPEN);
        assertThat(waiting.lastFailure()).hasValue("KeptInColumnsException");
        member(m -> {
            m.newsletterWithdrawnAt = AFTER;
            m.marketingObjectedAt = AFTER;
        });
        world.now.set(NOW.plusSeconds(86_400));
        assertThat(orders.run(waiting.id()).state()).isEqualTo(ErasureOrder.State.DONE);
    }

    @Test
    void onlyWhoIsToldThePurposeSeesTheRowsPastTheGuard() throws SQLException {
        if (database == Database.H2) {
            return;
        }
        Map<String, Object> administrator = Database.POSTGRESQL.fresh();
        try (World open = new World(administrator, ENGINE, PrivacyGuard::withRowSecurity, Member.class, Letter.class)) {
            open.now.set(NOW);
            open.store(new Member(), new Letter());
            Secured secured = Secured.by(open, administrator);
            assertThat(secured.seen("newsletter", NOW, "select id from letter")).isEmpty();
            open.work(SERVICE, em -> {
                em.find(Member.class, "m").newsletterConsentedAt = BEFORE;
                em.find(Member.class, "m").newsletterWording = "2";
            });
            assertThat(secured.seen("newsletter", NOW, "select id from letter")).containsExactly("1");
            assertThat(secured.seen("newsletter", NOW, "select id from member")).containsExactly("m");
            try (Connection plain = Migrated.connect(secured.plain)) {
                assertThat(Secured.values(plain, "select id from letter")).isEmpty();
            }
        }
    }

    @Entity(name = "Wrong")
    @AboutSubject(value = "memberId", role = "member")
    @NoRetentionEvent(value = "left", because = "invented")
    static class Wrong {
        @Id
        long id;

        @NoPersonalData(because = "an id")
        @jakarta.persistence.Column(unique = true)
        @Nullable
        String memberId;

        @ConsentGiven("newsletters")
        @Nullable
        Instant misspelt;

        @ConsentGiven(value = "service", wordingVersion = "1")
        @Nullable
        Instant noConsent;

        @ConsentGiven(value = "newsletter", wordingVersion = "1")
        @Nullable
        LocalDate oldOn;

        @ConsentGiven(value = "statistics", wordingVersion = "1", withdrawn = "nowhere")
        @PersonalData("name")
        @Nullable
        Instant personal;

        @ObjectedTo("statistics")
        @Nullable
        Instant noObjection;

        @ObjectedTo("marketing")
        @Nullable
        String text;
    }

    @Entity(name = "Second")
    @AboutSubject(value = "memberId", role = "member")
    @NoRetentionEvent(value = "left", because = "invented")
    static class Second {
        @Id
        long id;

        @NoPersonalData(because = "an id")
        @Nullable
        String memberId;

        @ConsentGiven(value = "statistics", wordingVersion = "1")
        @Nullable
        Instant again;
    }

    @Entity(name = "Nobodys")
    @NoPersonalData(because = "invented")
    static class Nobodys {
        @Id
        long id;

        @ObjectedTo("marketing")
        @Nullable
        Instant whose;
    }

    @Test
    void whatDoesNotFitIsToldAtTheStartAllAtOnce() {
        assertThat(findingsOf(ENGINE, Wrong.class, Second.class, Nobodys.class))
                .satisfiesExactlyInAnyOrder(
                        finding("policy declares no purpose `newsletters`; did you mean `newsletter`?"),
                        finding("@ConsentGiven(\"newsletters\") on entity `Wrong` needs either `wording`"),
                        finding("@ConsentGiven(\"service\") on entity `Wrong` tells of consents that no rule rests on"),
                        finding("on entity `Wrong` is told by `oldOn` of type LocalDate in a column of type `date`"),
                        finding("says that all were shown wording `1`, which the policy does not count; it counts `3`"),
                        finding("`Wrong.nowhere`, which leads nowhere"),
                        finding("column `personal` tells what the people of entity `Wrong` said, and bears"
                                + " @PersonalData"),
                        finding("@ObjectedTo(\"statistics\") on entity `Wrong` tells of objections that no rule is"),
                        finding("on entity `Wrong` is told by `text` of type String"),
                        finding("names `Wrong.personal`, and `Second.again` tells the same; leave out one"),
                        finding("on entity `Second` stands in an entity that may have several rows for one person"),
                        finding("`Wrong.text`, and `Nobodys.whose` tells the same"),
                        finding("on entity `Nobodys` tells what people said, and the entity does not say about whom"));
    }

    @Entity(name = "Numbered")
    @AboutSubject(value = "memberId", role = "member")
    @NoRetentionEvent(value = "left", because = "invented")
    static class Numbered {
        @Id
        long id;

        @PersonalData("email")
        @Nullable
        String email;

        @Nullable
        Long memberId;
    }

    @Test
    void idsOfOneKindLeadToTheRowOfThePerson() {
        assertThat(findingsOf(ENGINE, Member.class, Numbered.class))
                .satisfiesExactly(
                        finding("entity `Numbered` tells its person in a column of type `bigint`, and `Member`, which"
                                + " tells what people said, in one of type `varchar`; use one type"));
    }
}

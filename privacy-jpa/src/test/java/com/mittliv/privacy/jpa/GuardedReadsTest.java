package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.CLAIMS;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.MATCHING;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.scope.PurposeRequiredException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class GuardedReadsTest {
    private static final Instant YESTERDAY = Instant.parse("2026-02-28T12:00:00Z");

    private final World world;

    GuardedReadsTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class);
        world.store(new Adept(1, "adept"), new Adept(2, "adept"), new Adept(3, "mentor"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void consent(String person) {
        world.states.record(person, Consent.given(NEWSLETTER, YESTERDAY));
    }

    @Test
    void aPurposeSeesWhatItsRulesPermit() {
        world.work(SERVICE, em -> {
            Adept adept = em.find(Adept.class, 1);
            assertThat(adept.name).isEqualTo("NAME1");
            assertThat(adept.email).isEqualTo("EMAIL1");
            assertThat(adept.address.city).isEqualTo("CITY1");
            assertThat(adept.aliases).containsExactly("ALIAS1");
            assertThat(adept.notes.get(0).text).isEqualTo("NOTE1");
        });
    }

    @Test
    void aNarrowerPurposeSeesWhatTheWiderOneSees() {
        world.work(MATCHING, em -> assertThat(em.find(Adept.class, 1).name).isEqualTo("NAME1"));
    }

    @Test
    void aColumnThePurposeDoesNotPermitIsNotNamedToTheDatabase() {
        consent("p1");
        world.statements.clear();
        Adept adept = world.find(NEWSLETTER, Adept.class, 1);
        assertThat(adept.email).isEqualTo("EMAIL1");
        assertThat(adept.name).isNull();
        assertThat(adept.address).isNull();
        assertThat(adept.round).isEqualTo(1);
        String sent = world.sent(NEWSLETTER).get(0);
        assertThat(sent).contains("email").doesNotContain("name").doesNotContain("street");
    }

    @Test
    void onlyRowsWithALiveRuleComeBackAndCountsAgree() {
        consent("p2");
        world.work(NEWSLETTER, em -> {
            assertThat(em.createQuery("from Adept", Adept.class).getResultList())
                    .extracting(a -> a.id)
                    .containsExactly(2L);
            assertThat(em.createQuery("select count(*) from Adept", Long.class).getSingleResult())
                    .isEqualTo(1);
            assertThat(em.find(Adept.class, 1)).isNull();
            assertThat(em.createQuery("select a.email from Adept a where a.id = 1", String.class)
                            .getResultList())
                    .isEmpty();
        });
        world.work(
                RESEARCH,
                em -> assertThat(em.createQuery("from Adept", Adept.class).getResultList())
                        .isEmpty());
    }

    @Test
    void aWithdrawalClosesTheNextAccess() {
        consent("p1");
        assertThat(world.find(NEWSLETTER, Adept.class, 1)).isNotNull();
        world.states.record("p1", Consent.withdrawn(NEWSLETTER, world.now.get()));
        assertThat(world.find(NEWSLETTER, Adept.class, 1)).isNull();
    }

    @Test
    void anObjectionAndARestrictionCloseTheAccess() {
        consent("p1");
        consent("p2");
        world.states.record("p1", Objection.to(NEWSLETTER, YESTERDAY));
        world.states.restrict("p2", Restriction.since(world.now.get()));
        assertThat(world.all(NEWSLETTER, Adept.class)).isEmpty();
        world.states.liftRestriction("p2");
        assertThat(world.find(NEWSLETTER, Adept.class, 2)).isNotNull();
    }

    @Test
    void childRowsAreGuardedByTheirOwnWayToThePerson() {
        consent("p1");
        world.work(NEWSLETTER, em -> {
            assertThat(em.find(Adept.class, 1).notes).isEmpty();
            assertThat(em.createQuery("select count(*) from Note", Long.class).getSingleResult())
                    .isZero();
            assertThat(em.find(Adept.Note.class, 1)).isNull();
        });
    }

    @Test
    void timeOpensAndClosesByTheGuardsClock() {
        world.work(SERVICE, em -> em.find(Adept.class, 1).endedAt = YESTERDAY);
        assertThat(world.find(SERVICE, Adept.class, 1)).isNull();
        assertThat(world.find(CLAIMS, Adept.class, 1).name).isEqualTo("NAME1");
        world.now.set(Instant.parse("2028-02-28T22:59:59Z"));
        assertThat(world.find(CLAIMS, Adept.class, 1)).isNotNull();
        world.now.set(Instant.parse("2028-02-28T23:00:00Z"));
        assertThat(world.find(CLAIMS, Adept.class, 1)).isNull();
    }

    @Test
    void everyWayOfReadingIsGuardedAlike() {
        consent("p1");
        List<Consumer<EntityManager>> ways = List.of(
                em -> seesEmailAlone(em.find(Adept.class, 1, LockModeType.PESSIMISTIC_WRITE)),
                em -> seesEmailAlone(em.unwrap(Session.class)
                        .byMultipleIds(Adept.class)
                        .multiLoad(1L)
                        .get(0)),
                em -> {
                    Adept adept = em.find(Adept.class, 1);
                    em.refresh(adept);
                    seesEmailAlone(adept);
                },
                em -> seesEmailAlone(em.createQuery("select a from Adept a left join fetch a.aliases", Adept.class)
                        .getSingleResult()),
                em -> seesEmailAlone(em.createQuery("select a from Adept a left join fetch a.notes", Adept.class)
                        .getSingleResult()),
                em -> {
                    var query = em.getCriteriaBuilder().createQuery(Adept.class);
                    query.from(Adept.class);
                    seesEmailAlone(em.createQuery(query).getSingleResult());
                },
                em -> seesEmailAlone(em.createQuery("from Adept", Adept.class)
                        .getResultStream()
                        .findFirst()
                        .orElseThrow()));
        ways.forEach(way -> world.work(NEWSLETTER, way));
    }

    private static void seesEmailAlone(Adept adept) {
        assertThat(adept.email).isEqualTo("EMAIL1");
        assertThat(adept.name).isNull();
        assertThat(adept.address).isNull();
        assertThat(adept.aliases).isEmpty();
    }

    @Test
    void aStatelessSessionIsGuardedToo() {
        consent("p1");
        world.scope.run(NEWSLETTER, () -> {
            try (StatelessSession session =
                    world.entities.unwrap(org.hibernate.SessionFactory.class).openStatelessSession()) {
                assertThat(session.get(Adept.class, 1L).name).isNull();
                assertThat(session.createQuery("from Adept", Adept.class).getResultList())
                        .extracting(a -> a.id)
                        .containsExactly(1L);
            }
        });
    }

    @Test
    void withoutPurposeNothingIsReadNorWritten() {
        assertThatThrownBy(() -> world.transaction(em -> em.find(Adept.class, 1)))
                .isInstanceOf(PurposeRequiredException.class)
                .hasMessageContaining("a statement on entity `Adept` needs a purpose");
        assertThatThrownBy(() -> world.transaction(
                        em -> em.createQuery("select count(*) from Note").getResultList()))
                .isInstanceOf(PurposeRequiredException.class);
        assertThatThrownBy(() -> world.transaction(em -> {
                    em.persist(new Adept(9, "adept"));
                    em.flush();
                    return "";
                }))
                .hasStackTraceContaining("PurposeRequiredException");
    }

    @Test
    void theSystemScopeSeesAll() {
        List<String> names = world.system(em -> em.createQuery("select a.name from Adept a order by a.id", String.class)
                .getResultList());
        assertThat(names).containsExactly("NAME1", "NAME2", "NAME3");
    }

    @Test
    void bulkStatementsTouchOnlyRowsThePurposeSees() {
        consent("p1");
        world.work(
                NEWSLETTER,
                em -> assertThat(
                                em.createQuery("update Adept a set a.round = 7").executeUpdate())
                        .isEqualTo(1));
        assertThatThrownBy(() -> world.work(
                        NEWSLETTER,
                        em -> em.createQuery("update Adept a set a.round = 8 where a.name = 'NAME1'")
                                .executeUpdate()))
                .isInstanceOf(RefusedAttributeException.class);
    }

    @Test
    void nativeSqlOnAGuardedTableIsRefused() {
        consent("p1");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> world.work(
                            NEWSLETTER,
                            em -> em.createNativeQuery("select name from adept").getResultList()))
                    .isInstanceOf(RefusedStatementException.class)
                    .hasMessageContaining("native SQL on entity `Adept`");
        }
        List<?> all = world.system(em -> em.createNativeQuery("select name from Adept where id = :id")
                .setParameter("id", 1)
                .getResultList());
        assertThat(all).hasSize(1);
        assertThatThrownBy(() -> world.work(
                        NEWSLETTER,
                        em -> em.createNativeQuery("select name from Adept where id = :id")
                                .setParameter("id", 1)
                                .getResultList()))
                .isInstanceOf(RefusedStatementException.class);
        List<?> harmless =
                world.transaction(em -> em.createNativeQuery("select 1").getResultList());
        assertThat(harmless).hasSize(1);
    }
}

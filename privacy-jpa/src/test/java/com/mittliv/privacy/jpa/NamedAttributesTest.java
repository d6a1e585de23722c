package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mittliv.privacy.decision.Consent;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedAttributesTest {
    private static World world;

    @BeforeAll
    static void open() {
        world = new World(Database.H2, ENGINE, Adept.class, Adept.Note.class);
        world.store(new Adept(1, "adept"));
        world.states.record("p1", Consent.given(NEWSLETTER, Instant.EPOCH));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a.name from Adept a",
                "select a.id from Adept a where a.name = 'NAME1'",
                "select a.id from Adept a where a.name like 'N%'",
                "select a.id from Adept a order by a.name",
                "select max(a.name) from Adept a",
                "select count(*) from Adept a group by a.name",
                "select upper(a.name) from Adept a",
                "select a.address from Adept a",
                "select a.address.city from Adept a",
                "select x from Adept a join a.aliases x",
                "select a.id from Adept a where 'x' member of a.aliases",
                "select a.id from Adept a where a.aliases is empty",
                "select size(a.aliases) from Adept a",
                "select n.adept.name from Note n",
                "select a.id from Adept a where exists (select 1 from Adept b where b.name = 'NAME1')",
                "select a.email from Adept a union select a.name from Adept a",
                "with x as (select a.name as n from Adept a) select y.n from x y",
                "select b.id from (select a.id as id, a.name as name from Adept a) b",
                "select a.id from Adept a where a.email in (select b.name from Adept b)"
            })
    void aQueryThatNamesAForbiddenAttributeIsRefusedNotAnswered(String query) {
        assertThatThrownBy(() -> world.work(
                        NEWSLETTER, em -> em.createQuery(query, Object.class).getResultList()))
                .isInstanceOf(RefusedAttributeException.class);
        world.work(
                SERVICE,
                em -> assertThat(em.createQuery(query, Object.class).getResultList())
                        .isNotNull());
        assertThatThrownBy(() -> world.work(
                        NEWSLETTER, em -> em.createQuery(query, Object.class).getResultList()))
                .isInstanceOf(RefusedAttributeException.class);
    }

    @Test
    void theRefusalNamesAttributeCategoryPurposeAndThePurposesThatWouldDo() {
        RefusedAttributeException refused = catchThrowableOfType(
                RefusedAttributeException.class,
                () -> world.work(
                        NEWSLETTER,
                        em -> em.createQuery("select a.address.city from Adept a", String.class)
                                .getResultList()));
        assertThat(refused.attribute()).isEqualTo("Adept.address.city");
        assertThat(refused.category()).isEqualTo(Terms.ADDRESS);
        assertThat(refused.purpose()).isEqualTo(NEWSLETTER);
        assertThat(refused.permitting()).containsExactly(SERVICE, Terms.MATCHING);
        assertThat(refused)
                .hasMessage("the statement reads `Adept.address.city`, and its category `address` is not permitted for"
                        + " purpose `newsletter`; leave the attribute out, or work for a purpose that permits it:"
                        + " `service`, `matching`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a.email from Adept a",
                "select a.round from Adept a where a.email = 'EMAIL1'",
                "select a.id, a.version, a.role from Adept a order by a.email"
            })
    void aPermittedAttributeMayBeNamed(String query) {
        world.work(
                NEWSLETTER,
                em -> assertThat(em.createQuery(query, Object.class).getResultList())
                        .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sql('name') from Adept a",
                "select column(a.name as String) from Adept a",
                "select function('query_to_xml', 'select * from adept') from Adept a"
            })
    void functionsThatAreRawSqlAreRefused(String query) {
        assertThatThrownBy(() -> world.work(
                        SERVICE, em -> em.createQuery(query, Object.class).getResultList()))
                .hasStackTraceContaining("whose SQL cannot be guarded");
    }

    @Test
    void aMarkInATextIsNoMark() {
        world.work(
                NEWSLETTER,
                em -> assertThat(em.createQuery(
                                        "select 'PV__G(0,x)' from Adept a where a.email <> 'PV__R(0,x.id)'",
                                        String.class)
                                .getSingleResult())
                        .isEqualTo("PV__G(0,x)"));
    }
}

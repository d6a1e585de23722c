package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.scope.PurposeRequiredException;
import java.time.Instant;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class NativeGuardTest {
    private final World world;

    NativeGuardTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class);
        world.store(new Adept(1, "adept"), new Adept(2, "adept"), new Adept(3, "mentor"));
        world.states.record("p1", Consent.given(NEWSLETTER, Instant.EPOCH));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Object> sql(String statement) {
        return world.read(NEWSLETTER, em -> {
            @SuppressWarnings("unchecked")
            List<Object> rows = em.createNativeQuery(statement).getResultList();
            return rows;
        });
    }

    @Test
    void aDeclaredStatementSeesTheRowsOfItsPurpose() {
        String statement = "/* reads Adept.email */ select a.email from adept a order by a.id";
        assertThat(sql(statement)).containsExactly("EMAIL1");
        List<?> all = world.read(SERVICE, em -> em.createNativeQuery(statement).getResultList());
        List<?> open = world.system(em -> em.createNativeQuery(statement).getResultList());
        assertThat(all.equals(List.of("EMAIL1", "EMAIL2", "EMAIL3"))).isTrue();
        assertThat(open.equals(all)).isTrue();
        assertThatThrownBy(() ->
                        world.transaction(em -> em.createNativeQuery(statement).getResultList()))
                .isInstanceOf(PurposeRequiredException.class);
        world.states.record("p1", Consent.withdrawn(NEWSLETTER, world.now.get()));
        assertThat(sql(statement)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/* reads Adept.name */ select name from adept | its category ^name^ is not permitted",
                "/* reads Adept.email */ select id from adept where name = 'x' | names the column of ^Adept.name^",
                "/* reads Adept */ select id from adept where name = 'x' | its category ^name^ is not permitted",
                "/* reads Adept.emial */ select 1 from adept | ^Adept.emial^, which is no guarded entity or attribute",
                "/* reads Note */ select email from adept | say at its beginning what it reads, as in ^/* reads Adept",
                "/* reads Adept.email */ delete from adept | native SQL that writes cannot be guarded",
                "/* reads Adept.email */ select email from adept, people | names ^people^, which is no table",
                "/* reads Adept.email */ select email from adept; select 1 | is not understood",
                "/* reads Adept.email */ select query_to_xml('select name from adept', true, false, '') from adept"
                        + " | calls ^query_to_xml^, of which it is not known what it reads",
                "select query_to_xml('select name from adept', true, false, '') | calls ^query_to_xml^",
                "select pg_read_file('x') | calls ^pg_read_file^"
            })
    void whatIsNotDeclaredOrNotPermittedIsRefusedWithAWayOut(String statement, String why) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> sql(statement)).hasStackTraceContaining(why.replace('^', '`'));
        }
    }

    @Test
    void aStatementThatTheSystemMadeFirstIsRefusedToAPurposeWithLimitsToo() {
        for (int limit : List.of(0, 2)) {
            world.system(em -> em.createNativeQuery("select a.* from adept a", Adept.class)
                    .setFirstResult(limit)
                    .setMaxResults(2)
                    .getResultList());
            assertThatThrownBy(() -> world.read(
                            NEWSLETTER,
                            em -> em.createNativeQuery("select a.* from adept a", Adept.class)
                                    .setFirstResult(limit)
                                    .setMaxResults(2)
                                    .getResultList()))
                    .isInstanceOf(RefusedStatementException.class);
        }
    }

    @Test
    void whatTouchesNothingGuardedNeedsNoPurpose() {
        Object one =
                world.transaction(em -> em.createNativeQuery("select 1 as adept where 'adept' <> 'x' -- from adept")
                        .getSingleResult());
        assertThat(one).isEqualTo(1);
    }

    @Test
    void tablesAreNotEmptiedForAPurpose() {
        var schema = world.entities.unwrap(SessionFactory.class).getSchemaManager();
        assertThatThrownBy(() -> world.scope.run(SERVICE, schema::truncateMappedObjects))
                .hasStackTraceContaining("is not understood");
        assertThat(world.all(SERVICE, Adept.class)).hasSize(3);
    }
}

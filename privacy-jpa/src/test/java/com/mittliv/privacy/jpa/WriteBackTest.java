package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import java.time.Instant;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class WriteBackTest {
    private final World world;

    WriteBackTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class);
        world.store(new Adept(1, "adept"));
        world.states.record("p1", Consent.given(NEWSLETTER, Instant.EPOCH));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void nothingIsLost() {
        world.work(SERVICE, em -> {
            Adept adept = em.find(Adept.class, 1);
            assertThat(adept.name).isEqualTo("NAME1");
            assertThat(adept.address.city).isEqualTo("CITY1");
            assertThat(adept.aliases).containsExactly("ALIAS1");
            assertThat(adept.notes).hasSize(1);
        });
    }

    @Test
    void changingWhatIsPermittedLeavesWhatIsWithheld() {
        world.work(NEWSLETTER, em -> em.find(Adept.class, 1).email = "NEW");
        nothingIsLost();
        assertThat(world.find(SERVICE, Adept.class, 1).email).isEqualTo("NEW");
    }

    @Test
    void mergingForTheSamePurposeLeavesWhatIsWithheld() {
        Adept detached = world.read(NEWSLETTER, em -> {
            Adept adept = em.find(Adept.class, 1);
            assertThat(adept.aliases).isEmpty();
            return adept;
        });
        detached.round = 5;
        world.work(NEWSLETTER, em -> em.merge(detached));
        nothingIsLost();
        assertThat(world.find(SERVICE, Adept.class, 1).round).isEqualTo(5);
    }

    @Test
    void mergingForAWiderPurposeIsRefused() {
        Adept detached = world.read(NEWSLETTER, em -> em.find(Adept.class, 1));
        assertThatThrownBy(() -> world.work(SERVICE, em -> em.merge(detached)))
                .isInstanceOf(RefusedStatementException.class)
                .hasMessageContaining("loaded without some of its attributes");
        nothingIsLost();
    }

    @Test
    void writingAllColumnsWithoutSeeingThemIsRefused() {
        try (StatelessSession session =
                world.entities.unwrap(SessionFactory.class).openStatelessSession()) {
            world.scope.run(NEWSLETTER, () -> {
                Adept adept = session.get(Adept.class, 1L);
                assertThatThrownBy(() -> session.update(adept)).isInstanceOf(RefusedStatementException.class);
                assertThatThrownBy(() -> session.upsert(adept)).isInstanceOf(RefusedStatementException.class);
            });
        }
        nothingIsLost();
    }
}

package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ADDRESS;
import static com.mittliv.privacy.jpa.Terms.ADEPT;
import static com.mittliv.privacy.jpa.Terms.EMAIL;
import static com.mittliv.privacy.jpa.Terms.ENDED;
import static com.mittliv.privacy.jpa.Terms.MENTOR;
import static com.mittliv.privacy.jpa.Terms.NAME;
import static com.mittliv.privacy.jpa.Terms.NOTES;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static com.mittliv.privacy.jpa.Terms.STARTED;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was withheld from a row when it was loaded can be permitted when it is written back, for the same purpose. */
@ParameterizedClass
@EnumSource(Database.class)
class MergeAfterConsentTest {
    private static final PrivacyEngine ENGINE =
            PrivacyEngine.compile(Policy.named("research", "1", Policy.Controller.of("Example"))
                    .declare(MENTOR, ADEPT, NAME, EMAIL, ADDRESS, NOTES, STARTED, ENDED)
                    .rule(rule("addresses")
                            .about(ADEPT)
                            .using(ADDRESS)
                            .forPurpose(RESEARCH)
                            .on(contract())
                            .kept(until(ENDED)))
                    .rule(rule("names")
                            .about(ADEPT)
                            .using(NAME, EMAIL)
                            .forPurpose(RESEARCH)
                            .on(consent())
                            .kept(whileConsented()))
                    .build());

    @Entity(name = "Guest")
    @AboutSubject(value = "id", role = "adept")
    @NoRetentionEvent(value = "ended", because = "guests stay")
    static class Guest {
        @Id
        String id = "p1";

        @PersonalData("address")
        @Nullable
        String address = "ADDRESS";

        @ElementCollection
        @CollectionTable(name = "guest_stay")
        List<Stay> stays = new ArrayList<>();
    }

    @Embeddable
    static class Stay {
        @NoPersonalData(because = "a number of the calendar")
        int season;

        @PersonalData("name")
        @Column(name = "guest_name")
        @Nullable
        String name;

        protected Stay() {}

        Stay(int season, String name) {
            this.season = season;
            this.name = name;
        }
    }

    private final World world;

    MergeAfterConsentTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class, Guest.class);
        Guest guest = new Guest();
        guest.stays.add(new Stay(1, "NAME"));
        world.store(new Adept(1, "adept"), guest);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void consents() {
        world.states.record("p1", Consent.given(RESEARCH, Instant.EPOCH));
    }

    /** The row as it is loaded, its aliases with it, and changed outside of a session. */
    private Adept changed(Consumer<Adept> change) {
        Adept adept = world.read(RESEARCH, em -> {
            Adept found = em.find(Adept.class, 1);
            assertThat(found.aliases).hasSizeLessThan(2);
            return found;
        });
        change.accept(adept);
        return adept;
    }

    private void merge(Adept adept) {
        world.work(RESEARCH, em -> em.merge(adept));
    }

    private List<Object> stored() {
        return world.system(em -> {
            Adept adept = em.find(Adept.class, 1);
            return java.util.Arrays.asList(adept.round, adept.name, adept.email, Set.copyOf(adept.aliases));
        });
    }

    @Test
    void whatWasWithheldAndIsPermittedByNowIsNotOverwritten() {
        Adept adept = changed(a -> a.round = 5);
        assertThat(adept.name).isNull();
        consents();
        assertThatThrownBy(() -> merge(adept))
                .isInstanceOf(RefusedStatementException.class)
                .hasMessageContaining("was loaded without some of its attributes");
        assertThat(stored()).containsExactly(1, "NAME1", "EMAIL1", Set.of("ALIAS1"));
    }

    @Test
    void norAreElementsThatWereWithheld() {
        Adept adept = changed(a -> {
            a.name = "NEW";
            a.email = "NEW";
        });
        consents();
        assertThatThrownBy(() -> merge(adept)).isInstanceOf(RefusedStatementException.class);
        adept.aliases = new LinkedHashSet<>(Set.of("OTHER"));
        assertThatThrownBy(() -> merge(adept)).isInstanceOf(RefusedStatementException.class);
        assertThat(stored()).containsExactly(1, "NAME1", "EMAIL1", Set.of("ALIAS1"));
    }

    @Test
    void norArePartsOfElementsThatWereWithheld() {
        Guest guest = world.read(RESEARCH, em -> {
            Guest found = em.find(Guest.class, "p1");
            assertThat(found.stays)
                    .singleElement()
                    .satisfies(stay -> assertThat(stay.name).isNull());
            return found;
        });
        world.work(RESEARCH, em -> em.merge(guest));
        consents();
        assertThatThrownBy(() -> world.work(RESEARCH, em -> em.merge(guest)))
                .isInstanceOf(RefusedStatementException.class)
                .hasMessageContaining("was loaded without some of its attributes");
        assertThat(world.find(RESEARCH, Guest.class, "p1").address).isEqualTo("ADDRESS");
        String kept = world.system(em -> em.find(Guest.class, "p1").stays.get(0).name);
        assertThat(kept).isEqualTo("NAME");
    }

    @Test
    void whatIsWithheldStillIsLeftAlone() {
        merge(changed(a -> a.round = 5));
        assertThat(stored()).containsExactly(5, "NAME1", "EMAIL1", Set.of("ALIAS1"));
    }

    @Test
    void whatWasSeenCanBeEmptied() {
        consents();
        merge(changed(a -> {
            a.email = null;
            a.aliases.clear();
        }));
        assertThat(stored()).containsExactly(1, "NAME1", null, Set.of());
    }
}

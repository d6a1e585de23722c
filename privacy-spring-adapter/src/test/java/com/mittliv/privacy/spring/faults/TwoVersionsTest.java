package com.mittliv.privacy.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.TestPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two instances on one database, one of them of the next version: each permits what its own policy does. */
class TwoVersionsTest {
    private static final String NAME = "name";
    private static final String EMAIL = "email-address";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T10:00:00Z"));
    private final InstantSource clock = now::get;

    @Test
    void whatOneWritesMakesTheOtherPermitNothingThatItsOwnPolicyRefuses() throws Exception {
        try (Postgres database = Postgres.start()) {
            database.execute(Reader.TABLE);
            database.execute(Plain.TABLE);
            try (Club old = Club.started(database, TestPolicy.policy(), clock);
                    Club young = Club.started(database, TestPolicy.renewed(), clock)) {
                old.store(new Reader(1, null), new Reader(2, null), new Reader(3, null));
                old.store(new Plain(1, null), new Plain(2, null), new Plain(3, null));
                old.settleMasks();
                old.says("1", Act.GIVEN);
                young.says("2", Act.GIVEN);
                requireEachItsOwn(old, young);

                young.settleMasks();
                requireEachItsOwn(old, young);
                old.settleMasks();
                requireEachItsOwn(old, young);

                now.set(now.get().plusSeconds(1));
                old.says("2", Act.WITHDRAWN);
                young.says("1", Act.WITHDRAWN);
                young.settleMasks();
                for (Club club : List.of(old, young)) {
                    assertThat(letters(club)).isEqualTo(Map.of());
                    for (String person : List.of("1", "2", "3")) {
                        requireInMemory(club, person, false, false);
                    }
                }
            }
        }
    }

    /** The first has agreed to the old words, the second to the new ones, the third to none. */
    private static void requireEachItsOwn(Club old, Club young) {
        assertThat(letters(old)).isEqualTo(Map.of(1L, "email"));
        assertThat(letters(young)).isEqualTo(Map.of(2L, "name email"));
        requireInMemory(old, "1", false, true);
        requireInMemory(young, "1", false, false);
        requireInMemory(old, "2", false, false);
        requireInMemory(young, "2", true, true);
        requireInMemory(old, "3", false, false);
        requireInMemory(young, "3", false, false);
        assertThat(old.seen(TestPolicy.MEMBERSHIP, Reader.class).get(1L)).isEqualTo("name email");
        assertThat(young.seen(TestPolicy.MEMBERSHIP, Reader.class).get(1L)).isEqualTo("name");
    }

    /** What is read for the letters, by the rows' masks or without. */
    private static Map<Long, String> letters(Club club) {
        Map<Long, String> seen = club.seen(club.newsletter(), Reader.class);
        assertThat(club.seen(club.newsletter(), Plain.class)).isEqualTo(seen);
        return seen;
    }

    private static void requireInMemory(Club club, String person, boolean name, boolean email) {
        club.states().changed(person);
        assertThat(club.decided(club.newsletter(), person, NAME, null).isPermitted())
                .isEqualTo(name);
        assertThat(club.decided(club.newsletter(), person, EMAIL, null).isPermitted())
                .isEqualTo(email);
    }
}

package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Rows of many people, as they were stored, and what the engine says of each. */
final class Crowd {
    static final Instant ENDED = Instant.parse("2023-05-31T10:00:00Z");

    private Crowd() {}

    /** A row as it was stored, and its person. */
    record Known(Adept row, SubjectState person) {}

    /** People of whom some are due, some consented, some are held, in an order made up by chance. */
    static Map<Long, Known> stored(World world, int people, long seed) {
        Random random = new Random(seed);
        Map<Long, Known> known = new HashMap<>();
        List<Object> rows = new ArrayList<>();
        for (long id = 1; id <= people; id++) {
            Adept adept = new Adept(id, random.nextBoolean() ? "adept" : "mentor");
            int lot = random.nextInt(10);
            if (lot < 7) {
                adept.ended(lot < 5 ? ENDED : ENDED.plus(Duration.ofDays(700)));
            }
            rows.add(adept);
            SubjectState state = SubjectState.none();
            if (random.nextInt(20) == 0) {
                Consent consent = Consent.given(NEWSLETTER, ENDED);
                world.states.record("p" + id, consent);
                state = state.with(consent);
            }
            if (random.nextInt(50) == 0) {
                LegalHold hold =
                        new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2030, 1, 1));
                world.states.hold("p" + id, hold);
                state = state.with(hold);
            }
            known.put(id, new Known(adept, state));
        }
        world.store(rows.toArray());
        return known;
    }

    /** What is left of a row, beside the engine's verdict on it. */
    static void compare(Instant now, Known known, Optional<Adept> left) {
        RecordState row = RecordState.of(ENGINE.policy().vocabulary().role(String.valueOf(known.row.role)));
        if (known.row.endedAt != null) {
            row = row.with(Terms.ENDED, known.row.endedAt);
        }
        boolean held = known.person.holds().stream().anyMatch(hold -> hold.isInForce(now));
        Map<DataCategory, Boolean> due = new HashMap<>();
        for (DataCategory category : List.of(Terms.NAME, Terms.EMAIL, Terms.ADDRESS)) {
            due.put(
                    category,
                    !held
                            && ENGINE.retentionOf(known.person, row, category, now)
                                    .isDue());
        }
        assertThat(left.isEmpty()).as("row " + known.row.id + " is gone").isEqualTo(!due.containsValue(false));
        left.ifPresent(adept -> {
            assertThat(adept.name == null).as("name of " + adept.id).isEqualTo(due.get(Terms.NAME));
            assertThat(adept.email == null).as("email of " + adept.id).isEqualTo(due.get(Terms.EMAIL));
            assertThat(adept.address == null).as("address of " + adept.id).isEqualTo(due.get(Terms.ADDRESS));
        });
    }
}

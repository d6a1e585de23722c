package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.CLAIMS;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class SubjectStatesTest {
    private static final Instant AT = Instant.parse("2026-02-28T12:00:00.123456Z");
    private static final LegalHold HOLD =
            new LegalHold("a dispute", "legal office", AT, Optional.empty(), LocalDate.of(2027, 1, 1));

    private final World world;

    SubjectStatesTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsRecordedIsLoaded() {
        Consent given = Consent.given(NEWSLETTER, AT, "7");
        Objection objection = Objection.to(CLAIMS, AT);
        Restriction restriction = Restriction.since(AT).openFor(CLAIMS, RESEARCH);
        world.states.record("a", given);
        world.states.record("a", objection);
        world.states.restrict("a", restriction);
        world.states.hold("a", HOLD);
        assertThat(world.states.load("a"))
                .isEqualTo(SubjectState.none()
                        .with(given)
                        .with(objection)
                        .with(restriction)
                        .with(HOLD));
    }

    @Test
    void theLedgerKeepsAllThatWasSaid() {
        world.states.record("a", Consent.given(NEWSLETTER, AT));
        world.states.record("a", Consent.withdrawn(NEWSLETTER, AT.plusSeconds(1)));
        assertThat(world.states.load("a").consents())
                .containsExactlyInAnyOrder(
                        Consent.given(NEWSLETTER, AT), Consent.withdrawn(NEWSLETTER, AT.plusSeconds(1)));
    }

    @Test
    void aRestrictionIsReplacedAndLifted() {
        world.states.restrict("a", Restriction.since(AT).openFor(CLAIMS));
        world.states.restrict("a", Restriction.since(AT.plusSeconds(5)));
        assertThat(world.states.load("a").restriction()).contains(Restriction.since(AT.plusSeconds(5)));
        world.states.liftRestriction("a");
        world.states.liftRestriction("a");
        assertThat(world.states.load("a")).isEqualTo(SubjectState.none());
    }

    @Test
    void compellingGroundsReplaceTheObjectionTheyOverride() {
        world.states.record("a", Objection.to(CLAIMS, AT));
        Objection overridden = Objection.to(CLAIMS, AT).overriddenBy("grounds on record");
        world.states.record("a", overridden);
        assertThat(world.states.load("a").objections()).containsExactly(overridden);
    }

    @Test
    void aReleasedHoldStaysOnRecord() {
        LegalHold.Release release = new LegalHold.Release(AT.plusSeconds(9), "legal office", "settled");
        world.states.hold("a", HOLD);
        world.states.liftHolds("a", release);
        assertThat(world.states.load("a").holds()).containsExactly(HOLD.released(release));
    }

    @Test
    void aPageOfPeopleIsLoadedAtOnce() {
        world.states.record("a", Consent.given(NEWSLETTER, AT));
        world.states.record("c", Objection.to(CLAIMS, AT));
        world.statements.clear();
        var states = world.states.loadAll(List.of("a", "b", "c"));
        assertThat(states.keySet()).containsExactly("a", "b", "c");
        assertThat(states.get("b")).isEqualTo(SubjectState.none());
        assertThat(states.get("c").objections()).hasSize(1);
        assertThat(world.statements).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aPurposeThePolicyDoesNotDeclareIsRefused() {
        assertThatThrownBy(() -> world.states.record("a", Consent.given(Purpose.of("newslettr"), AT)))
                .isInstanceOf(UnknownTermException.class)
                .hasMessageContaining("did you mean `newsletter`?");
        assertThat(world.states.load("a")).isEqualTo(SubjectState.none());
    }
}

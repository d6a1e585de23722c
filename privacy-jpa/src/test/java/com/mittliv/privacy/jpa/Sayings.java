package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the generated cases in which the application keeps itself what a person said. */
@MappedSuperclass
abstract class Sayings {
    @Id
    String subject = "";

    @PersonalData("c0")
    @Nullable
    String a0 = "a0";

    @PersonalData("c1")
    @Nullable
    String a1 = "a1";

    @PersonalData("c2")
    @Nullable
    String a2 = "a2";

    /** The purposes consents to which are in columns. */
    abstract Set<String> consents();

    /** The purposes objections to which are in columns. */
    abstract Set<String> objections();

    /** Makes up what the person said, and adds it to the state. */
    abstract SubjectState say(SubjectState state, RandomPolicy random, Instant now);

    /** What is there of a category, for comparison. */
    boolean has(DataCategory category) {
        return switch (category.id()) {
            case "c0" -> a0 != null;
            case "c1" -> a1 != null;
            case "c2" -> a2 != null;
            default -> false;
        };
    }

    /** A consent with all there can be of it. */
    @Embeddable
    static class Choice {
        @Nullable
        Instant given;

        @Nullable
        Instant withdrawn;

        @Nullable
        String wording;

        SubjectState say(SubjectState state, Purpose purpose, RandomPolicy random, Instant now) {
            given = random.instant(now);
            withdrawn = random.instant(now);
            wording = random.wording();
            SubjectState with =
                    given == null ? state : state.with(Consent.given(purpose, given, wording == null ? "" : wording));
            return withdrawn == null ? with : with.with(Consent.withdrawn(purpose, withdrawn));
        }
    }

    private static SubjectState said(SubjectState state, Purpose purpose, @Nullable Instant at) {
        return at == null ? state : state.with(Consent.given(purpose, at, "1"));
    }

    private static SubjectState objected(SubjectState state, Purpose purpose, @Nullable Instant at) {
        return at == null ? state : state.with(Objection.to(purpose, at));
    }

    /** Consents to a broader purpose are in the ledger. */
    @Entity(name = "Partly")
    @AboutSubject(value = "subject", role = "r2")
    @NoRetentionEvent(
            value = {"e0", "e1", "e2"},
            because = "these rows stay")
    @ConsentGiven(value = "p1", path = "p1.given", withdrawn = "p1.withdrawn", wording = "p1.wording")
    static class Partly extends Sayings {
        @Embedded
        Choice p1 = new Choice();

        @ConsentGiven(value = "p2", wordingVersion = "1")
        @Nullable
        Instant p2Given;

        @ObjectedTo("p0")
        @Nullable
        Instant p0Objected;

        @Override
        Set<String> consents() {
            return Set.of("p1", "p2");
        }

        @Override
        Set<String> objections() {
            return Set.of("p0");
        }

        @Override
        SubjectState say(SubjectState state, RandomPolicy random, Instant now) {
            List<Purpose> all = random.purposes();
            p2Given = random.instant(now);
            p0Objected = random.instant(now);
            SubjectState said = said(p1.say(state, all.get(1), random, now), all.get(2), p2Given);
            return objected(said, all.get(0), p0Objected);
        }
    }

    /** Only what is said of legal claims is in the ledger. */
    @Entity(name = "Wholly")
    @AboutSubject(value = "subject", role = "r2")
    @NoRetentionEvent(
            value = {"e0", "e1", "e2"},
            because = "these rows stay")
    @ConsentGiven(value = "p0", path = "p0.given", withdrawn = "p0.withdrawn", wording = "p0.wording")
    @ConsentGiven(value = "p1", path = "p1.given", withdrawn = "p1.withdrawn", wording = "p1.wording")
    static class Wholly extends Sayings {
        @Embedded
        @jakarta.persistence.AttributeOverride(name = "given", column = @jakarta.persistence.Column(name = "p0_given"))
        @jakarta.persistence.AttributeOverride(
                name = "withdrawn",
                column = @jakarta.persistence.Column(name = "p0_withdrawn"))
        @jakarta.persistence.AttributeOverride(
                name = "wording",
                column = @jakarta.persistence.Column(name = "p0_wording"))
        Choice p0 = new Choice();

        @Embedded
        Choice p1 = new Choice();

        @ConsentGiven(value = "p2", wordingVersion = "1")
        @Nullable
        Instant p2Given;

        @ObjectedTo("p0")
        @Nullable
        Instant p0Objected;

        @ObjectedTo("p2")
        @Nullable
        Instant p2Objected;

        @Override
        Set<String> consents() {
            return Set.of("p0", "p1", "p2");
        }

        @Override
        Set<String> objections() {
            return Set.of("p0", "p2");
        }

        @Override
        SubjectState say(SubjectState state, RandomPolicy random, Instant now) {
            List<Purpose> all = random.purposes();
            p2Given = random.instant(now);
            p0Objected = random.instant(now);
            p2Objected = random.instant(now);
            SubjectState said = p1.say(p0.say(state, all.get(0), random, now), all.get(1), random, now);
            said = said(said, all.get(2), p2Given);
            return objected(objected(said, all.get(0), p0Objected), all.get(2), p2Objected);
        }
    }
}

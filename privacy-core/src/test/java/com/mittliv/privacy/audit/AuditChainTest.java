package com.mittliv.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AuditChainTest {
    private static final List<AuditEntry> FIVE = chain(5);

    private static List<AuditEntry> chain(int length) {
        var entries = new ArrayList<AuditEntry>();
        var head = AuditHead.EMPTY;
        for (int i = 1; i <= length; i++) {
            entries.add(AuditChain.next(head, Events.number(i)));
            head = entries.get(i - 1).head();
        }
        return entries;
    }

    private static Verification verify(List<AuditEntry> entries) {
        return AuditChain.verify(entries.stream(), Optional.empty());
    }

    private static List<AuditEntry> with(int index, AuditEntry changed) {
        var entries = new ArrayList<>(FIVE);
        entries.set(index, changed);
        return entries;
    }

    private static AuditEntry rehashed(long sequence, AuditEvent event, String previous) {
        return new AuditEntry(sequence, event, previous, AuditChain.hash(sequence, event, previous));
    }

    @Test
    void theFormIsFixedSoThatLogsOutliveVersionsOfTheLibrary() {
        assertThat(FIVE.get(0).hash()).isEqualTo("7c07b588168aa54ccf8acb5f446b9a298fe45c51c9e5f0a4d30c49630dd985a3");
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfAnyPartOfAnyEntryIsSeenThere() {
        return Stream.of(0, 2, 4)
                .flatMap(index -> tampered(FIVE.get(index))
                        .map(changed -> DynamicTest.dynamicTest(
                                "entry " + (index + 1) + " as " + changed,
                                () -> assertThat(verify(with(index, changed)))
                                        .isEqualTo(new Broken(index + 1, Flaw.CHANGED)))));
    }

    private static Stream<AuditEntry> tampered(AuditEntry entry) {
        var e = entry.event();
        var none = Optional.<String>empty();
        var events = Stream.of(
                new AuditEvent(
                        Kind.ERASED,
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at().plusNanos(1),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at().plusSeconds(1),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        Optional.empty(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        Optional.of(new SubjectHash("0".repeat(64))),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        "8",
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        none,
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.recipient(),
                        e.purpose(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        none,
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        List.of("cv"),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        List.of("photo", "cv"),
                        e.rule(),
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        none,
                        e.reason(),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        none,
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        Optional.of("objected"),
                        e.count()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        OptionalLong.empty()),
                new AuditEvent(
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.policyVersion(),
                        e.purpose(),
                        e.recipient(),
                        e.categories(),
                        e.rule(),
                        e.reason(),
                        OptionalLong.of(99)));
        String other = "f".repeat(64);
        return Stream.concat(
                events.map(event -> new AuditEntry(entry.sequence(), event, entry.previous(), entry.hash())),
                Stream.of(
                        new AuditEntry(entry.sequence() + 1, e, entry.previous(), entry.hash()),
                        new AuditEntry(entry.sequence(), e, other, entry.hash()),
                        new AuditEntry(entry.sequence(), e, entry.previous(), other)));
    }

    @Test
    void anEntryChangedAndHashedAnewIsNamedByTheLinkOfTheNext() {
        var third = FIVE.get(2);
        var forged = rehashed(3, Events.number(33), third.previous());

        assertThat(verify(with(2, forged))).isEqualTo(new Broken(3, Flaw.CHANGED));
    }

    @Test
    void aLinkChangedAndHashedAnewIsNamedItselfAsTheNextContradictsIt() {
        var forged = rehashed(3, Events.number(3), "f".repeat(64));

        assertThat(verify(with(2, forged))).isEqualTo(new Broken(3, Flaw.CHANGED));
    }

    @Test
    void theFirstLinkChangedAndHashedAnewIsNamedThere() {
        var forged = rehashed(1, Events.number(1), "f".repeat(64));

        assertThat(verify(with(0, forged))).isEqualTo(new Broken(1, Flaw.CHANGED));
        assertThat(verify(List.of(forged))).isEqualTo(new Broken(1, Flaw.CHANGED));
    }

    @Test
    void theLastLinkChangedAndHashedAnewIsNamedIfAHeadContradictsIt() {
        var forged = rehashed(5, Events.number(5), "f".repeat(64));
        var genuine = Optional.of(FIVE.get(4).head());

        assertThat(AuditChain.verify(with(4, forged).stream(), genuine)).isEqualTo(new Broken(5, Flaw.CHANGED));
        assertThat(AuditChain.verify(with(4, forged).stream(), Optional.of(forged.head())))
                .isEqualTo(new Broken(4, Flaw.CHANGED));
        assertThat(verify(with(4, forged))).isEqualTo(new Broken(4, Flaw.CHANGED));
    }

    @Test
    void theLastEntryChangedAndHashedAnewIsSeenOnlyAgainstAHead() {
        var forged = rehashed(5, Events.number(55), FIVE.get(4).previous());

        assertThat(verify(with(4, forged))).isEqualTo(new Intact(forged.head()));
        assertThat(AuditChain.verify(
                        with(4, forged).stream(), Optional.of(FIVE.get(4).head())))
                .isEqualTo(new Broken(5, Flaw.CHANGED));
    }

    @Test
    void aRemovedEntryIsMissing() {
        for (int removed = 1; removed <= 4; removed++) {
            var entries = new ArrayList<>(FIVE);
            entries.remove(removed - 1);

            assertThat(verify(entries)).isEqualTo(new Broken(removed, Flaw.MISSING));
        }
    }

    @Test
    void aCutOffEndIsSeenOnlyAgainstAHead() {
        var head = Optional.of(FIVE.get(4).head());

        assertThat(verify(FIVE.subList(0, 3))).isEqualTo(new Intact(FIVE.get(2).head()));
        assertThat(AuditChain.verify(FIVE.subList(0, 3).stream(), head)).isEqualTo(new Broken(4, Flaw.TRUNCATED));
        assertThat(AuditChain.verify(Stream.of(), head)).isEqualTo(new Broken(1, Flaw.TRUNCATED));
    }

    @Test
    void entriesThatChangedPlacesAreReordered() {
        var swapped = List.of(FIVE.get(0), FIVE.get(2), FIVE.get(1), FIVE.get(3));
        var repeated = List.of(FIVE.get(0), FIVE.get(1), FIVE.get(1), FIVE.get(2));

        assertThat(verify(swapped)).isEqualTo(new Broken(2, Flaw.REORDERED));
        assertThat(verify(repeated)).isEqualTo(new Broken(3, Flaw.REORDERED));
    }

    @Test
    void anEntryOfAnotherLogIsSeenByItsLink() {
        var other = AuditChain.next(new AuditHead(2, "e".repeat(64)), Events.number(3));

        assertThat(verify(List.of(FIVE.get(0), FIVE.get(1), other, FIVE.get(3))))
                .isEqualTo(new Broken(3, Flaw.CHANGED));
    }

    @Test
    void theStreamIsClosedAfterwards() {
        var closed = new AtomicBoolean();

        var found = AuditChain.verify(FIVE.stream().onClose(() -> closed.set(true)), Optional.empty());

        assertThat(found.isIntact()).isTrue();
        assertThat(closed).isTrue();
    }

    @Test
    void aFindingNamesTheEntryAndTheFlaw() {
        assertThat(new Intact(new AuditHead(7, "0".repeat(64))).describe())
                .isEqualTo("the log is intact up to entry 7");
        assertThat(new Broken(3, Flaw.MISSING).describe())
                .isEqualTo("the log is broken at entry 3: it is missing, though later entries are there");
        assertThat(new Broken(3, Flaw.MISSING).isIntact()).isFalse();
        for (var flaw : Flaw.values()) {
            assertThat(new Broken(3, flaw).describe())
                    .startsWith("the log is broken at entry 3: ")
                    .hasSizeGreaterThan(40);
        }
    }

    @Test
    void aHashDependsOnWhereOnePartEndsAndTheNextBegins() {
        var one = categories(List.of("a-b", "c"));
        var two = categories(List.of("a", "b-c"));

        assertThat(AuditChain.hash(1, one, AuditHead.EMPTY.hash()))
                .isNotEqualTo(AuditChain.hash(1, two, AuditHead.EMPTY.hash()));
    }

    private static AuditEvent categories(List<String> categories) {
        return new AuditEvent(
                Kind.ERASED,
                Instant.EPOCH,
                Optional.empty(),
                "1",
                Optional.empty(),
                Optional.empty(),
                categories,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }
}

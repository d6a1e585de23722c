package com.mittliv.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentLedgerTest {
    private static final Purpose NEWS = Purpose.of("news");
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final LedgerEntry GIVEN = entry(Act.GIVEN, "guardian-7", "r-1");
    private static final LedgerEntry WITHDRAWN =
            new LedgerEntry(Consent.withdrawn(NEWS, AT), "phone", Optional.empty(), Optional.empty(), Optional.empty());

    private static LedgerEntry entry(Act act, String guardian, String request) {
        return new LedgerEntry(
                new Consent(NEWS, act, AT, "1"),
                "web-form",
                Optional.of(ShownWording.of("Ja")),
                Optional.of(guardian),
                Optional.of(request));
    }

    @Test
    void appendingLeavesTheEarlierLedgerAsItWas() {
        var first = ConsentLedger.empty().append(List.of(GIVEN));
        var second = first.append(List.of(WITHDRAWN));

        assertThat(ConsentLedger.empty().entries()).isEmpty();
        assertThat(first.entries()).containsExactly(GIVEN);
        assertThat(second.entries()).containsExactly(GIVEN, WITHDRAWN);
        assertThat(second.since(first)).containsExactly(WITHDRAWN);
        assertThat(second.since(second)).isEmpty();
    }

    @Test
    void aLedgerThatDoesNotBeginWithTheEarlierOneWasTamperedWith() {
        var first = ConsentLedger.of(List.of(GIVEN));
        var other = ConsentLedger.of(List.of(WITHDRAWN, GIVEN));

        assertThatThrownBy(() -> other.since(first)).hasMessageContaining("only ever appended to");
        assertThatThrownBy(() -> ConsentLedger.empty().since(first)).hasMessageContaining("only ever appended to");
    }

    @Test
    void theStateHasTheLinesWithoutTheirEvidence() {
        var ledger = ConsentLedger.of(List.of(GIVEN, WITHDRAWN));

        assertThat(ledger.subjectState()).isEqualTo(SubjectState.none().with(GIVEN.consent(), WITHDRAWN.consent()));
    }

    @Test
    void ledgersWithTheSameLinesAreEqual() {
        assertThat(ConsentLedger.of(List.of(GIVEN)))
                .isEqualTo(ConsentLedger.empty().append(List.of(GIVEN)))
                .hasSameHashCodeAs(ConsentLedger.empty().append(List.of(GIVEN)))
                .isNotEqualTo(ConsentLedger.empty());
    }

    @Test
    void nothingPersonalIsPrinted() {
        assertThat(ConsentLedger.of(List.of(GIVEN))).hasToString("ConsentLedger[1 entries]");
        assertThat(GIVEN).hasToString("LedgerEntry[news GIVEN via web-form]");
        assertThat(Giver.child(12, "guardian-7")).hasToString("Child[with guardian]");
        assertThat(Giver.child(12)).hasToString("Child[without guardian]");
    }

    @Test
    void theEvidenceIsTheSha256OfTheWholeText() {
        assertThat(ShownWording.of("Ja").sha256())
                .isEqualTo("cde9e58a9a4e1f369839d800aebbe5e4c19e2efa9f5791ecda15e9e87eb652e3");
        assertThatThrownBy(() -> new ShownWording("Ja")).hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void aLineWithoutItsEvidenceIsRefused() {
        var none = Optional.<String>empty();

        assertThatThrownBy(() -> new LedgerEntry(Consent.given(NEWS, AT), "web-form", Optional.empty(), none, none))
                .hasMessageContaining("a consent to `news` needs the evidence of what was shown");
        assertThatThrownBy(() -> new LedgerEntry(
                        new Consent(NEWS, Act.REQUESTED, AT, "1"), "web-form", GIVEN.shown(), none, none))
                .hasMessageContaining("needs its request's name");
        assertThatThrownBy(() -> entry(Act.GIVEN, " ", "r-1")).hasMessageContaining("must not be blank");
        assertThatThrownBy(() -> entry(Act.GIVEN, "guardian-7", " ")).hasMessageContaining("must not be blank");
        assertThatThrownBy(() -> new LedgerEntry(WITHDRAWN.consent(), "By Phone", Optional.empty(), none, none))
                .hasMessageContaining("is no id");
    }

    @Test
    void aFormWithoutPurposeOrWordsAndNonsenseAboutAChildAreRefused() {
        assertThatThrownBy(() -> ConsentForm.of("Ja", "web-form")).hasMessageContaining("name at least one");
        assertThatThrownBy(() -> ConsentForm.of(" ", "web-form", NEWS))
                .hasMessageContaining("the words that are shown");
        assertThatThrownBy(() -> ConsentForm.of("Ja", "Web", NEWS)).hasMessageContaining("is no id");
        assertThatThrownBy(() -> Giver.child(-1)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> Giver.child(3, " ")).hasMessageContaining("is blank");
        assertThat(Giver.child(0)).isEqualTo(new Giver.Child(0, Optional.empty()));
    }
}

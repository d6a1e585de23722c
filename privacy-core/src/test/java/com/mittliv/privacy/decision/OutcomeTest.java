package com.mittliv.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static Optional<Reason> reason(int record, int standing) {
        return Outcome.reason(Outcome.of(record, standing));
    }

    @Test
    void whereNothingStandsAgainstItTheCheckPermits() {
        assertThat(Outcome.of(0, 0)).isEqualTo(Outcome.PERMITTED);
        assertThat(reason(0, 0)).isEmpty();
    }

    @Test
    void eachObstacleAloneNamesItsReason() {
        assertThat(reason(0, Standing.UNAVAILABLE)).contains(Reason.STATE_UNAVAILABLE);
        assertThat(reason(Outcome.WAITING, 0)).contains(Reason.CONDITION_NOT_MET);
        assertThat(reason(0, Standing.CONSENT_MISSING)).contains(Reason.CONSENT_MISSING);
        assertThat(reason(0, Standing.CONSENT_OUTDATED)).contains(Reason.CONSENT_OUTDATED);
        assertThat(reason(0, Standing.CONSENT_WITHDRAWN)).contains(Reason.CONSENT_WITHDRAWN);
        assertThat(reason(0, Standing.OBJECTED)).contains(Reason.OBJECTED);
        assertThat(reason(0, Standing.OBJECTED_UNANSWERED)).contains(Reason.OBJECTED);
        assertThat(reason(0, Standing.RESTRICTED)).contains(Reason.RESTRICTED);
        assertThat(reason(Outcome.NOT_BEGUN, 0)).contains(Reason.CONDITION_NOT_MET);
        assertThat(reason(Outcome.ENDED, 0)).contains(Reason.RETENTION_ENDED);
    }

    @Test
    void ofSeveralObstaclesTheFirstInTheOrderOfChecksNamesTheReason() {
        int everyRecord = Outcome.WAITING | Outcome.NOT_BEGUN | Outcome.ENDED;
        int person =
                Standing.CONSENT_WITHDRAWN | Standing.OBJECTED | Standing.OBJECTED_UNANSWERED | Standing.RESTRICTED;
        assertThat(reason(everyRecord, person | Standing.UNAVAILABLE)).contains(Reason.STATE_UNAVAILABLE);
        assertThat(reason(everyRecord, person)).contains(Reason.CONDITION_NOT_MET);
        assertThat(reason(Outcome.NOT_BEGUN | Outcome.ENDED, person)).contains(Reason.CONSENT_WITHDRAWN);
        assertThat(reason(Outcome.NOT_BEGUN | Outcome.ENDED, Standing.OBJECTED | Standing.RESTRICTED))
                .contains(Reason.OBJECTED);
        assertThat(reason(Outcome.NOT_BEGUN | Outcome.ENDED, Standing.RESTRICTED))
                .contains(Reason.RESTRICTED);
        assertThat(reason(Outcome.NOT_BEGUN | Outcome.ENDED, 0)).contains(Reason.CONDITION_NOT_MET);
    }

    @Test
    void nothingButTheAbsenceOfEveryObstaclePermits() {
        assertThat(IntStream.range(0, 512)
                        .filter(bits -> Outcome.of(bits >>> Standing.BITS, bits & 63) == Outcome.PERMITTED))
                .containsExactly(0);
    }

    @Test
    void aPermitComesFurthestThenTheReasonsByTheirStage() {
        assertThat(Outcome.stage(Outcome.PERMITTED)).isGreaterThan(Outcome.stage(Outcome.RETENTION_ENDED));
        assertThat(Outcome.stage(Outcome.RETENTION_ENDED)).isEqualTo(Reason.RETENTION_ENDED.stage());
        assertThat(Outcome.stage(Outcome.CONDITION_NOT_MET)).isEqualTo(Reason.CONDITION_NOT_MET.stage());
    }

    @Test
    void bitsAreLetThroughByAPermitAlone() {
        long bits = 0b1011;
        assertThat(Outcome.ifPermitted(Outcome.PERMITTED, bits)).isEqualTo(bits);
        assertThat(IntStream.range(0, Outcome.COUNT)
                        .filter(outcome -> outcome != Outcome.PERMITTED)
                        .mapToLong(failed -> Outcome.ifPermitted(failed, bits)))
                .containsOnly(0L);
    }

    @Test
    void aRecordThatWasNotAskedPermitsAndRefusesNothing() {
        assertThat(IntStream.range(0, Outcome.KNOWN << Standing.BITS)
                        .map(bits -> Outcome.asFarAsKnown(bits >>> Standing.BITS, bits & 63)))
                .containsOnly(Outcome.UNKNOWN);
    }
}

package com.mittliv.privacy.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnginesAgreeTest {
    private static final Scenario FORTY_RULES = Scenario.of(40);

    @ParameterizedTest
    @EnumSource(
            value = EngineKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BASELINE", "STATE_LOOK_UP"})
    void everyEngineAnswersEveryQuestionAlike(EngineKind kind) {
        try (Engine engine = kind.prepare(FORTY_RULES)) {
            assertThat(IntStream.range(0, Scenario.QUESTIONS).mapToObj(engine::permits))
                    .isEqualTo(FORTY_RULES.permitted());
        }
    }

    @Test
    void aLargerPolicyGivesTheSameAnswers() {
        Scenario thousand = Scenario.of(1_000);

        assertThat(thousand.rules()).hasSize(1_000);
        assertThat(thousand.questions()).isEqualTo(FORTY_RULES.questions());
        assertThat(EngineKind.OURS.prepareChecked(thousand)).isNotNull();
    }
}

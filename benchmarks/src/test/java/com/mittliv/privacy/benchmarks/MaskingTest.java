package com.mittliv.privacy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void everyWayOfMaskingShowsTheSame() {
        Masking masking = new Masking(Scenario.of(40).people());
        Set<String> shown = new HashSet<>();
        for (int person = 0; person < masking.people(); person++) {
            String byHand = masking.byHand(person).toString();
            assertThat(masking.byPermittedCategories(person)).hasToString(byHand);
            assertThat(masking.byDecisions(person)).hasToString(byHand);
            shown.add(byHand);
        }
        assertThat(shown).hasSizeGreaterThan(4);
    }
}

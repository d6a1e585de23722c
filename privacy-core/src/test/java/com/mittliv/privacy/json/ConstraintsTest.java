package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.json.Constraints.Having;
import com.mittliv.privacy.json.Constraints.Identified;
import com.mittliv.privacy.json.Constraints.PolicyNeeds;
import com.mittliv.privacy.json.Constraints.RuleNeeds;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The validator is asked only about parts that lack something; so what is plainly whole must be whole to it as well. */
class ConstraintsTest {
    private final Random random = new Random(11);
    private int whole;

    @Test
    void whatPlainlyLacksNothingMeetsAllItsConstraintsAndNothingElseDoes() {
        for (int i = 0; i < 2_000; i++) {
            agree(new Identified(word()));
            agree(new RuleNeeds(list(), list(), list(), thing(), thing()));
            agree(new PolicyNeeds(thing(), thing(), thing(), list(), thing(), thing(), thing()));
        }
        assertThat(whole).isBetween(1_000, 5_000);
    }

    private void agree(Having part) {
        whole += part.lacksNothing() ? 1 : 0;
        assertThat(Constraints.lacking(part).isEmpty()).as(part.toString()).isEqualTo(part.lacksNothing());
    }

    private @Nullable Object thing() {
        return random.nextInt(12) == 0 ? null : "there";
    }

    private Collection<?> list() {
        return random.nextInt(12) == 0 ? List.of() : List.of("there");
    }

    private @Nullable String word() {
        if (random.nextInt(20) == 0) {
            return null;
        }
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(10) == 0 ? 95 + random.nextInt(10) : random.nextInt(8);
        for (int i = 0; i < length; i++) {
            word.append(random.nextInt(8) == 0 ? "aZ0-_ é\n".charAt(random.nextInt(8)) : 'b');
        }
        return word.toString();
    }
}

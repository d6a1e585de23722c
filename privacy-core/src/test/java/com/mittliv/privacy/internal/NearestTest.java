package com.mittliv.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("id", "sv", "name", "mentor", "adept", "send-newsletter", "read-newsletter", "programme-ended");

    @ParameterizedTest
    @CsvSource({
        "send-newsleter, send-newsletter",
        "nmae, name",
        "nme, name",
        "mentro, mentor",
        "mentorr, mentor",
        "programme-end, programme-ended",
        "reed-newsletter, read-newsletter",
        "se, sv",
        "id-, id"
    })
    void aSlipLeadsToTheWordThatWasMeant(String slip, String meant) {
        assertThat(Nearest.to(slip, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"9", "to", "xy", "nose", "teamtailor", "send-invoices-to-customers", "''"})
    void anotherWordLeadsNowhere(String other) {
        assertThat(Nearest.to(other, KNOWN)).isEmpty();
    }

    @Test
    void ofWordsEquallyNearTheFirstInTheAlphabetIsTaken() {
        assertThat(Nearest.to("abcde", List.of("abcdx", "abcdf"))).contains("abcdf");
    }

    @Test
    void noWordIsSoughtForOneTooLongToBeASlip() {
        String word = "a".repeat(101);

        assertThat(Nearest.to(word, List.of(word + "b"))).isEqualTo(Optional.empty());
    }
}

package com.mittliv.privacy.rights;

import com.mittliv.privacy.rights.ErasurePlan.GoesNow;
import com.mittliv.privacy.rights.ErasurePlan.Stays;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what becomes of a datum as the person can be sent it. */
final class ErasureWords {
    private ErasureWords() {}

    static Text of(GoesNow item) {
        return both(language -> name(item.datum(), language)
                + (language.equals("sv") ? " raderas nu: " : " is erased now: ")
                + joined(item.grounds().stream().map(ErasureGround::words), language)
                + ".");
    }

    static Text of(Stays item) {
        return both(language -> capital(item.keeping().explain(language))
                + (language.equals("sv") ? " Skäl: " : " Reason: ")
                + joined(item.because().values().stream().distinct().map(ErasureException::words), language)
                + ".");
    }

    private static Text both(Function<String, String> spoken) {
        return Text.of("sv", spoken.apply("sv")).and("en", spoken.apply("en"));
    }

    private static String name(Datum datum, String language) {
        return capital(datum.category().nameIn(language));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String joined(Stream<Text> reasons, String language) {
        return reasons.flatMap(reason -> reason.in(language).stream()).collect(Collectors.joining("; "));
    }
}

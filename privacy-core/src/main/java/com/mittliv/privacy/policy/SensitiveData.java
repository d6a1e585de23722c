package com.mittliv.privacy.policy;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which categories the law treats with special care; a part of such a category is one too, however it is declared. */
final class SensitiveData {
    /** The words of Art. 9(1) GDPR and what people commonly say for them; needed by the analysis alone. */
    private static final class Words {
        static final Pattern SPECIAL = Pattern.compile("(?iU)\\b(hälsa|hälso\\w+|sjukdom\\w*|diagnos\\w*|"
                + "allergi\\w*|funktionsnedsättning\\w*|etnisk\\w*|politisk\\w*|religi\\w+|fackför\\w+|fackligt?|"
                + "genetisk\\w*|biometrisk\\w*|sexuell\\w*|sexualliv\\w*|"
                + "health|illness\\w*|disease\\w*|diagnos[ie]s|allerg(y|ies)|disabilit(y|ies)|ethnic\\w*|political|"
                + "trade[ -]unions?|genetic\\w*|biometric\\w*|sexual|sex life)\\b");
    }

    private SensitiveData() {}

    static boolean isSpecial(DataCategory category) {
        return is(category, DataCategory.Kind.SPECIAL);
    }

    static boolean isCriminal(DataCategory category) {
        return is(category, DataCategory.Kind.CRIMINAL);
    }

    private static boolean is(DataCategory category, DataCategory.Kind kind) {
        for (DataCategory wider : Hierarchy.selfAndBroader(category)) {
            if (wider.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether a category that is declared as ordinary is special by its id or one of its names. */
    static boolean soundsSpecial(DataCategory category) {
        return !isSpecial(category)
                && Stream.concat(Stream.of(category.id()), category.label().name().byLanguage().values().stream())
                        .anyMatch(words -> Words.SPECIAL.matcher(words).find());
    }
}

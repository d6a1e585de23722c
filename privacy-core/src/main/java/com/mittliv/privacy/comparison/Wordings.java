package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The versions of the words by which consent is asked for. */
final class Wordings {
    private Wordings() {}

    /** The versions to which a consent counts, the one in force first. */
    static Set<String> counting(Purpose purpose) {
        Set<String> counting = new LinkedHashSet<>(List.of(purpose.wording().version()));
        counting.addAll(purpose.wording().alsoValid());
        return counting;
    }

    static ChangeDetail lapsed(List<String> versions, Purpose now) {
        String numbers = quoted(versions);
        String version = now.wording().version();
        return ChangeDetail.of(
                Aspect.CONSENT_WORDING,
                Effect.WIDER,
                "Samtycken till lydelse " + numbers + " gäller inte längre; den gällande är `" + version + "`.",
                "Consents to wording " + numbers + " count no longer; the one in force is `" + version + "`.");
    }

    static ChangeDetail revived(List<String> versions) {
        String numbers = quoted(versions);
        return ChangeDetail.of(
                Aspect.CONSENT_WORDING,
                Effect.WIDER,
                "Samtycken till lydelse " + numbers + ", som inte gällde, gäller nu.",
                "Consents to wording " + numbers + ", which did not count, count now.");
    }

    static ChangeDetail otherWords(Purpose now) {
        String version = now.wording().version();
        return ChangeDetail.of(
                Aspect.CONSENT_WORDING,
                Effect.NONE,
                "Samtyckets lydelse är redaktionellt ändrad (nu `" + version + "`).",
                "The wording of the consent is edited (now `" + version + "`).");
    }

    private static String quoted(List<String> versions) {
        return "`" + String.join("`, `", versions) + "`";
    }
}

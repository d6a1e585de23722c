package com.mittliv.privacy.decision;

import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.Cookie;
import java.util.Optional;

/**
 * Whether a cookie may be set, and why not.
 *
 * @param cookie the cookie asked about
 * @param declaration the policy's declaration that answers it; empty where there is none
 * @param refusal why it may not be set; empty where it may
 */
public record CookieVerdict(SetCookie cookie, Optional<Cookie> declaration, Optional<Refusal> refusal) {
    /** Why a cookie may not be set. */
    public enum Refusal {
        /** The policy declares no cookie of this name. */
        NOT_DECLARED,
        /** The policy declares a cookie of this name, set by the other party. */
        OTHER_PARTY,
        /** It would stay longer than the policy declares. */
        LASTS_TOO_LONG,
        /** What is known about the visitor could not be loaded. */
        STATE_UNAVAILABLE,
        /** It needs consent, and none was given. */
        CONSENT_MISSING,
        /** The consent was given to a wording that no longer counts. */
        CONSENT_OUTDATED,
        /** The consent was withdrawn (Art. 7(3) GDPR). */
        CONSENT_WITHDRAWN,
        /** The visitor objected to its purpose (Art. 21 GDPR). */
        OBJECTED,
        /** The visitor's data are restricted (Art. 18 GDPR). */
        RESTRICTED
    }

    /**
     * Tells whether the cookie may be set.
     *
     * @return whether nothing refuses it
     */
    public boolean isAllowed() {
        return refusal.isEmpty();
    }

    /**
     * The verdict in words.
     *
     * @param language the ISO 639 code; {@code sv} is spoken, any other is answered in English
     * @return a sentence without personal values
     */
    public String explain(String language) {
        Spoken spoken = Spoken.in(language);
        String name = "`" + cookie.name() + "` ";
        return spoken.say("Cookien ", "Cookie ") + name
                + refusal.map(why -> spoken.say("får inte sättas: ", "may not be set: ") + why(why, spoken))
                        .orElse(spoken.say("får sättas", "may be set"))
                + ".";
    }

    private String why(Refusal why, Spoken spoken) {
        String purpose = declaration
                .map(declared -> declared.purpose().nameIn(spoken.language()))
                .orElse("");
        return switch (why) {
            case NOT_DECLARED -> spoken.say("policyn anger den inte", "the policy does not declare it");
            case OTHER_PARTY ->
                spoken.say("policyn anger den för den andra parten", "the policy declares it for the other party");
            case LASTS_TOO_LONG ->
                spoken.say("den finns kvar längre än policyn anger", "it stays longer than the policy declares");
            case STATE_UNAVAILABLE ->
                spoken.say("besökarens samtycken kunde inte hämtas", "the visitor's consents could not be loaded");
            case CONSENT_MISSING ->
                spoken.say("samtycke saknas till ändamålet ", "there is no consent to the purpose: ") + purpose;
            case CONSENT_OUTDATED ->
                spoken.say(
                                "samtycket gavs till en lydelse som inte längre gäller, för ändamålet ",
                                "the consent was given to a wording that no longer counts, for the purpose: ")
                        + purpose;
            case CONSENT_WITHDRAWN ->
                spoken.say("samtycket är återkallat till ändamålet ", "the consent was withdrawn to the purpose: ")
                        + purpose;
            case OBJECTED ->
                spoken.say("besökaren har invänt mot ändamålet ", "the visitor objected to the purpose: ") + purpose;
            case RESTRICTED ->
                spoken.say("behandlingen av besökarens uppgifter är begränsad", "the visitor's data are restricted");
        };
    }
}

package com.mittliv.privacy.spring;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Purpose;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What the outside may know of a refusal: terms, rules and sections of the policy. It holds no personal value and
 * nobody's id.
 *
 * @param reason why, as a stable name such as {@code CONSENT_WITHDRAWN}
 * @param purpose what the data were wanted for
 * @param category which data
 * @param rule the rule, or the prohibition, that came nearest
 * @param section the section of the policy that says so
 */
public record Refusal(
        String reason,
        Optional<String> purpose,
        Optional<String> category,
        Optional<String> rule,
        Optional<String> section) {
    private static final String TYPE = "urn:mittliv:privacy:refusal:";

    /**
     * What may be told of a decision.
     *
     * @param decision the refusal
     * @return the refusal as the outside may see it
     */
    public static Refusal of(Deny decision) {
        Optional<Prohibition> never = decision.prohibition();
        Optional<Purpose> purpose = decision.question().purpose();
        return new Refusal(
                decision.reason().name(),
                purpose.map(Purpose::id),
                Optional.of(decision.question().category().id()),
                never.map(Prohibition::id).or(() -> decision.nearest().map(ProcessingRule::id)),
                never.flatMap(Prohibition::section)
                        .or(() -> decision.nearest().flatMap(ProcessingRule::section))
                        .or(() -> purpose.flatMap(term -> term.label().section())));
    }

    /**
     * What may be told where no purpose was declared.
     *
     * @return the refusal
     */
    static Refusal withoutPurpose() {
        return new Refusal("PURPOSE_REQUIRED", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Names the kind of problem, for programs.
     *
     * @return a URI that never changes for this reason
     */
    public URI type() {
        return URI.create(TYPE + reason.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

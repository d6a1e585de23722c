package com.mittliv.privacy.comparison;

import com.mittliv.privacy.policy.ProcessingRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule that came, went or changed.
 *
 * @param before the rule in the old version; empty if it is new
 * @param after the rule in the new version; empty if it is gone
 * @param changeClass what the change means to the people concerned
 * @param details what changed, at least one thing
 */
public record RuleChange(
        Optional<ProcessingRule> before,
        Optional<ProcessingRule> after,
        ChangeClass changeClass,
        List<ChangeDetail> details) {
    /** Copies. */
    public RuleChange {
        details = List.copyOf(details);
    }

    /**
     * The rule's id.
     *
     * @return the id in the new version, or in the old one if the rule is gone
     */
    public String rule() {
        return after.or(() -> before).map(ProcessingRule::id).orElse("");
    }

    /**
     * The change in words.
     *
     * @param language the ISO 639 code; {@code sv} and {@code en} are spoken, any other is answered in English
     * @return a sentence for each thing that changed
     */
    public String explain(String language) {
        return details.stream().map(detail -> detail.explain(language)).collect(Collectors.joining(" "));
    }
}

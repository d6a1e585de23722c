package com.mittliv.privacy.benchmarks.scenario;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;

/**
 * A rule about one role, category and purpose: the form every engine can state, so that all have the same number.
 *
 * @param number tells it from the others
 * @param role whose data
 * @param category which data
 * @param purpose what for
 * @param kind what it rests on and when it ends
 * @param event the event its retention looks at
 */
public record FlatRule(int number, String role, String category, String purpose, Kind kind, String event) {
    /**
     * Judges the rule by plain comparisons; what the other engines call where they have no such comparison.
     *
     * @param facts what is known of the person and the record
     * @return whether it permits
     */
    public boolean isLive(Facts facts) {
        return facts.lets(kind, purpose, event);
    }

    /**
     * The rule as the library states it.
     *
     * @return the rule
     */
    public ProcessingRule rule() {
        Event ending = Event.of(event);
        return ProcessingRule.rule("rule-" + number)
                .text(Text.of("en", "We use " + category + " of " + role + " for " + purpose + "."))
                .about(Role.of(role))
                .using(DataCategory.of(category))
                .forPurpose(Purpose.of(purpose))
                .on(kind.basis())
                .kept(kind.retention(ending))
                .build();
    }
}

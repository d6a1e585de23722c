package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;

/**
 * A question in the terms the policy declares.
 *
 * @param questions who can answer it
 * @param purpose what for
 * @param destination to whom; empty for the controller's own use
 * @param categories which data
 */
record Asked(Questions questions, Purpose purpose, Optional<Destination> destination, List<DataCategory> categories) {
    /** The rules that could let a role's category be used, or stored. */
    Candidate candidates(int category, int role, Questions.Act act) {
        return questions.candidates(this, categories.get(category), role, act);
    }
}

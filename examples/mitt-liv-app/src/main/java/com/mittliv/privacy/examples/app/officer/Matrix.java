package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.util.List;

/**
 * The policy as a table: who it is about by which data.
 *
 * @param roles the columns
 * @param lines the rows
 */
record Matrix(List<Role> roles, List<Line> lines) {
    /** A category, with the rules that use it for each role. */
    record Line(DataCategory category, List<Cell> cells) {}

    /** What the policy does with a category of a role; no rule: not processed at all. */
    record Cell(Role role, List<ProcessingRule> rules) {}

    static Matrix of(PrivacyEngine engine) {
        List<Role> roles = engine.policy().vocabulary().roles();
        return new Matrix(
                roles,
                engine.policy().vocabulary().categories().stream()
                        .map(category -> new Line(
                                category,
                                roles.stream()
                                        .map(role -> new Cell(role, engine.rulesUsing(role, category)))
                                        .toList()))
                        .toList());
    }
}

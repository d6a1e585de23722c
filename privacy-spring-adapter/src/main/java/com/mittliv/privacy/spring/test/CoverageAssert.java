package com.mittliv.privacy.spring.test;

import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.jpa.PrivacyCoverage.Line;
import com.mittliv.privacy.vocabulary.Term;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what is said of persistent attributes. */
public final class CoverageAssert extends AbstractAssert<CoverageAssert, PrivacyCoverage> {
    CoverageAssert(PrivacyCoverage actual) {
        super(actual, CoverageAssert.class);
    }

    /**
     * That every persistent attribute is classified, or exempt with a reason, and every event of its rules is mapped or
     * said to be absent.
     *
     * @return these assertions
     */
    public CoverageAssert isComplete() {
        isNotNull();
        if (!actual.findings().isEmpty()) {
            failWithMessage(
                    "expected everything to be said of every attribute, but:%s",
                    actual.findings().stream()
                            .map(finding -> System.lineSeparator() + "  " + finding)
                            .collect(Collectors.joining()));
        }
        return this;
    }

    /**
     * Which category an attribute holds.
     *
     * @param entity the entity's name
     * @param attribute the attribute's path
     * @param category the category's id
     * @return these assertions
     */
    public CoverageAssert classifies(String entity, String attribute, String category) {
        isNotNull();
        Optional<Line> line = actual.lines().stream()
                .filter(each -> each.entity().equals(entity) && each.attribute().equals(attribute))
                .findFirst();
        Optional<String> found = line.flatMap(Line::category).map(Term::id);
        if (!found.equals(Optional.of(category))) {
            failWithMessage(
                    "expected `%s.%s` to hold `%s`, but it %s",
                    entity,
                    attribute,
                    category,
                    line.isEmpty()
                            ? "is not in the data map"
                            : found.map(id -> "holds `" + id + "`")
                                    .orElse("is exempt: " + line.get().because()));
        }
        return this;
    }
}

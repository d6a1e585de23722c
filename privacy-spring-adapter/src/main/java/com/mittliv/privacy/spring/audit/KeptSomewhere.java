package com.mittliv.privacy.spring.audit;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Where the settings name a place for the record. */
final class KeptSomewhere extends AnyNestedCondition {
    KeptSomewhere() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty(name = "privacy.audit.store", havingValue = "jpa")
    static final class InDatabase {}

    @ConditionalOnProperty(name = "privacy.audit.store", havingValue = "spooled")
    static final class Spooled {}
}

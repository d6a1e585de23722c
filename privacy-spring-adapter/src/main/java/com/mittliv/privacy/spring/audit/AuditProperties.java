package com.mittliv.privacy.spring.audit;

import com.mittliv.privacy.vocabulary.Term;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.audit}.
 *
 * @param store where the record is kept
 * @param chain the chain of entries this instance appends to; instances that are not to wait for one another have each its
 *     own, and always the same
 */
@Validated
@ConfigurationProperties("privacy.audit")
public record AuditProperties(
        @NotNull @DefaultValue("off") Store store,
        @NotNull @DefaultValue("main") String chain) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the chain's name is none
     */
    public AuditProperties {
        chain = Term.requireId(chain);
    }

    /** Where the record is kept. */
    public enum Store {
        /** Nowhere, unless the application defines an {@code AuditLog}. */
        OFF,
        /** In the application's database. */
        JPA
    }
}

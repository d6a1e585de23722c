package com.mittliv.privacy.spring.audit;

import com.mittliv.privacy.audit.SpoolLimits;
import com.mittliv.privacy.vocabulary.Term;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.audit}.
 *
 * @param store where the record is kept
 * @param chain the chain of entries this instance appends to; instances that are not to wait for one another have each its
 *     own, and always the same
 * @param spool the disk before the database, where the record is spooled
 */
@Validated
@ConfigurationProperties("privacy.audit")
public record AuditProperties(
        @NotNull @DefaultValue("off") Store store,
        @NotNull @DefaultValue("main") String chain,
        @NotNull @DefaultValue Spool spool) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the chain's name is none, or the spool has no directory and is wanted
     */
    public AuditProperties {
        chain = Term.requireId(chain);
        if (store == Store.SPOOLED && spool.directory() == null) {
            throw new IllegalArgumentException(
                    "`privacy.audit.store=spooled` puts the record on disk first, and nothing"
                            + " says where; set `privacy.audit.spool.directory` to a folder that this instance alone has");
        }
    }

    /**
     * What can be set under {@code privacy.audit.spool}.
     *
     * @param directory a folder on a disk that outlives the process, of this instance alone
     * @param entries how many entries may wait for the database; then writers wait, and then fail
     * @param patience how long a writer waits for room
     */
    public record Spool(
            @Nullable Path directory,
            @DefaultValue("10000") int entries,
            @NotNull @DefaultValue("5s") Duration patience) {
        SpoolLimits limits() {
            return new SpoolLimits(entries, patience);
        }
    }

    /** Where the record is kept. */
    public enum Store {
        /** Nowhere, unless the application defines an {@code AuditLog}. */
        OFF,
        /** In the application's database. */
        JPA,
        /** On disk, where it is safe at once, and from there in the database. */
        SPOOLED
    }
}

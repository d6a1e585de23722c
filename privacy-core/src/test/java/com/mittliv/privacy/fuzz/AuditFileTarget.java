package com.mittliv.privacy.fuzz;

import static com.mittliv.privacy.fuzz.PolicyFileTarget.require;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.FileAuditLog;
import com.mittliv.privacy.audit.FileAuditLog.Durability;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A log's file is intact, or broken at a place that is named. Opening it for writing neither hides a flaw nor makes
 * one, and what is appended then is in its chain.
 */
public final class AuditFileTarget {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Path FOLDER = folder();

    private AuditFileTarget() {}

    /**
     * Called by the fuzzer.
     *
     * @param bytes the file
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Path file = FOLDER.resolve("audit-" + Thread.currentThread().getId() + ".log");
        try {
            Files.write(file, bytes);
            check(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file) {
        Verification before = FileAuditLog.verify(file, Optional.empty());
        require(!before.describe().isBlank(), "a verification has no words");
        AuditEntry appended;
        try (FileAuditLog log = FileAuditLog.open(file, Durability.OPERATING_SYSTEM, () -> NOW)) {
            boolean torn = before instanceof Broken broken && broken.flaw() == Flaw.TORN;
            require(log.recovered() == 0 || !before.isIntact(), "of an intact log something was cut off");
            if (before instanceof Intact intact) {
                require(log.head().equals(intact.head()), "an intact log opens elsewhere than it stands");
            }
            require(torn || before.equals(log.verify()), "opening changed what is wrong with a log");
            appended = log.append(Seeds.event(1));
        } catch (AuditException refused) {
            require(!before.isIntact(), "an intact log cannot be opened");
            return;
        }
        Verification after = FileAuditLog.verify(file, Optional.of(appended.head()));
        boolean whole = before.isIntact() || before instanceof Broken broken && broken.flaw() == Flaw.TORN;
        require(
                whole == after.isIntact(),
                "a log was " + before.describe() + ", and after an entry " + after.describe());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("audit-fuzz");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

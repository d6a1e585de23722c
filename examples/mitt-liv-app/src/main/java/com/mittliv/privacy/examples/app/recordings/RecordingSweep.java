package com.mittliv.privacy.examples.app.recordings;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.StoreSweep;
import com.mittliv.privacy.jpa.rights.StoreSweepReport;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.stereotype.Service;

/**
 * Erases the recordings that nothing keeps any more, as the sweep of the database does with rows (Art. 5(1)(e) GDPR). To be
 * run after that one: a file whose row went is kept by nothing.
 */
@Service
public class RecordingSweep {
    private final StoreSweep sweep;

    RecordingSweep(EntityManagerFactory entities, ErasureReceipts receipts, RecordingFiles files) {
        this.sweep = StoreSweep.of(entities, receipts).with(files.store());
    }

    /**
     * Counts what is due; erases nothing.
     *
     * @return how many files
     * @throws IllegalStateException if that could not be told of everybody
     */
    public int dryRun() {
        return deleted(sweep.dryRun());
    }

    /**
     * Erases what is due, with receipts.
     *
     * @return how many files are gone
     * @throws IllegalStateException if some could not be erased; the next run tries again
     */
    public int run() {
        return deleted(sweep.run());
    }

    private static int deleted(StoreSweepReport report) {
        report.failure().ifPresent(kind -> {
            throw new IllegalStateException("the recordings of " + report.failed() + " people could not be swept ("
                    + kind + "); look at their folder, and sweep again");
        });
        return Math.toIntExact(report.deleted());
    }
}

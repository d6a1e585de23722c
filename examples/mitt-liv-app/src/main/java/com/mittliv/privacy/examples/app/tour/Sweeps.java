package com.mittliv.privacy.examples.app.tour;

import com.mittliv.privacy.examples.app.recordings.RecordingSweep;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ground;
import com.mittliv.privacy.jpa.sweep.SweepReport.Stays;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Erases what is due, rows and recordings, and gives an account. */
@Service
public class Sweeps {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final RetentionSweep sweep;
    private final RecordingSweep recordings;
    private final Policy policy;

    Sweeps(RetentionSweep sweep, RecordingSweep recordings, Policy policy) {
        this.recordings = recordings;
        this.sweep = sweep;
        this.policy = policy;
    }

    /**
     * Erases what is due now.
     *
     * @return an account
     */
    public String run() {
        return account(sweep.run(), recordings.run());
    }

    /**
     * How many rows are due now.
     *
     * @return the rows that a sweep would erase
     */
    public long rowsDue() {
        return sweep.dryRun().rowsErased();
    }

    private String account(SweepReport report, int files) {
        LocalDate day = report.at().atZone(SWEDEN).toLocalDate();
        Page page = new Page()
                .say(
                        "",
                        "As of " + day + ", the sweep erased " + report.rowsErased() + " rows and " + files
                                + " recordings, and emptied " + report.attributesEmptied()
                                + " attributes of rows that stay. Each category, with what keeps it and the section"
                                + " that says so:");
        report.entities().forEach(entity -> tell(page, entity));
        return page.toString();
    }

    private void tell(Page page, Swept entity) {
        page.line("  " + entity.entity() + ": " + rows(entity.rowsErased()) + " gone");
        Map<Long, Set<DataCategory>> emptied = new TreeMap<>(Comparator.reverseOrder());
        entity.emptied()
                .forEach(one -> emptied.computeIfAbsent(one.rows(), rows -> new LinkedHashSet<>())
                        .add(one.category()));
        emptied.forEach((rows, categories) -> page.say("    ", "emptied in " + rows(rows) + ": " + names(categories)));
        keptTogether(entity.stays())
                .forEach((kept, grounds) -> page.say(
                        "    ",
                        "kept in " + rows(kept.rows()) + ": " + names(kept.categories()) + " — "
                                + String.join(", ", grounds)));
    }

    /** What is kept in the same number of rows on one ground is told once, and so are grounds that keep the same. */
    private static Map<Kept, Set<String>> keptTogether(List<Stays> stays) {
        Map<String, Map<Long, Set<DataCategory>>> byGround = new LinkedHashMap<>();
        stays.stream()
                .filter(one -> one.rows() > 0)
                .forEach(one -> byGround.computeIfAbsent(words(one.ground()), ground -> new LinkedHashMap<>())
                        .computeIfAbsent(one.rows(), rows -> new LinkedHashSet<>())
                        .add(one.category()));
        Map<Kept, Set<String>> together = new LinkedHashMap<>();
        byGround.forEach((ground, byRows) -> byRows.forEach((rows, categories) -> together.computeIfAbsent(
                        new Kept(rows, categories), kept -> new LinkedHashSet<>())
                .add(ground)));
        return together;
    }

    private record Kept(long rows, Set<DataCategory> categories) {}

    private static String words(Ground ground) {
        if (ground instanceof Ground.ByRule by) {
            return by.purpose().id()
                    + by.rule().section().map(section -> " (" + section + ")").orElse("");
        } else if (ground instanceof Ground.ByHold) {
            return "a legal hold";
        }
        return "left alone, their role is not known to the policy";
    }

    private String names(Set<DataCategory> categories) {
        return policy.vocabulary().categories().stream()
                .filter(categories::contains)
                .map(DataCategory::id)
                .collect(Collectors.joining(", "));
    }

    private static String rows(long number) {
        return number == 1 ? "1 row" : number + " rows";
    }
}

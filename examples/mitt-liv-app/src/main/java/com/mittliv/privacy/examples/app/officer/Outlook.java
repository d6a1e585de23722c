package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.examples.app.MovableClock;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.policy.Policy;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Service;

/**
 * What becomes due in the weeks ahead, if nobody does anything: what sweeps on later dates would erase. Counted anew each
 * time it is asked for, unless that takes long: it is then counted beside, and the last count stands for an hour.
 */
@Service
class Outlook {
    static final int WEEKS = 26;
    private static final int DAYS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofHours(1);

    private final RetentionSweep sweep;
    private final MovableClock clock;
    private final ZoneId zone;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "officer-outlook");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Coming> last = Optional.empty();
    private Optional<Future<Coming>> counting = Optional.empty();

    Outlook(RetentionSweep sweep, MovableClock clock, Policy policy) {
        this.sweep = sweep;
        this.clock = clock;
        this.zone = policy.timeZone();
    }

    /**
     * What becomes due within a week.
     *
     * @param from the week's first day
     * @param rows rows that go as a whole
     * @param attributes attributes of rows that stay
     */
    record Week(LocalDate from, long rows, long attributes) {}

    /**
     * What is due today, and then week by week.
     *
     * @param at when it was counted
     * @param took how long that took
     */
    record Coming(Week today, List<Week> weeks, Instant at, Duration took) {
        long most() {
            return weeks.stream()
                    .mapToLong(week -> week.rows + week.attributes)
                    .max()
                    .orElse(0);
        }
    }

    /**
     * What is coming.
     *
     * @return empty if it is being counted for the first time, or for the first time since something was erased
     */
    Optional<Coming> coming() {
        Instant now = clock.instant();
        Future<Coming> count;
        boolean begun;
        synchronized (this) {
            if (last.filter(coming -> stands(coming, now)).isPresent()) {
                return last;
            }
            begun = counting.isPresent();
            count = counting.orElseGet(() -> worker.submit(() -> count(now)));
            counting = Optional.of(count);
        }
        try {
            Coming counted = count.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            end(count, Optional.of(counted));
            return Optional.of(counted);
        } catch (TimeoutException e) {
            return lastCounted();
        } catch (ExecutionException e) {
            end(count, Optional.empty());
            if (begun) {
                // What failed was asked for before; it says nothing of now.
                return coming();
            }
            throw new IllegalStateException("what is coming could not be counted; look at the log, then ask again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lastCounted();
        }
    }

    /** Lets no count stand that was taken before. */
    synchronized void forget() {
        last = Optional.empty();
        counting = Optional.empty();
    }

    private static boolean stands(Coming coming, Instant now) {
        return coming.took().compareTo(PATIENCE) > 0 && now.isBefore(coming.at().plus(FRESH));
    }

    private synchronized void end(Future<Coming> count, Optional<Coming> counted) {
        if (counting.filter(count::equals).isPresent()) {
            counting = Optional.empty();
            last = counted.or(() -> last);
        }
    }

    private synchronized Optional<Coming> lastCounted() {
        return last;
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }

    private Coming count(Instant now) {
        long began = System.nanoTime();
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Instant> ends = new ArrayList<>(List.of(now));
        for (int week = 1; week <= WEEKS; week++) {
            ends.add(firstDay(today, week).atStartOfDay(zone).toInstant());
        }
        List<SweepReport> due = sweep.forecast(ends);
        List<Week> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            SweepReport before = due.get(week);
            SweepReport after = due.get(week + 1);
            weeks.add(new Week(
                    firstDay(today, week),
                    Math.max(0, after.rowsErased() - before.rowsErased()),
                    Math.max(0, after.attributesEmptied() - before.attributesEmptied())));
        }
        Week already = new Week(today, due.get(0).rowsErased(), due.get(0).attributesEmptied());
        return new Coming(already, weeks, now, Duration.ofNanos(System.nanoTime() - began));
    }

    private static LocalDate firstDay(LocalDate today, int week) {
        return today.plusDays((long) week * DAYS);
    }
}

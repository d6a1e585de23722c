package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.examples.app.MovableClock;
import com.mittliv.privacy.examples.app.tour.Sweeps;
import com.mittliv.privacy.examples.app.tour.TourAtStart;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The account of the start, and sweeps tried out at any date. */
@RestController
public class TourController {
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";

    private final TourAtStart tour;
    private final Sweeps sweeps;
    private final MovableClock clock;

    TourController(TourAtStart tour, Sweeps sweeps, MovableClock clock) {
        this.tour = tour;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    @GetMapping(
            path = {"/", "/tour"},
            produces = TEXT)
    String tour() {
        return tour.text();
    }

    /** Tells what a sweep would erase on a day; erases nothing. */
    @PostMapping(path = "/sweep", produces = TEXT)
    String dryRun(@RequestParam Optional<LocalDate> on) {
        return on.map(day ->
                        clock.at(day.atStartOfDay(ZoneId.of("Europe/Stockholm")).toInstant(), sweeps::tryOut))
                .orElseGet(sweeps::tryOut);
    }
}

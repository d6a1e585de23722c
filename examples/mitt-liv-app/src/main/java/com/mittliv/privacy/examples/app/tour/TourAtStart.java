package com.mittliv.privacy.examples.app.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mittliv.privacy.examples.app.people.Population;
import com.mittliv.privacy.examples.app.people.Seeding;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Walks the tour before the first request is taken, and puts everything back: what the tour erased is there again when
 * the application serves. Where people are there already, or other instances use the database too, it erases nobody.
 */
@Component
public class TourAtStart implements SmartLifecycle {
    private final Seeding seeding;
    private final Tour tour;
    private final Environment environment;
    private volatile String text = "";

    TourAtStart(Seeding seeding, Tour tour, Environment environment) {
        this.seeding = seeding;
        this.tour = tour;
        this.environment = environment;
    }

    /**
     * The account of the tour.
     *
     * @return the text, in lines of at most 100 characters
     */
    public String text() {
        return text;
    }

    @Override
    public void start() {
        if (environment.getProperty("mitt-liv.people-are-there", Boolean.class, false)) {
            text = "Started anew, with the people as they were.";
        } else if (environment.getProperty("mitt-liv.shared", Boolean.class, false)) {
            seeding.plantOnce();
            text = "On a database that instances share. The tour is walked by an application of its own.";
        } else {
            seeding.plant(Population.SIZE);
            text = tour.walk();
            seeding.plant();
        }
    }

    @Override
    public void stop() {
        text = "";
    }

    @Override
    public boolean isRunning() {
        return !text.isEmpty();
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        // Whatever the platform's own encoding is: the policy is written in Swedish.
        PrintStream console = new PrintStream(System.out, true, UTF_8);
        console.println(text);
        console.println("Serving on http://localhost:" + environment.getProperty("local.server.port", "8080")
                + "/ until stopped.");
        console.flush();
    }
}

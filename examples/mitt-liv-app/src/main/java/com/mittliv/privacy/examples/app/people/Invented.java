package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One invented person: her rows, in the order in which they are stored, what she said, and what was recorded of her. */
public final class Invented {
    /** For Hibernate, rows that another person brought along. */
    @FunctionalInterface
    public interface References {
        /**
         * Refers to a row.
         *
         * @param type the entity
         * @param id its number
         * @param <T> the entity
         * @return the row, not read
         */
        <T> T to(Class<T> type, long id);
    }

    /**
     * What was recorded of her.
     *
     * @param file the file's name
     * @param text what was said
     */
    public record Track(String file, String text) {}

    private final long number;
    private final Instant now;
    private final References references;
    private final List<Object> rows = new ArrayList<>();
    private final List<Consent> consents = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    private Optional<LegalHold> hold = Optional.empty();

    Invented(long number, Instant now, References references) {
        this.number = number;
        this.now = now;
        this.references = references;
    }

    /**
     * Her number, the same in all tables.
     *
     * @return for example {@code p-0001}
     */
    public String personId() {
        return personId(number);
    }

    static String personId(long number) {
        return "p-%04d".formatted(number);
    }

    /**
     * What is stored of her.
     *
     * @return the rows
     */
    public List<Object> rows() {
        return rows;
    }

    /**
     * What she agreed to and took back.
     *
     * @return the entries, the earliest first
     */
    public List<Consent> consents() {
        return consents;
    }

    /**
     * What was recorded of her.
     *
     * @return the tracks
     */
    public List<Track> tracks() {
        return tracks;
    }

    /**
     * Why nothing of hers may be erased.
     *
     * @return the hold; empty for most
     */
    public Optional<LegalHold> hold() {
        return hold;
    }

    long number() {
        return number;
    }

    Instant now() {
        return now;
    }

    <T> T reference(Class<T> type, long id) {
        return references.to(type, id);
    }

    void store(Object row) {
        rows.add(row);
    }

    void record(Track track) {
        tracks.add(track);
    }

    void hold(LegalHold why) {
        hold = Optional.of(why);
    }

    void agree(Instant at, Purpose... to) {
        for (Purpose purpose : to) {
            consents.add(Consent.given(purpose, at));
        }
    }

    void withdraw(Instant at, Purpose from) {
        consents.add(Consent.withdrawn(from, at));
    }

    Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }
}

package com.mittliv.privacy.decision;

import com.mittliv.privacy.policy.Cookie.Party;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A cookie about to be set, without its value.
 *
 * @param name the cookie's name
 * @param party who sets it
 * @param lasting how long the browser is to keep it; empty for a session cookie, zero or less to remove it
 */
public record SetCookie(String name, Party party, Optional<Duration> lasting) {
    // INVARIANT: a lifetime that cannot be read counts as the longest.
    private static final Duration UNKNOWN = ChronoUnit.FOREVER.getDuration();

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public SetCookie {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a cookie needs a name");
        }
    }

    /**
     * A cookie that goes when the browser closes.
     *
     * @param name the cookie's name
     * @param party who sets it
     * @return the cookie
     * @throws IllegalArgumentException if the name is blank
     */
    public static SetCookie forSession(String name, Party party) {
        return new SetCookie(name, party, Optional.empty());
    }

    /**
     * A cookie that the browser keeps.
     *
     * @param name the cookie's name
     * @param party who sets it
     * @param lasting how long it keeps it
     * @return the cookie
     * @throws IllegalArgumentException if the name is blank
     */
    public static SetCookie lasting(String name, Party party, Duration lasting) {
        return new SetCookie(name, party, Optional.of(lasting));
    }

    /**
     * Reads a {@code Set-Cookie} header (RFC 6265). {@code Max-Age} goes before {@code Expires}, as in browsers.
     *
     * @param header the header's value; the cookie's own value is left out
     * @param party who sends it
     * @param now the instant from which {@code Expires} counts
     * @return the cookie
     * @throws IllegalArgumentException if it has no name
     */
    public static SetCookie parse(String header, Party party, Instant now) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = (equals < 0 ? "" : parts[0].substring(0, equals)).strip();
        Optional<Duration> maxAge = Optional.empty();
        Optional<Duration> expires = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].split("=", 2);
            String value = attribute.length < 2 ? "" : attribute[1].strip();
            switch (attribute[0].strip().toLowerCase(Locale.ROOT)) {
                case "max-age" -> maxAge = Optional.of(seconds(value));
                case "expires" -> expires = Optional.of(until(value, now));
                default -> {
                    // No other attribute bears on the policy.
                }
            }
        }
        return new SetCookie(name, party, maxAge.isPresent() ? maxAge : expires);
    }

    private static Duration seconds(String value) {
        return value.matches("-?[0-9]{1,15}") ? Duration.ofSeconds(Long.parseLong(value)) : UNKNOWN;
    }

    private static Duration until(String value, Instant now) {
        try {
            String date = value.replace('-', ' ');
            return Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return UNKNOWN;
        }
    }

    /** Whether it removes a cookie. */
    boolean removes() {
        return lasting.filter(time -> time.isZero() || time.isNegative()).isPresent();
    }
}

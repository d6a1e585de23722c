package com.mittliv.privacy.spring.state;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.states}.
 *
 * @param cached whether states of people are kept in memory, for code that decides there
 * @param staleness after how long at most a change made by another instance is honoured, whatever is lost meanwhile
 * @param listen whether PostgreSQL is listened to, where it is the database
 * @param maximumAge how old a state may become while the database tells of every change
 * @param maximumSize of how many people states are kept at most
 */
@Validated
@ConfigurationProperties("privacy.states")
public record StatesProperties(
        @DefaultValue("false") boolean cached,
        @NotNull @DefaultValue("2s") Duration staleness,
        @DefaultValue("true") boolean listen,
        @NotNull @DefaultValue("10m") Duration maximumAge,
        @Min(1) @DefaultValue("10000") int maximumSize) {
    private static final Duration LEAST = Duration.ofMillis(100);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the staleness is less than a tenth of a second, or the maximum age less than it
     */
    public StatesProperties {
        if (staleness.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("`privacy.states.staleness` must be at least 100ms, got " + staleness);
        }
        if (maximumAge.compareTo(staleness) < 0) {
            throw new IllegalArgumentException("`privacy.states.maximum-age` must not be less than"
                    + " `privacy.states.staleness`, got " + maximumAge);
        }
    }
}

package com.mittliv.privacy.spring.reload;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.policy.watch}.
 *
 * @param enabled whether what stands at {@code privacy.policy.location} is looked at while the application runs
 * @param every how often
 * @param onChange what becomes of another version that can be used
 * @param spread the longest pause before a restart, of which each instance takes a random part, so that not all restart
 *     at once
 */
@Validated
@ConfigurationProperties("privacy.policy.watch")
public record PolicyWatchProperties(
        @DefaultValue("false") boolean enabled,
        @NotNull @DefaultValue("10s") Duration every,
        @NotNull @DefaultValue("tell") OnChange onChange,
        @NotNull @DefaultValue("0s") Duration spread) {
    /** What becomes of another version that can be used. */
    public enum OnChange {
        /** It is compared and told of, and waits for the next start. */
        TELL,
        /** It is compared and told of; then the application starts anew with it, in its process. */
        RESTART
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there is no time between one look and the next, or a pause is negative
     */
    public PolicyWatchProperties {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "`privacy.policy.watch.every` must be longer than nothing, got " + every);
        }
        if (spread.isNegative()) {
            throw new IllegalArgumentException("`privacy.policy.watch.spread` must not be negative, got " + spread);
        }
    }
}

package com.mittliv.privacy.spring.reload;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.policy.watch}.
 *
 * @param enabled whether the file at {@code privacy.policy.location} is looked at while the application runs
 * @param every how often
 */
@Validated
@ConfigurationProperties("privacy.policy.watch")
public record PolicyWatchProperties(
        @DefaultValue("false") boolean enabled,
        @NotNull @DefaultValue("10s") Duration every) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there is no time between one look and the next
     */
    public PolicyWatchProperties {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "`privacy.policy.watch.every` must be longer than nothing, got " + every);
        }
    }
}

package com.mittliv.privacy.spring.erasure;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.erasure}.
 *
 * @param enabled whether orders that are due are tried by a schedule, and recipients told
 * @param initialDelay how long after the application's start it is looked for the first time
 * @param every how long it waits after one look before the next; how soon what failed is tried again is the orders' own
 * @param failingAfter how long an order may fail, counted from its receipt, before the health is down
 */
@Validated
@ConfigurationProperties("privacy.erasure")
public record ErasureProperties(
        @DefaultValue("true") boolean enabled,
        @NotNull @DefaultValue("1m") Duration initialDelay,
        @NotNull @DefaultValue("1m") Duration every,
        @NotNull @DefaultValue("24h") Duration failingAfter) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a duration is negative, or none where there must be some
     */
    public ErasureProperties {
        if (every.isNegative() || every.isZero() || failingAfter.isNegative() || initialDelay.isNegative()) {
            throw new IllegalArgumentException("`privacy.erasure.every` must be longer than nothing, and"
                    + " `privacy.erasure.initial-delay` and `privacy.erasure.failing-after` not negative; write"
                    + " durations such as `1m`");
        }
    }
}

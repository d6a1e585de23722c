package com.mittliv.privacy.spring.cookie;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.cookies}.
 *
 * @param mode what becomes of a cookie that may not be set
 */
@Validated
@ConfigurationProperties("privacy.cookies")
public record CookieProperties(@NotNull @DefaultValue("off") Mode mode) {
    /** What becomes of a cookie that may not be set. */
    public enum Mode {
        /** Cookies are not looked at. */
        OFF,
        /** It is set, and told of by a log line and a {@link CookieEvent}. */
        REPORT,
        /** It is left out of the response, and told of. */
        ENFORCE
    }
}

package com.mittliv.privacy.spring.rights;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.rights}.
 *
 * @param enabled whether rights can be exercised over HTTP
 * @param path where, without a slash at its end
 * @param officerAuthorities what lets a caller act for a named person, such as {@code ROLE_PRIVACY_OFFICER}; where none
 *     is set, everybody acts for herself alone
 */
@Validated
@ConfigurationProperties("privacy.rights")
public record RightsProperties(
        @DefaultValue("false") boolean enabled,

        @NotNull @Pattern(regexp = "(/[A-Za-z0-9._~-]+)+") @DefaultValue(DEFAULT_PATH)
        String path,

        @NotNull @DefaultValue Set<String> officerAuthorities) {
    /** Where rights are exercised unless the application says otherwise. */
    public static final String DEFAULT_PATH = "/privacy";
}

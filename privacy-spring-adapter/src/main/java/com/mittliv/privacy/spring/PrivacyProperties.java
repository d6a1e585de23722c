package com.mittliv.privacy.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy}.
 *
 * @param policy the policy that is executed
 */
@Validated
@ConfigurationProperties("privacy")
public record PrivacyProperties(
        @Valid @NotNull @DefaultValue PolicyFile policy) {
    /** Where the policy is sought unless the application says otherwise. */
    public static final String DEFAULT_LOCATION = "classpath:privacy.policy.json";

    /**
     * The policy that is executed.
     *
     * @param location where the policy file is: on the class path, or a file
     */
    public record PolicyFile(
            @NotNull @DefaultValue(DEFAULT_LOCATION) Resource location) {}
}

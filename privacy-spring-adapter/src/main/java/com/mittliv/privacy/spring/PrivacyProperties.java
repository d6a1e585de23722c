package com.mittliv.privacy.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy}.
 *
 * @param policy the policy that is executed
 * @param recipients which callers act as which recipient of the policy, by the recipient's id; where none is set, what a
 *     caller may use data for is not looked at
 * @param carryPurposes whether a task goes on for the purpose of whoever submitted it
 */
@Validated
@ConfigurationProperties("privacy")
public record PrivacyProperties(
        @Valid @NotNull @DefaultValue PolicyFile policy,
        @NotNull @DefaultValue Map<String, @Valid Callers> recipients,
        @DefaultValue("true") boolean carryPurposes) {
    /** Where the policy is sought unless the application says otherwise. */
    public static final String DEFAULT_LOCATION = "classpath:privacy.policy.json";

    /**
     * The policy that is executed.
     *
     * @param location where the policy file is: on the class path, or a file, or a folder with a file for each version
     */
    public record PolicyFile(
            @NotNull @DefaultValue(DEFAULT_LOCATION) Resource location) {}

    /**
     * Callers who act as one recipient.
     *
     * @param authorities what they were granted in Spring Security, such as {@code ROLE_COORDINATOR}; one is enough
     * @param purposes the ids of what they may use data for; those inside a purpose are included
     */
    public record Callers(
            @NotEmpty @DefaultValue List<String> authorities,
            @NotEmpty @DefaultValue List<String> purposes) {}
}

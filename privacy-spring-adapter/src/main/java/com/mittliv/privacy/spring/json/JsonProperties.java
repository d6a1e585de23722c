package com.mittliv.privacy.spring.json;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.json}.
 *
 * @param enabled whether JSON follows the purpose
 * @param withheld what stands in JSON for what the purpose does not permit
 */
@Validated
@ConfigurationProperties("privacy.json")
public record JsonProperties(
        @DefaultValue("true") boolean enabled,
        @NotNull @DefaultValue("absent") Withheld withheld) {
    /** What stands for a property that the purpose does not permit. */
    public enum Withheld {
        /** The property is left out. */
        ABSENT,
        /** The property is there and null, whatever it holds. */
        NULL
    }
}

package com.mittliv.privacy.spring.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Tells operators which policy is in force, what is to be looked at, what the entities hold, what is due, and where the
 * record stands (Art. 5(2) GDPR). It changes nothing and holds no personal value.
 */
@Endpoint(id = "privacy")
public final class PrivacyEndpoint {
    private final List<Part> parts;

    PrivacyEndpoint(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * All that is told.
     *
     * @return by part, such as {@code policy}; parts of what the application does not have are left out
     */
    @ReadOperation
    public Map<String, Object> privacy() {
        Map<String, Object> all = new LinkedHashMap<>();
        parts.forEach(part -> all.put(part.name(), part.now()));
        return all;
    }
}

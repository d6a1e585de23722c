package com.mittliv.privacy.spring.endpoint;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;

/** A part of what the endpoint tells. */
record Part(String name, Supplier<Map<String, Object>> told) {
    /** What is so now; where it cannot be told, the kind of failure, whose message could hold a value. */
    Map<String, Object> now() {
        try {
            return told.get();
        } catch (RuntimeException e) {
            return Map.of(
                    "unavailable",
                    NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
        }
    }
}

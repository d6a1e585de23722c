package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mittliv.privacy.decision.PrivacyEngine;
import java.util.List;
import java.util.function.Consumer;

/** What stops the start of a unit. */
final class MappingFindings {
    private MappingFindings() {}

    static List<String> findingsOf(PrivacyEngine engine, Class<?>... types) {
        Throwable thrown = catchThrowable(() -> new World(Database.H2, engine, types).close());
        assertThat(thrown).isNotNull();
        while (!(thrown instanceof PrivacyMappingException) && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isInstanceOf(PrivacyMappingException.class);
        return ((PrivacyMappingException) thrown).findings();
    }

    static Consumer<String> finding(String text) {
        return found -> assertThat(found).contains(text);
    }
}

package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties swedish = read("/messages.properties");
        Properties english = read("/messages_en.properties");
        assertThat(swedish.stringPropertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(swedish.values()).noneMatch(text -> text.toString().isBlank());
        assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
    }

    private static Properties read(String name) throws IOException {
        Properties messages = new Properties();
        try (InputStream file = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name))) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return messages;
    }
}

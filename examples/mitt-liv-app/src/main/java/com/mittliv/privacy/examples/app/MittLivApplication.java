package com.mittliv.privacy.examples.app;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Mitt Liv's application: invented people under the real policy. */
@SpringBootApplication
public class MittLivApplication {
    /** Made by Spring. */
    public MittLivApplication() {}

    /**
     * Shows the tour, then serves until stopped.
     *
     * @param arguments Spring Boot's, for example {@code --server.port=8081}
     */
    public static void main(String... arguments) {
        SpringApplication.run(MittLivApplication.class, arguments);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock(InstantSource.system());
    }
}

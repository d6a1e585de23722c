package com.mittliv.privacy.examples.app;

import java.io.IOException;
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
     * Shows the tour, then serves until stopped. A next version of the policy takes force in the running process.
     *
     * @param arguments Spring Boot's, for example {@code --server.port=8081}
     * @throws IOException if no temporary folder can be made
     */
    public static void main(String... arguments) throws IOException {
        SpringApplication application = new SpringApplication(MittLivApplication.class);
        application.setDefaultProperties(TemporaryFolders.made());
        application.addInitializers(new StartsAnew());
        application.run(arguments);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock(InstantSource.system());
    }
}

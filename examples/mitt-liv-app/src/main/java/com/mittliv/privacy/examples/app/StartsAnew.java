package com.mittliv.privacy.examples.app;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Tells each start in a process after the first that people are there already, and are to be left as they are. */
final class StartsAnew implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private boolean before;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (before) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "startsAnew",
                            Map.of("mitt-liv.people-are-there", "true", "spring.jpa.hibernate.ddl-auto", "none")));
        }
        before = true;
    }
}

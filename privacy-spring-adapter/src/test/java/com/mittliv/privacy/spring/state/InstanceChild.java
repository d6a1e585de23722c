package com.mittliv.privacy.spring.state;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An instance of an application in a process of its own. It is told on its input what to do, and says on its output what
 * it did and when, by a clock that all processes of the machine share.
 */
final class InstanceChild {
    private final LiveSubjectStates states;
    private final JpaSubjectStates ledger;
    private final Access letters;
    private final RecordState member;

    private InstanceChild(ConfigurableApplicationContext context) {
        PrivacyEngine engine = context.getBean(PrivacyEngine.class);
        Vocabulary vocabulary = engine.policy().vocabulary();
        states = context.getBean(LiveSubjectStates.class);
        ledger = context.getBean(JpaSubjectStates.class);
        letters = engine.access(TestPolicy.NEWSLETTER, vocabulary.category("email-address"));
        member = RecordState.of(vocabulary.role("member"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url",
                        arguments[0],
                        "spring.datasource.username",
                        "postgres",
                        "spring.datasource.password",
                        "postgres",
                        "spring.datasource.hikari.maximum-pool-size",
                        "4",
                        "spring.jpa.hibernate.ddl-auto",
                        "none",
                        "privacy.states.cached",
                        "true",
                        "privacy.states.staleness",
                        arguments[1],
                        "logging.level.root",
                        "error"))
                .run()) {
            InstanceChild child = new InstanceChild(context);
            say("ready");
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                child.obey(order.split(" ", 2));
            }
        }
    }

    private void obey(String[] order) throws InterruptedException {
        switch (order[0]) {
            case "give" -> {
                ledger.record(order[1], Consent.given(TestPolicy.NEWSLETTER, Instant.now()));
                say("given");
            }
            case "withdraw" -> {
                ledger.record(order[1], Consent.withdrawn(TestPolicy.NEWSLETTER, Instant.now()));
                say("withdrawn " + System.nanoTime());
            }
            case "watch" -> watch(order[1]);
            case "told" -> {
                while (!states.isToldOfChanges()) {
                    Thread.sleep(1);
                }
                say("told " + states.loaded());
            }
            default -> throw new IllegalArgumentException(order[0]);
        }
    }

    private void watch(String person) {
        while (!isPermitted(person)) {
            Thread.onSpinWait();
        }
        say("permitted");
        Thread watching = new Thread(() -> {
            while (isPermitted(person)) {
                pause();
            }
            say("refused " + System.nanoTime());
        });
        watching.setDaemon(true);
        watching.start();
    }

    private boolean isPermitted(String person) {
        return letters.decide(states.get(person), member, Instant.now()).isPermitted();
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void say(String what) {
        System.out.println(StatesAcrossInstancesTest.SAID + what);
        System.out.flush();
    }

    @ImportAutoConfiguration({
        PrivacyAutoConfiguration.class,
        PrivacyJpaAutoConfiguration.class,
        PrivacyStatesAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class
    })
    static class Application {
        @Bean
        Policy policy() {
            return TestPolicy.policy();
        }
    }
}

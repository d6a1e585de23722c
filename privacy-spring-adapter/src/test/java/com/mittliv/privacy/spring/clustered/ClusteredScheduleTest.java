package com.mittliv.privacy.spring.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.sweep.SweepEvent;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Instances of one application with db-scheduler on one database. */
class ClusteredScheduleTest {
    /** As db-scheduler's own script for PostgreSQL makes it. */
    private static final String TASKS = """
            create table scheduled_tasks (
              task_name text not null, task_instance text not null, task_data bytea,
              execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
              last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
              last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
              primary key (task_name, task_instance))
            """;

    private static Postgres database;

    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        database = Postgres.start();
    }

    @BeforeEach
    void nobodyHasHadATurn() throws Exception {
        database.execute(TASKS);
    }

    @AfterEach
    void stop() throws Exception {
        instances.forEach(ConfigurableApplicationContext::close);
        database.execute("drop table scheduled_tasks");
    }

    @AfterAll
    static void end() throws Exception {
        database.close();
    }

    private ConfigurableApplicationContext instance() {
        return instance("db-scheduler.enabled=true");
    }

    private ConfigurableApplicationContext instance(String setting) {
        List<String> all = List.of(
                setting,
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres",
                "spring.jpa.hibernate.ddl-auto=update",
                "logging.level.root=error",
                "spring.main.banner-mode=off",
                "db-scheduler.polling-interval=50ms",
                "db-scheduler.heartbeat-interval=500ms",
                "db-scheduler.missed-heartbeats-limit=4",
                "privacy.sweep.mode=erase",
                "privacy.sweep.initial-delay=0s",
                "privacy.sweep.every=400ms");
        ConfigurableApplicationContext made = new SpringApplicationBuilder(Club.class)
                .web(WebApplicationType.NONE)
                .run(all.stream().map(each -> "--" + each).toArray(String[]::new));
        instances.add(made);
        return made;
    }

    private static List<Instant> sweepsOf(ConfigurableApplicationContext instance) {
        return instance.getBean(Club.class).sweeps;
    }

    @Test
    void oneInstanceAtATimeSweepsAndTheOthersKnowThatNothingIsOverdue() {
        ConfigurableApplicationContext one = instance();
        ConfigurableApplicationContext other = instance();
        Instant begin = Instant.now();
        int before = sweepsOf(one).size() + sweepsOf(other).size();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> sweepsOf(one).size() + sweepsOf(other).size() >= before + 8);
        long millis = Instant.now().toEpochMilli() - begin.toEpochMilli();
        // Two schedules of their own would sweep twice as often as the pause between two sweeps lets one.
        assertThat(sweepsOf(one).size() + sweepsOf(other).size() - before)
                .isLessThanOrEqualTo((int) (millis / 400) + 1);
        for (ConfigurableApplicationContext each : instances) {
            SweepSchedule schedule = each.getBean(SweepSchedule.class);
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> schedule.status().clearSince().isAfter(begin));
        }
    }

    @Test
    void whatAStoppedInstanceLeavesAnotherTakesUp() throws Exception {
        ConfigurableApplicationContext one = instance();
        await().atMost(60, TimeUnit.SECONDS).until(() -> !sweepsOf(one).isEmpty());
        one.close();
        database.execute("insert into membership (id, person_id, name, left_at)"
                + " values (1, 'p-1', 'Ada Example', timestamptz '2026-01-01 00:00:00Z')");
        // The turn was missed while nobody ran.
        database.execute("update scheduled_tasks set execution_time = now() - interval '1 day'");
        ConfigurableApplicationContext other = instance();
        await().atMost(60, TimeUnit.SECONDS).until(() -> database.number("select count(*) from membership") == 0);
        await().atMost(60, TimeUnit.SECONDS).until(() -> !sweepsOf(other).isEmpty());
    }

    @Test
    void aTurnThatFailsTellsItsKindAloneAndIsTakenAgain() throws Exception {
        ConfigurableApplicationContext one = instance();
        await().atMost(60, TimeUnit.SECONDS).until(() -> !sweepsOf(one).isEmpty());
        database.execute("alter table membership rename to away");
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> database.number("select consecutive_failures from scheduled_tasks"
                                + " where task_name = 'privacy-sweep'")
                        > 0);
        int before = sweepsOf(one).size();
        database.execute("alter table away rename to membership");
        await().atMost(60, TimeUnit.SECONDS).until(() -> sweepsOf(one).size() > before);
    }

    @Test
    void withoutASchedulerEachInstanceSweepsByItself() {
        ConfigurableApplicationContext one = instance("db-scheduler.enabled=false");
        await().atMost(60, TimeUnit.SECONDS).until(() -> !sweepsOf(one).isEmpty());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = Membership.class)
    static class Club {
        final List<Instant> sweeps = new CopyOnWriteArrayList<>();

        @Bean
        Policy policy() {
            return TestPolicy.policy();
        }

        @EventListener
        void swept(SweepEvent event) {
            sweeps.add(Instant.now());
        }
    }
}

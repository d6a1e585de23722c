package com.mittliv.privacy.spring.erasure;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.PersonalDataStore;
import com.mittliv.privacy.jpa.rights.RecipientDelivery;
import com.mittliv.privacy.jpa.rights.RecipientNotice;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import com.mittliv.privacy.spring.endpoint.PrivacyEndpoint;
import com.mittliv.privacy.spring.endpoint.PrivacyEndpointAutoConfiguration;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Orders that stay open are tried by a schedule, recipients are told, and operators see what is left. */
@SuppressWarnings("try")
class ErasureScheduleTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final DataCategory LETTERS = DataCategory.of("letters");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Letters letters = new Letters();
    private final List<RecipientNotice> told = new CopyOnWriteArrayList<>();

    private final ApplicationContextRunner plain = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyJpaAutoConfiguration.class,
                    PrivacyErasureAutoConfiguration.class,
                    PrivacyEndpointAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    DataJpaRepositoriesAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                    "spring.jpa.hibernate.ddl-auto=create-drop",
                    "management.endpoints.web.exposure.include=privacy",
                    "privacy.erasure.initial-delay=1d")
            .withBean(Policy.class, ErasureScheduleTest::policy)
            .withBean(InstantSource.class, () -> now::get)
            .withUserConfiguration(Club.class);

    private final ApplicationContextRunner application = plain.withBean(Letters.class, () -> letters)
            .withUserConfiguration(Ordered.class)
            .withBean(RecipientDelivery.class, () -> told::add);

    private static Policy policy() {
        Role member = Role.of("member");
        return Policy.named("club", "1", Policy.Controller.of("Example Club"))
                .rule(rule("membership")
                        .about(member)
                        .using(DataCategory.of("name"))
                        .forPurpose(TestPolicy.MEMBERSHIP)
                        .on(contract())
                        .kept(until(Event.of("left"))))
                .rule(rule("letters")
                        .about(member)
                        .using(DataCategory.of("email-address"), LETTERS)
                        .forPurpose(TestPolicy.NEWSLETTER)
                        .on(consent())
                        .disclosedTo(Recipient.processor("printer"))
                        .kept(whileConsented()))
                .rights(new DeclaredRight(
                        DataSubjectRight.ERASURE,
                        Optional.empty(),
                        Text.of("en", "You can have your data erased."),
                        Optional.empty()))
                .build();
    }

    @Test
    void anOrderThatAStoreFailedIsDoneByTheScheduleAndItsRecipientsAreTold() {
        application
                .withPropertyValues("privacy.erasure.initial-delay=50ms", "privacy.erasure.every=50ms")
                .run(context -> {
                    ErasureOrder order = failingOrder(context, "1");
                    assertThat(order.state()).isEqualTo(ErasureOrder.State.OPEN);
                    letters.broken = false;
                    now.set(NOW.plus(Duration.ofMinutes(2)));
                    await().atMost(Duration.ofSeconds(20)).until(() -> !told.isEmpty());
                    assertThat(orders(context).find(order.id()).state()).isEqualTo(ErasureOrder.State.DONE);
                    assertThat(letters.held).isEmpty();
                    assertThat(told)
                            .hasSize(1)
                            .allMatch(notice -> notice.subjectId().equals("1"));
                });
    }

    @Test
    void whatIsLookedForDoesNotShortenTheWaitsOfTheOrdersThemselves() {
        application.run(context -> {
            ErasureOrder order = failingOrder(context, "1");
            letters.broken = false;
            context.getBean(ErasureSchedule.class).runNow();
            assertThat(orders(context).find(order.id()).attempts()).isEqualTo(1);
            now.set(order.nextTry().orElseThrow());
            context.getBean(ErasureSchedule.class).runNow();
            assertThat(orders(context).find(order.id()).state()).isEqualTo(ErasureOrder.State.DONE);
        });
    }

    @Test
    void theEndpointTellsNumbersAndAgesAndNobody() {
        application.run(context -> {
            assertThat(part(context)).containsEntry("open", 0L).doesNotContainKey("oldestOpen");
            failingOrder(context, "person-one");
            ErasureOrder unused = orders(context).take("person-two");
            now.set(NOW.plus(Duration.ofDays(40)));
            assertThat(part(context))
                    .containsEntry("open", 2L)
                    .containsEntry("late", 2L)
                    .containsEntry("failing", 1L)
                    .containsEntry("oldestOpen", "PT960H")
                    .containsEntry("oldestFailing", "PT960H");
            assertThat(context.getBean(PrivacyEndpoint.class).privacy().toString())
                    .doesNotContain("person-one", "person-two");
            now.set(NOW.minusSeconds(60));
            assertThat(part(context)).containsEntry("oldestOpen", "PT0S").containsEntry("late", 0L);
        });
    }

    @Test
    void theHealthIsDownWhenAnOrderFailsForTooLongAndUpWhenItIsDone() {
        application.withPropertyValues("privacy.erasure.failing-after=3h").run(context -> {
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            ErasureOrder order = failingOrder(context, "1");
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            now.set(NOW.plus(Duration.ofHours(4)));
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails()).containsEntry("failing", 1L);
            letters.broken = false;
            ErasureOrder unused = orders(context).run(order.id());
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void theHealthIsDownWhenAnOrderIsLateAndWhenARecipientCannotBeTold() {
        application.run(context -> {
            ErasureOrder order = orders(context).take("1");
            now.set(NOW.plus(Duration.ofDays(40)));
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails()).containsEntry("late", 1L);
            letters.put("1");
            ErasureOrder unused = orders(context).run(order.id());
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            new RecipientOutbox(context.getBean(EntityManagerFactory.class), notice -> {
                        throw new IOException("out of paper");
                    })
                    .retrying(Duration.ofMinutes(1), Duration.ofMinutes(1), 1)
                    .deliverDue();
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(part(context)).containsEntry("noticesGivenUp", 1L);
        });
    }

    @Test
    void theDatabaseFailingIsToldByItsKind() {
        application.run(context -> {
            var jdbc = new org.springframework.jdbc.core.JdbcTemplate(context.getBean(javax.sql.DataSource.class));
            jdbc.execute("alter table privacy_outbox rename to elsewhere");
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails().get("failure").toString()).endsWith("Exception");
            assertThat(part(context)).containsOnlyKeys("unavailable");
            jdbc.execute("alter table elsewhere rename to privacy_outbox");
        });
    }

    @Test
    void itIsOffUntilThereIsSomethingToDoAndCanBeSwitchedOff() {
        plain.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ErasureSchedule.class));
        application
                .withPropertyValues("privacy.erasure.enabled=false")
                .run(context -> assertThat(
                                context.getBean(ErasureSchedule.class).isRunning())
                        .isFalse());
        application
                .withPropertyValues("privacy.erasure.every=0s")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("`privacy.erasure.every`"));
    }

    @Test
    void twoInstancesOnOneDatabaseCarryOutEachOrderOnceAndDeliverEachNoticeOnce() throws Exception {
        try (Postgres database = Postgres.start()) {
            database.execute("create sequence membership_seq increment by 50");
            database.execute("create table membership (id bigint primary key, person_id varchar(100),"
                    + " name varchar(100), email_address varchar(100), left_at timestamp with time zone)");
            ApplicationContextRunner instance = application.withPropertyValues(
                    "spring.datasource.url=" + database.url(),
                    "spring.datasource.username=postgres",
                    "spring.datasource.password=postgres",
                    "spring.jpa.hibernate.ddl-auto=none",
                    "privacy.erasure.initial-delay=20ms",
                    "privacy.erasure.every=20ms");
            instance.run(one -> instance.run(other -> {
                int people = 30;
                for (int i = 0; i < people; i++) {
                    letters.put("p" + i);
                    ErasureOrder unused = orders(i % 2 == 0 ? one : other).take("p" + i);
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> told.size() >= people);
                assertThat(told.stream().map(RecipientNotice::idempotencyKey))
                        .hasSize(people)
                        .doesNotHaveDuplicates();
                assertThat(orders(one).open()).isEmpty();
                assertThat(letters.held).isEmpty();
                assertThat(database.number("select count(*) from privacy_erasure_order where attempts <> 1"))
                        .isZero();
                assertThat(database.number("select sum(row_count) from privacy_receipt where entity = 'letters'"))
                        .isEqualTo(people);
            }));
        }
    }

    private ErasureOrder failingOrder(ApplicationContext context, String person) {
        try (Opened opened = context.getBean(PurposeScope.class).openSystem("fill the club")) {
            context.getBean(Memberships.class).save(new Membership(person, "Ada Example", "ada@example.org", null));
        }
        letters.put(person);
        letters.broken = true;
        return orders(context).run(orders(context).take(person).id());
    }

    private static ErasureOrders orders(ApplicationContext context) {
        return context.getBean(ErasureOrders.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(ApplicationContext context) {
        return (Map<String, Object>)
                context.getBean(PrivacyEndpoint.class).privacy().get("erasure");
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("privacyErasureHealthIndicator", HealthIndicator.class)
                .health(true);
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    static class Club {}

    @Configuration(proxyBeanMethods = false)
    static class Ordered {
        @Bean
        ErasureOrders orders(EntityManagerFactory entities, Letters letters) {
            return ErasureOrders.of(entities, ErasureReceipts.keyed(new byte[32]))
                    .with(letters);
        }
    }

    /** Letters in memory, which cannot be erased while the store is broken. */
    static final class Letters implements PersonalDataStore {
        final Set<String> held = ConcurrentHashMap.newKeySet();
        volatile boolean broken;

        void put(String person) {
            held.add(person);
        }

        @Override
        public String name() {
            return "letters";
        }

        @Override
        public List<FiledRecord> find(String subjectId) {
            return held.contains(subjectId)
                    ? List.of(FiledRecord.of("letter", RecordState.of(Role.of("member")), LETTERS))
                    : List.of();
        }

        @Override
        public void erase(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
            if (broken) {
                throw new IOException("out of order");
            }
            held.remove(subjectId);
        }

        @Override
        public boolean isErased(String subjectId, String recordId, Set<DataCategory> categories) {
            return !held.contains(subjectId);
        }
    }
}

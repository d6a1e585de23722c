package com.mittliv.privacy.spring.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.endpoint.PrivacyEndpoint;
import com.mittliv.privacy.spring.endpoint.PrivacyEndpointAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The record on disk first, and from there in the database: what is on record is so over a restart too. */
@SuppressWarnings("try")
class SpooledRecordTest {
    private static final int OPENINGS = 40;

    @TempDir
    Path folder;

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private ApplicationContextRunner application(String... settings) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PrivacyAutoConfiguration.class,
                        PrivacyJpaAutoConfiguration.class,
                        PrivacyAuditAutoConfiguration.class,
                        PrivacyEndpointAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database,
                        "spring.jpa.hibernate.ddl-auto=update",
                        "management.endpoints.web.exposure.include=privacy",
                        "privacy.audit.store=spooled",
                        "privacy.audit.spool.directory=" + folder.resolve("spool"))
                .withPropertyValues(settings)
                .withBean(Policy.class, TestPolicy::policy);
    }

    private static void open(ApplicationContext context, int times) {
        for (int i = 0; i < times; i++) {
            try (Opened opened = context.getBean(PurposeScope.class).openSystem("opening " + i)) {
                assertThat(context.getBean(PurposeScope.class).isSystem()).isTrue();
            }
        }
    }

    private static JpaAuditLog inDatabase(ApplicationContext context) {
        return new JpaAuditLog(context.getBean(EntityManagerFactory.class));
    }

    @Test
    void whatIsRecordedReachesTheDatabaseBehindTheBackOfItsWriters() {
        application().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(AuditLog.class);
            open(context, OPENINGS);
            assertThat(context.getBean(AuditLog.class).head().sequence()).isEqualTo(OPENINGS);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> inDatabase(context).head().sequence() == OPENINGS);
            assertThat(context.getBean(SpooledRecord.class).waiting()).isZero();
        });
    }

    @Test
    void whatTheDatabaseDidNotTakeIsThereAfterARestartOnceAndInOrder() {
        application().run(context -> {
            open(context, 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> context.getBean(SpooledRecord.class).waiting() == 0);
            new JdbcTemplate(context.getBean(DataSource.class))
                    .execute("alter table privacy_audit_head rename to elsewhere");
            open(context, OPENINGS);
            Map<?, ?> audit =
                    (Map<?, ?>) context.getBean(PrivacyEndpoint.class).privacy().get("audit");
            assertThat(audit.get("waiting")).isEqualTo(OPENINGS);
        });
        application().run(context -> {
            assertThat(context).hasNotFailed();
            new JdbcTemplate(context.getBean(DataSource.class)).execute("drop table privacy_audit_head");
            new JdbcTemplate(context.getBean(DataSource.class))
                    .execute("alter table elsewhere rename to privacy_audit_head");
            open(context, 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> inDatabase(context).head().sequence() == OPENINGS + 2);
            assertThat(inDatabase(context).verify()).isInstanceOf(Intact.class);
            assertThat(inDatabase(context).head())
                    .isEqualTo(context.getBean(AuditLog.class).head());
        });
        application().run(context -> {
            assertThat(context.getBean(AuditLog.class).head().sequence()).isEqualTo(OPENINGS + 2);
            assertThat(context.getBean(AuditLog.class).verify(Optional.empty())).isInstanceOf(Intact.class);
        });
    }

    @Test
    void atTheEndTheDatabaseHasAllAndNothingIsOpenedThatCannotBeRecorded() {
        application().run(context -> {
            open(context, OPENINGS);
            context.getBean(SpooledRecord.class).stop();
            assertThat(inDatabase(context).head().sequence()).isEqualTo(OPENINGS);
            PurposeScope scope = context.getBean(PurposeScope.class);
            assertThatThrownBy(() -> scope.openSystem("too late")).isInstanceOf(AuditException.class);
            assertThat(scope.isSystem()).isFalse();
        });
    }

    @Test
    void aSpoolThatIsFullRefusesAndLosesNothing() {
        application("privacy.audit.spool.entries=5", "privacy.audit.spool.patience=0s")
                .run(context -> {
                    new JdbcTemplate(context.getBean(DataSource.class))
                            .execute("alter table privacy_audit_head rename to elsewhere");
                    open(context, 5);
                    assertThatThrownBy(() -> open(context, 1)).isInstanceOf(AuditException.class);
                    new JdbcTemplate(context.getBean(DataSource.class))
                            .execute("alter table elsewhere rename to privacy_audit_head");
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> inDatabase(context).head().sequence() == 5);
                });
    }

    @Test
    void withoutADirectoryItDoesNotStartAndSaysWhatToSet() {
        application("privacy.audit.spool.directory=")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("privacy.audit.spool.directory"));
    }
}

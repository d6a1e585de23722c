package com.mittliv.privacy.spring.state;

import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps states of people in memory where {@code privacy.states.cached} is set. */
@AutoConfiguration(after = PrivacyJpaAutoConfiguration.class)
@ConditionalOnClass(JpaSubjectStates.class)
@ConditionalOnBean(JpaSubjectStates.class)
@ConditionalOnBooleanProperty("privacy.states.cached")
@EnableConfigurationProperties(StatesProperties.class)
public final class PrivacyStatesAutoConfiguration {
    /** Made by Spring. */
    public PrivacyStatesAutoConfiguration() {}

    @Bean
    Assurance privacyStatesAssurance(StatesProperties settings) {
        return new Assurance(settings.staleness(), System::nanoTime);
    }

    @Bean
    LiveSubjectStates liveSubjectStates(JpaSubjectStates source, StatesProperties settings, Assurance assurance) {
        return new LiveSubjectStates(source, settings, assurance, System::nanoTime);
    }

    /** Where the driver of PostgreSQL is there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PGConnection.class)
    @ConditionalOnBooleanProperty(name = "privacy.states.listen", matchIfMissing = true)
    @ConditionalOnSingleCandidate(DataSource.class)
    static class Told {
        @Bean
        PostgresChanges privacyChanges(
                DataSource database,
                JpaSubjectStates source,
                LiveSubjectStates states,
                Assurance assurance,
                StatesProperties settings) {
            // Of what stands in columns of the application's own the library's tables tell nothing.
            boolean useful = !source.isPartlyInColumns();
            return new PostgresChanges(database, states, assurance, settings, System::nanoTime) {
                @Override
                public boolean isAutoStartup() {
                    return useful;
                }
            };
        }
    }
}

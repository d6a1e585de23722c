package com.mittliv.privacy.jpa;

import org.hibernate.engine.query.internal.NativeQueryInterpreterStandardImpl;
import org.hibernate.engine.query.spi.NativeQueryInterpreter;
import org.hibernate.query.sql.spi.ParameterRecognizer;
import org.hibernate.service.spi.SessionFactoryServiceContributor;
import org.hibernate.service.spi.SessionFactoryServiceInitiator;
import org.hibernate.service.spi.SessionFactoryServiceInitiatorContext;
import org.hibernate.service.spi.SessionFactoryServiceRegistryBuilder;

/** Refuses native SQL on guarded tables. Found by Hibernate; not for applications. */
public final class NativeStatements implements SessionFactoryServiceContributor {
    /** For Hibernate. */
    public NativeStatements() {}

    @Override
    public void contribute(SessionFactoryServiceRegistryBuilder services) {
        services.addInitiator(new Initiator());
    }

    private static final class Initiator implements SessionFactoryServiceInitiator<NativeQueryInterpreter> {
        @Override
        public NativeQueryInterpreter initiateService(SessionFactoryServiceInitiatorContext context) {
            NativeQueryInterpreter standard = new NativeQueryInterpreterStandardImpl(
                    context.getSessionFactoryOptions().getNativeJdbcParametersIgnored());
            return context.getSessionFactoryOptions().getStatementInspector() instanceof GuardedStatements guarded
                    ? new Guarding(standard, guarded)
                    : standard;
        }

        @Override
        public Class<NativeQueryInterpreter> getServiceInitiated() {
            return NativeQueryInterpreter.class;
        }
    }

    private static final class Guarding implements NativeQueryInterpreter {
        private static final long serialVersionUID = 1L;

        private final transient NativeQueryInterpreter standard;
        private final transient GuardedStatements statements;

        Guarding(NativeQueryInterpreter standard, GuardedStatements statements) {
            this.standard = standard;
            this.statements = statements;
        }

        @Override
        public void recognizeParameters(String nativeQuery, ParameterRecognizer recognizer) {
            statements.requireHarmless(nativeQuery);
            standard.recognizeParameters(nativeQuery, recognizer);
        }
    }
}

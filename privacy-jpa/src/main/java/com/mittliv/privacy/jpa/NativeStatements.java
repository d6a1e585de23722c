package com.mittliv.privacy.jpa;

import java.util.regex.Pattern;
import org.hibernate.engine.query.internal.NativeQueryInterpreterStandardImpl;
import org.hibernate.engine.query.spi.NativeQueryInterpreter;
import org.hibernate.query.sql.spi.ParameterRecognizer;
import org.hibernate.service.spi.SessionFactoryServiceContributor;
import org.hibernate.service.spi.SessionFactoryServiceInitiator;
import org.hibernate.service.spi.SessionFactoryServiceInitiatorContext;
import org.hibernate.service.spi.SessionFactoryServiceRegistryBuilder;

/** Marks native SQL, so that it is known from Hibernate's own. Found by Hibernate; not for applications. */
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
            return context.getSessionFactoryOptions().getStatementInspector() instanceof GuardedStatements
                    ? new Marking(standard)
                    : standard;
        }

        @Override
        public Class<NativeQueryInterpreter> getServiceInitiated() {
            return NativeQueryInterpreter.class;
        }
    }

    private static final class Marking implements NativeQueryInterpreter {
        private static final long serialVersionUID = 1L;
        private static final Pattern END = Pattern.compile("[\\s;]*$");

        private final transient NativeQueryInterpreter standard;

        Marking(NativeQueryInterpreter standard) {
            this.standard = standard;
        }

        // INVARIANT: a statement that the application wrote does not reach the database unjudged.
        @Override
        public void recognizeParameters(String nativeQuery, ParameterRecognizer recognizer) {
            String statement = END.matcher(nativeQuery).replaceFirst("");
            standard.recognizeParameters(statement + "\n" + Markers.NATIVE, recognizer);
        }
    }
}

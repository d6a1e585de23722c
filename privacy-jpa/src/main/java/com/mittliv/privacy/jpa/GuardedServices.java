package com.mittliv.privacy.jpa;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.connections.internal.ConnectionProviderInitiator;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.query.sqm.mutation.internal.SqmMultiTableMutationStrategyProviderStandard;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/** Puts the guard between Hibernate and its connections. Found by Hibernate; not for applications. */
public final class GuardedServices implements ServiceContributor {
    /** For Hibernate. */
    public GuardedServices() {}

    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        services.addInitiator(new Connections());
        services.addInitiator(new Mutations());
    }

    private static boolean isGuarded(Map<String, Object> settings) {
        return settings.get(PrivacyGuard.SETTING) instanceof PrivacyGuard;
    }

    private static final class Connections implements StandardServiceInitiator<ConnectionProvider> {
        @Override
        public ConnectionProvider initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
            ConnectionProvider standard = ConnectionProviderInitiator.INSTANCE.initiateService(settings, registry);
            return standard == null || !isGuarded(settings) ? standard : new GuardedConnections(standard);
        }

        @Override
        public Class<ConnectionProvider> getServiceInitiated() {
            return ConnectionProvider.class;
        }
    }

    private static final class Mutations implements StandardServiceInitiator<SqmMultiTableMutationStrategyProvider> {
        @Override
        public SqmMultiTableMutationStrategyProvider initiateService(
                Map<String, Object> settings, ServiceRegistryImplementor registry) {
            return isGuarded(settings) ? new GuardedMutations() : new SqmMultiTableMutationStrategyProviderStandard();
        }

        @Override
        public Class<SqmMultiTableMutationStrategyProvider> getServiceInitiated() {
            return SqmMultiTableMutationStrategyProvider.class;
        }
    }
}

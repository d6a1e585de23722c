package com.mittliv.privacy.spring;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.policy.Policy;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.ManagedType;
import java.util.List;
import org.hibernate.HibernateException;

/** Looks at the entities of the running unit under another version. */
final class EntitiesRehearsal implements PolicyRehearsal {
    private final EntityManagerFactory unit;
    private final PrivacyGuard guard;

    EntitiesRehearsal(EntityManagerFactory unit, PrivacyGuard guard) {
        this.unit = unit;
        this.guard = guard;
    }

    @Override
    public List<String> findings(Policy next) {
        List<Class<?>> classes = unit.getMetamodel().getManagedTypes().stream()
                .<Class<?>>map(ManagedType::getJavaType)
                .toList();
        try {
            // What is found under the version in force too did not keep the unit from starting.
            List<String> now = PrivacyCoverage.of(guard, classes).findings();
            return PrivacyCoverage.of(guard.executing(PrivacyEngine.compile(next)), classes).findings().stream()
                    .filter(finding -> !now.contains(finding))
                    .toList();
        } catch (HibernateException e) {
            // A mapping that only the unit's own settings make whole is looked at when it starts.
            return List.of();
        }
    }
}

package com.mittliv.privacy.jpa;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an instance had, when it was loaded, in the attributes that may have been withheld from it: null, a mask, or a
 * collection.
 *
 * @param byPath the values by the attributes' paths
 */
record LoadedValues(Map<String, @Nullable Object> byPath) {
    /** Of the attributes that the purpose sees in some rows only, those that may have been withheld in this one. */
    static LoadedValues of(Object entity, PurposeView view, SharedSessionContractImplementor session) {
        Map<String, @Nullable Object> byPath = new HashMap<>();
        view.seenInSomeRows(entity.getClass()).forEach((path, isMasked) -> {
            Object value = value(entity, path, session);
            if (value == null || isMasked || value instanceof PersistentCollection) {
                byPath.put(path, value);
            }
        });
        return new LoadedValues(byPath);
    }

    /** Whether writing an instance would put what may stand for the withheld over what its row is now seen to have. */
    boolean wouldOverwrite(Object written, Object row, SharedSessionContractImplementor session) {
        return byPath.entrySet().stream().anyMatch(loaded -> {
            Object now = value(written, loaded.getKey(), session);
            Object there = value(row, loaded.getKey(), session);
            if (loaded.getValue() instanceof PersistentCollection<?> collection) {
                boolean isWritten = now != collection || collection.wasInitialized();
                return isWritten && (seen(collection) < size(there) || partsAppeared(collection, there, session));
            }
            return Objects.equals(now, loaded.getValue()) && !Objects.equals(there, now);
        });
    }

    /** Whether parts of the elements that were missing are seen now. */
    private boolean partsAppeared(
            PersistentCollection<?> loaded, @Nullable Object there, SharedSessionContractImplementor session) {
        String role = loaded.getRole();
        return role != null
                && byPath.keySet().stream().anyMatch(path -> WholeElements.isPartOf(path, role))
                && there instanceof PersistentCollection<?> current
                && !WholeElements.areSeen(loaded, role, byPath.keySet(), session)
                && WholeElements.areSeen(current, role, byPath.keySet(), session);
    }

    private static int seen(PersistentCollection<?> collection) {
        return collection.wasInitialized() ? size(collection.getStoredSnapshot()) : 0;
    }

    private static int size(@Nullable Object collection) {
        Hibernate.initialize(collection);
        if (collection instanceof Map<?, ?> map) {
            return map.size();
        } else if (collection instanceof Object[] array) {
            return array.length;
        }
        return collection instanceof Collection<?> elements ? elements.size() : 0;
    }

    private static @Nullable Object value(Object entity, String path, SharedSessionContractImplementor session) {
        EntityPersister persister = session.getEntityPersister(null, entity);
        String[] steps = path.split("\\.");
        Type type = persister.getPropertyType(steps[0]);
        Object value = persister.getPropertyValue(entity, steps[0]);
        for (int i = 1; i < steps.length && value != null && type instanceof CompositeType parts; i++) {
            int place = parts.getPropertyIndex(steps[i]);
            type = parts.getSubtypes()[place];
            value = parts.getPropertyValue(value, place, session);
        }
        return value;
    }
}

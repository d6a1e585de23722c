package com.mittliv.privacy.jpa;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.CompositeType;
import org.jspecify.annotations.Nullable;

/** Tells whether all parts of a collection's elements were seen when it was loaded. */
final class WholeElements {
    private WholeElements() {}

    /**
     * Whether nothing was missing. A part that is null may have been withheld; and elements of which nothing but withheld
     * parts is there are not loaded at all, so that some other part must always be there.
     */
    static boolean areSeen(
            PersistentCollection<?> collection,
            String role,
            Set<String> hidden,
            SharedSessionContractImplementor session) {
        CollectionPersister persister =
                session.getFactory().getMappingMetamodel().getCollectionDescriptor(role);
        // What was not loaded at all was not seen.
        if (!collection.wasInitialized() || !(persister.getElementType() instanceof CompositeType type)) {
            return false;
        }
        Set<String> parts = hidden.stream()
                .map(path -> part(path, role))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
        boolean somethingIsAlwaysThere = false;
        for (int i = 0; i < type.getPropertyNames().length; i++) {
            String name = type.getPropertyNames()[i];
            boolean isNeverNull = !type.getPropertyNullability()[i]
                    || Annotated.attribute(type.getReturnedClass(), name).isPrimitive();
            somethingIsAlwaysThere |= isNeverNull && !parts.contains(name);
        }
        return somethingIsAlwaysThere
                && snapshot(collection.getStoredSnapshot()).stream()
                        .filter(Objects::nonNull)
                        .allMatch(element -> parts.stream().allMatch(part -> isThere(element, part, type, session)));
    }

    /** Whether a path leads into the elements of a collection. */
    static boolean isPartOf(String path, String role) {
        return !part(path, role).isEmpty();
    }

    /** The first step of a path behind a collection. */
    private static String part(String path, String role) {
        for (int i = path.indexOf('.'); i > 0; i = path.indexOf('.', i + 1)) {
            if (role.endsWith("." + path.substring(0, i))) {
                return path.substring(i + 1).split("\\.")[0];
            }
        }
        return "";
    }

    private static boolean isThere(
            Object element, String part, CompositeType type, SharedSessionContractImplementor session) {
        return type.getPropertyValue(element, type.getPropertyIndex(part), session) != null;
    }

    private static Collection<?> snapshot(@Nullable Object stored) {
        return stored instanceof Map<?, ?> map
                ? map.values()
                : stored instanceof Collection<?> elements ? elements : List.of();
    }
}

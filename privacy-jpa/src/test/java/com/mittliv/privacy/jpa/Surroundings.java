package com.mittliv.privacy.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToOne;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.Hibernate;

/** What objects refer to, read from the objects: an oracle for how far a hold reaches. */
final class Surroundings {
    private final Map<Object, List<Object>> refersTo = new IdentityHashMap<>();
    private final Map<Object, List<Object>> referredFrom = new IdentityHashMap<>();

    Surroundings(EntityManager em) {
        em.getMetamodel().getEntities().stream()
                .filter(entity -> !PrivacyGuard.entityClasses().contains(entity.getJavaType()))
                .forEach(entity -> em.createQuery("from " + entity.getName(), Object.class)
                        .getResultList()
                        .forEach(row -> refersTo.put(row, new ArrayList<>())));
        refersTo.forEach((row, others) -> fields(row, others));
        refersTo.forEach((row, others) -> others.forEach(other ->
                referredFrom.computeIfAbsent(other, unused -> new ArrayList<>()).add(row)));
    }

    private void fields(Object of, List<Object> others) {
        for (Class<?> type = of.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    value(field, of, others);
                }
            }
        }
    }

    private void value(Field field, Object of, List<Object> others) {
        boolean isOthers = (field.isAnnotationPresent(OneToOne.class)
                        && !field.getAnnotation(OneToOne.class).mappedBy().isEmpty())
                || (field.isAnnotationPresent(ManyToMany.class)
                        && !field.getAnnotation(ManyToMany.class).mappedBy().isEmpty());
        if (isOthers || !field.getDeclaringClass().getName().startsWith("com.mittliv")) {
            return;
        }
        try {
            field.setAccessible(true);
            Object value = Hibernate.unproxy(field.get(of));
            if (value instanceof Collection<?> many && field.isAnnotationPresent(ManyToMany.class)) {
                many.forEach(each -> others.add(Hibernate.unproxy(each)));
            } else if (value != null && refersTo.containsKey(value)) {
                others.add(value);
            } else if (value != null
                    && value.getClass().getName().startsWith("com.mittliv")
                    && !(value instanceof Enum)) {
                fields(value, others);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The objects that some refer to, and those that refer to them, however far. */
    Set<Object> around(Predicate<Object> held) {
        Set<Object> around = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        for (Map<Object, List<Object>> direction : List.of(refersTo, referredFrom)) {
            List<Object> next =
                    new ArrayList<>(refersTo.keySet().stream().filter(held).toList());
            Set<Object> seen = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
            while (!next.isEmpty()) {
                Object row = next.remove(next.size() - 1);
                if (seen.add(row)) {
                    next.addAll(direction.getOrDefault(row, List.of()));
                }
            }
            around.addAll(seen);
        }
        return around;
    }
}

package com.mittliv.privacy.jpa;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;

/** An attribute as the application wrote it: its field, its getter, and what is annotated there. */
final class Annotated {
    private final List<AnnotatedElement> members = new ArrayList<>();
    private boolean primitive;

    private Annotated() {}

    /** The members by which a class, or a superclass, declares an attribute. */
    static Annotated attribute(Class<?> owner, String name) {
        Annotated attribute = new Annotated();
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    attribute.add(field, field.getType());
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && !method.isBridge() && isGetter(method.getName(), name)) {
                    attribute.add(method, method.getReturnType());
                }
            }
        }
        return attribute;
    }

    private void add(AnnotatedElement member, Class<?> type) {
        members.add(member);
        primitive |= type.isPrimitive();
    }

    private static boolean isGetter(String method, String attribute) {
        String capital = Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
        return method.equals(attribute) || method.equals("get" + capital) || method.equals("is" + capital);
    }

    boolean isPrimitive() {
        return primitive;
    }

    /** The category named on the attribute, by the annotation itself or by one of the application's own. */
    Optional<String> category() {
        return find(PersonalData.class).map(PersonalData::value);
    }

    Optional<String> noPersonalDataBecause() {
        return find(NoPersonalData.class).map(NoPersonalData::because);
    }

    boolean isPurposeMask() {
        return find(PurposeMask.class).isPresent();
    }

    /** The SQL by which a collection is ordered, as the application wrote it. */
    Optional<String> sqlOrder() {
        return find(SQLOrder.class).map(SQLOrder::value);
    }

    List<RetentionEvent> events() {
        return members.stream()
                .flatMap(member -> Arrays.stream(member.getAnnotationsByType(RetentionEvent.class)))
                .toList();
    }

    static List<RetentionEvent> eventsOf(Class<?> type) {
        return List.of(type.getAnnotationsByType(RetentionEvent.class));
    }

    /** Whether the class or a superclass says that what is not annotated is no personal data. */
    static boolean isExempt(Class<?> owner) {
        return Stream.<@Nullable Class<?>>iterate(owner, type -> type != null, Class::getSuperclass)
                .anyMatch(type -> type != null && type.isAnnotationPresent(NoPersonalData.class));
    }

    private <A extends Annotation> Optional<A> find(Class<A> type) {
        Set<Class<?>> seen = new HashSet<>();
        return members.stream().flatMap(member -> find(member, type, seen)).findFirst();
    }

    private static <A extends Annotation> Stream<A> find(AnnotatedElement element, Class<A> type, Set<Class<?>> seen) {
        A direct = element.getAnnotation(type);
        if (direct != null) {
            return Stream.of(direct);
        }
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .filter(meta -> isApplications(meta) && seen.add(meta))
                .flatMap(meta -> find(meta, type, seen));
    }

    /** Whether an annotation can bear ours: those of the platform do not, and every attribute has some. */
    private static boolean isApplications(Class<?> annotation) {
        String name = annotation.getName();
        return !(name.startsWith("java.") || name.startsWith("jakarta.") || name.startsWith("org.hibernate."));
    }
}

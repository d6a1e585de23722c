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

/** A class or an attribute as the application wrote it: its members, and what is annotated there. */
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

    /** A class with its superclasses. */
    static Annotated type(Class<?> owner) {
        Annotated all = new Annotated();
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            all.members.add(type);
        }
        return all;
    }

    /** A class alone. */
    static Annotated typeAlone(Class<?> owner) {
        Annotated one = new Annotated();
        one.members.add(owner);
        return one;
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

    /** What is annotated, by the annotation itself or by one of the application's own. */
    Optional<PersonalData> personalData() {
        return find(PersonalData.class);
    }

    Optional<String> noPersonalDataBecause() {
        return find(NoPersonalData.class).map(NoPersonalData::because);
    }

    Optional<AboutSubject> aboutSubject() {
        return find(AboutSubject.class);
    }

    Optional<ErasedTo> erasedTo() {
        return find(ErasedTo.class);
    }

    List<HistoryTable> historyTables() {
        return all(HistoryTable.class).distinct().toList();
    }

    boolean isPurposeMask() {
        return find(PurposeMask.class).isPresent();
    }

    /** The SQL by which a collection is ordered, as the application wrote it. */
    Optional<String> sqlOrder() {
        return find(SQLOrder.class).map(SQLOrder::value);
    }

    List<RetentionEvent> events() {
        return all(RetentionEvent.class).distinct().toList();
    }

    List<NoRetentionEvent> neverHappen() {
        return all(NoRetentionEvent.class).distinct().toList();
    }

    List<ConsentGiven> consents() {
        return all(ConsentGiven.class).distinct().toList();
    }

    List<ObjectedTo> objections() {
        return all(ObjectedTo.class).distinct().toList();
    }

    private <A extends Annotation> Optional<A> find(Class<A> type) {
        return all(type).findFirst();
    }

    private <A extends Annotation> Stream<A> all(Class<A> type) {
        Set<Class<?>> seen = new HashSet<>();
        return members.stream().flatMap(member -> all(member, type, seen));
    }

    private static <A extends Annotation> Stream<A> all(AnnotatedElement element, Class<A> type, Set<Class<?>> seen) {
        Stream<A> direct = Arrays.stream(element.getDeclaredAnnotationsByType(type));
        return Stream.concat(
                direct,
                Arrays.stream(element.getDeclaredAnnotations())
                        .map(Annotation::annotationType)
                        .filter(meta -> isApplications(meta) && seen.add(meta))
                        .flatMap(meta -> all(meta, type, seen)));
    }

    /** Whether an annotation can bear ours: those of the platform do not, and every attribute has some. */
    private static boolean isApplications(Class<?> annotation) {
        String name = annotation.getName();
        return !(name.startsWith("java.") || name.startsWith("jakarta.") || name.startsWith("org.hibernate."));
    }
}

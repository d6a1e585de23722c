package com.mittliv.privacy.jpa;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.annotations.SQLOrder;

/** A class or an attribute as the application wrote it: what is annotated there. */
final class Annotated {
    // Kept with the class, so that its members are looked at once, however often a unit starts.
    private static final ClassValue<Members> MEMBERS = new ClassValue<>() {
        @Override
        protected Members computeValue(Class<?> type) {
            return new Members(type);
        }
    };

    private final List<Annotation> annotations = new ArrayList<>();
    private boolean primitive;

    private Annotated() {}

    /** What a class declares, by name. */
    private static final class Members {
        private final Map<String, List<Field>> fields = new HashMap<>();
        private final Map<String, List<Method>> methods = new HashMap<>();
        private final Map<String, Annotated> attributes = new ConcurrentHashMap<>();
        private final Annotated alone = new Annotated();
        private final Annotated withAbove = new Annotated();

        Members(Class<?> type) {
            for (Field field : type.getDeclaredFields()) {
                fields.computeIfAbsent(field.getName(), unused -> new ArrayList<>())
                        .add(field);
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && !method.isBridge()) {
                    methods.computeIfAbsent(method.getName(), unused -> new ArrayList<>())
                            .add(method);
                }
            }
            alone.add(type);
            for (Class<?> above = type; above != null && above != Object.class; above = above.getSuperclass()) {
                withAbove.add(above);
            }
        }

        private void addTo(Annotated attribute, String name) {
            for (Field field : fields.getOrDefault(name, List.of())) {
                attribute.add(field);
                attribute.primitive |= field.getType().isPrimitive();
            }
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (String getter : List.of(name, "get" + capital, "is" + capital)) {
                for (Method method : methods.getOrDefault(getter, List.of())) {
                    attribute.add(method);
                    attribute.primitive |= method.getReturnType().isPrimitive();
                }
            }
        }
    }

    /** What stands where a class, or a superclass, declares an attribute. */
    static Annotated attribute(Class<?> owner, String name) {
        Map<String, Annotated> known = MEMBERS.get(owner).attributes;
        Annotated attribute = known.get(name);
        if (attribute == null) {
            attribute = new Annotated();
            for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
                MEMBERS.get(type).addTo(attribute, name);
            }
            known.put(name, attribute);
        }
        return attribute;
    }

    /** A class with its superclasses. */
    static Annotated type(Class<?> owner) {
        return MEMBERS.get(owner).withAbove;
    }

    /** A class alone. */
    static Annotated typeAlone(Class<?> owner) {
        return MEMBERS.get(owner).alone;
    }

    private void add(AnnotatedElement element) {
        add(element, new HashSet<>());
    }

    private void add(AnnotatedElement element, Set<Class<?>> seen) {
        Annotation[] declared = element.getDeclaredAnnotations();
        for (Annotation each : declared) {
            unfold(each);
        }
        for (Annotation each : declared) {
            Class<?> meta = each.annotationType();
            if (isApplications(meta) && seen.add(meta)) {
                add(meta, seen);
            }
        }
    }

    /** Whether an annotation can bear ours: those of the platform do not, and every attribute has some. */
    private static boolean isApplications(Class<?> annotation) {
        String name = annotation.getName();
        return !(name.startsWith("java.") || name.startsWith("jakarta.") || name.startsWith("org.hibernate."));
    }

    private void unfold(Annotation one) {
        if (one instanceof RetentionEvent.All many) {
            annotations.addAll(List.of(many.value()));
        } else if (one instanceof NoRetentionEvent.All many) {
            annotations.addAll(List.of(many.value()));
        } else if (one instanceof HistoryTable.All many) {
            annotations.addAll(List.of(many.value()));
        } else if (one instanceof ConsentGiven.All many) {
            annotations.addAll(List.of(many.value()));
        } else if (one instanceof ObjectedTo.All many) {
            annotations.addAll(List.of(many.value()));
        } else {
            annotations.add(one);
        }
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
        return all(HistoryTable.class);
    }

    boolean isPurposeMask() {
        return find(PurposeMask.class).isPresent();
    }

    /** The SQL by which a collection is ordered, as the application wrote it. */
    Optional<String> sqlOrder() {
        return find(SQLOrder.class).map(SQLOrder::value);
    }

    List<RetentionEvent> events() {
        return all(RetentionEvent.class);
    }

    List<NoRetentionEvent> neverHappen() {
        return all(NoRetentionEvent.class);
    }

    List<ConsentGiven> consents() {
        return all(ConsentGiven.class);
    }

    List<ObjectedTo> objections() {
        return all(ObjectedTo.class);
    }

    private <A extends Annotation> Optional<A> find(Class<A> type) {
        for (Annotation each : annotations) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private <A extends Annotation> List<A> all(Class<A> type) {
        List<A> all = List.of();
        for (Annotation each : annotations) {
            if (type.isInstance(each) && !all.contains(each)) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(type.cast(each));
            }
        }
        return all;
    }
}

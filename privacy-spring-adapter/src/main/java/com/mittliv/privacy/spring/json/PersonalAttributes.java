package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;

/** Reads which personal data the properties of a type are, as the application wrote it. */
final class PersonalAttributes {
    private PersonalAttributes() {}

    /** The role that a type names; empty where it names none, or one by row. */
    static Optional<String> roleOf(Class<?> type) {
        return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).stream(AboutSubject.class)
                .map(about -> about.getString("role"))
                .filter(role -> !role.isEmpty())
                .findFirst();
    }

    /** The categories of a property: of its field, its getter, its type, and of the class it belongs to. */
    static Set<String> categoriesOf(Class<?> owner, @Nullable AnnotatedMember property, JavaType type) {
        Set<String> categories = new LinkedHashSet<>();
        addAll(categories, MergedAnnotations.from(owner, SearchStrategy.TYPE_HIERARCHY));
        addTypes(categories, type, new HashSet<>());
        if (property != null) {
            // What Jackson has put together for the property, by names it was given and by mix-ins.
            addAll(categories, MergedAnnotations.from(property.annotations().toArray(Annotation[]::new)));
            if (property.getMember() != null) {
                declared(owner, property.getMember())
                        .forEach(each ->
                                addAll(categories, MergedAnnotations.from(each, SearchStrategy.TYPE_HIERARCHY)));
            }
        }
        return categories;
    }

    private static void addAll(Set<String> categories, MergedAnnotations annotations) {
        annotations.stream(PersonalData.class).forEach(each -> categories.add(each.getString("value")));
    }

    private static void addTypes(Set<String> categories, @Nullable JavaType type, Set<Class<?>> seen) {
        if (type != null && seen.add(type.getRawClass())) {
            addAll(categories, MergedAnnotations.from(type.getRawClass(), SearchStrategy.TYPE_HIERARCHY));
            addTypes(categories, type.getContentType(), seen);
            for (int i = 0; i < type.containedTypeCount(); i++) {
                addTypes(categories, type.containedType(i), seen);
            }
        }
    }

    /** The fields and getters by which a class and those above it may declare an attribute. */
    private static Stream<AnnotatedElement> declared(Class<?> owner, Member member) {
        Set<String> names = namesOf(member);
        Stream.Builder<AnnotatedElement> found = Stream.builder();
        if (member instanceof AnnotatedElement itself) {
            found.add(itself);
        }
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (names.contains(field.getName())) {
                    found.add(field);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && namesOf(method).stream().anyMatch(names::contains)) {
                    found.add(method);
                }
            }
        }
        return found.build();
    }

    /** What the attribute may be called that a field or a getter stands for. */
    private static Set<String> namesOf(Member member) {
        String name = member.getName();
        if (member instanceof Method) {
            for (String prefix : List.of("get", "is")) {
                if (name.length() > prefix.length() && name.startsWith(prefix)) {
                    String bare = name.substring(prefix.length());
                    return new HashSet<>(List.of(name, bare, StringUtils.uncapitalize(bare)));
                }
            }
        }
        return Set.of(name);
    }
}

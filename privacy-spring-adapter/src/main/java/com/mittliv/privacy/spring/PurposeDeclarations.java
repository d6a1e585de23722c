package com.mittliv.privacy.spring;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/** Finds where purposes are declared. */
final class PurposeDeclarations {
    private PurposeDeclarations() {}

    /** Whether a type declares a purpose for itself or for one of its methods. */
    static boolean standOn(Class<?> type) {
        return onType(type).isPresent() || !onMethods(type).isEmpty();
    }

    /** The id a type declares for itself. */
    static Optional<String> onType(Class<?> type) {
        return value(AnnotatedElementUtils.findMergedAnnotation(type, ForPurpose.class));
    }

    /** The ids a type's methods declare, those of its interfaces included. */
    static Map<Method, String> onMethods(Class<?> type) {
        Map<Method, ForPurpose> found = MethodIntrospector.selectMethods(
                type, (Method method) -> AnnotatedElementUtils.findMergedAnnotation(method, ForPurpose.class));
        Map<Method, String> ids = new LinkedHashMap<>();
        found.forEach((method, declared) -> ids.put(method, declared.value()));
        return ids;
    }

    /** The id that holds for a call: the method's, else the class's, else that of an interface of the proxy. */
    static Optional<String> forCall(Method method, Class<?> target, Class<?>[] interfaces) {
        if (ReflectionUtils.isObjectMethod(method)) {
            return Optional.empty();
        }
        Method called = AopUtils.getMostSpecificMethod(method, target);
        return value(AnnotatedElementUtils.findMergedAnnotation(called, ForPurpose.class))
                .or(() -> onType(target))
                .or(() -> Arrays.stream(interfaces)
                        .flatMap(type -> onType(type).stream())
                        .findFirst());
    }

    private static Optional<String> value(@org.jspecify.annotations.Nullable ForPurpose declared) {
        return Optional.ofNullable(declared).map(ForPurpose::value);
    }
}

package com.mittliv.privacy.spring;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Reads every declared purpose of the application's beans at start-up, lazy beans included. */
final class PurposeDeclarationCheck implements SmartInitializingSingleton, PolicyRehearsal {
    private final ConfigurableListableBeanFactory beans;
    private final Policy policy;

    PurposeDeclarationCheck(ConfigurableListableBeanFactory beans, Policy policy) {
        this.beans = beans;
        this.policy = policy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> findings = findings(policy);
        if (!findings.isEmpty()) {
            throw new PurposeDeclarationException(findings);
        }
    }

    @Override
    public List<String> findings(Policy under) {
        Set<String> findings = new LinkedHashSet<>();
        types().forEach(type -> check(type, under.vocabulary(), findings));
        return List.copyOf(findings);
    }

    private List<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (String name : new TreeSet<>(List.of(beans.getBeanDefinitionNames()))) {
            Class<?> type = typeOf(name);
            // Spring's own classes cannot carry the annotation; most beans are of these.
            if (type != null && !type.getName().startsWith("org.springframework.")) {
                types.add(type);
            }
        }
        return List.copyOf(types);
    }

    private @Nullable Class<?> typeOf(String name) {
        Object singleton = beans.getSingleton(name);
        if (singleton != null && AopUtils.isCglibProxy(singleton)) {
            return AopUtils.getTargetClass(singleton);
        }
        Class<?> type = beans.getType(name, false);
        return type == null ? null : ClassUtils.getUserClass(type);
    }

    private static void check(Class<?> type, Vocabulary vocabulary, Set<String> findings) {
        PurposeDeclarations.onType(type).ifPresent(id -> {
            checkTerm(type.getName(), id, vocabulary, findings);
            if (Modifier.isFinal(type.getModifiers()) && type.getInterfaces().length == 0) {
                findings.add("`" + type.getName() + "` declares purpose `" + id
                        + "`, but is final, so no proxy can open it; remove `final`");
            }
        });
        PurposeDeclarations.onMethods(type).forEach((method, id) -> {
            String place = placeOf(method);
            checkTerm(place, id, vocabulary, findings);
            checkReachable(method, place, id, findings);
        });
    }

    private static void checkTerm(String place, String id, Vocabulary vocabulary, Set<String> findings) {
        try {
            var known = vocabulary.purpose(id);
            assert known.id().equals(id);
        } catch (UnknownTermException e) {
            findings.add("`" + place + "` declares purpose `" + id + "`, which the policy does not declare"
                    + e.suggestion()
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElseGet(() -> "; the policy declares "
                                    + vocabulary.purposes().stream()
                                            .map(purpose -> "`" + purpose.id() + "`")
                                            .collect(Collectors.joining(", "))));
        }
    }

    // INVARIANT: a purpose that is written is opened, or the application does not start.
    private static void checkReachable(Method method, String place, String id, Set<String> findings) {
        int modifiers = method.getModifiers();
        String hindrance = Modifier.isStatic(modifiers)
                ? "static"
                : Modifier.isPrivate(modifiers) ? "private" : Modifier.isFinal(modifiers) ? "final" : "";
        if (!hindrance.isEmpty()) {
            findings.add("`" + place + "` declares purpose `" + id + "`, but is " + hindrance
                    + ", so no proxy can open it; make the method overridable");
        }
    }

    private static String placeOf(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }
}

package com.mittliv.privacy.spring;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Carried;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.Purpose;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.util.function.SingletonSupplier;

/** Knows which purpose a call declares, and opens it where the gates let it. */
final class DeclaredPurposes {
    private final Supplier<PurposeScope> scope;
    private final Supplier<PrivacyEngine> engine;
    private final Supplier<List<PurposeGate>> gates;
    private final Map<MethodClassKey, Optional<Purpose>> purposes = new ConcurrentHashMap<>();

    DeclaredPurposes(Supplier<PurposeScope> scope, Supplier<PrivacyEngine> engine, Supplier<List<PurposeGate>> gates) {
        this.scope = scope;
        this.engine = engine;
        this.gates = SingletonSupplier.of(gates);
    }

    /**
     * The purpose that a call declares.
     *
     * @param called the bean that is called, or its proxy
     */
    Optional<Purpose> of(Method method, Class<?> target, @Nullable Object called) {
        // A proxy's class tells its interfaces too: one key for one kind of proxy.
        Class<?> kind = called == null ? target : called.getClass();
        return purposes.computeIfAbsent(
                new MethodClassKey(method, kind),
                key -> PurposeDeclarations.forCall(method, target, interfacesOf(called))
                        .map(engine.get().policy().vocabulary()::purpose));
    }

    /** Opens a purpose on this thread, unless a gate refuses it. */
    Opened open(Purpose purpose) {
        gates.get().forEach(gate -> gate.require(purpose));
        return scope.get().open(purpose);
    }

    /** What is open on this thread, for another that goes on with its work. */
    Carried carry() {
        return scope.get().carry();
    }

    private static Class<?>[] interfacesOf(@Nullable Object called) {
        return called != null && AopUtils.isJdkDynamicProxy(called)
                ? AopProxyUtils.proxiedUserInterfaces(called)
                : new Class<?>[0];
    }
}

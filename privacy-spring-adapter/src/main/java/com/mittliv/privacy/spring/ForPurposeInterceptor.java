package com.mittliv.privacy.spring;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.util.function.SingletonSupplier;

/** Opens the declared purpose around a call and closes it after, whatever happens. */
final class ForPurposeInterceptor implements MethodInterceptor {
    private final Supplier<PurposeScope> scope;
    private final Supplier<PrivacyEngine> engine;
    private final Supplier<List<PurposeGate>> gates;
    private final Map<MethodClassKey, Optional<Purpose>> purposes = new ConcurrentHashMap<>();

    ForPurposeInterceptor(
            Supplier<PurposeScope> scope, Supplier<PrivacyEngine> engine, Supplier<List<PurposeGate>> gates) {
        this.scope = scope;
        this.engine = engine;
        this.gates = SingletonSupplier.of(gates);
    }

    @Override
    @SuppressWarnings("try")
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Optional<Purpose> purpose = purposeOf(invocation);
        if (purpose.isEmpty()) {
            return invocation.proceed();
        }
        gates.get().forEach(gate -> gate.require(purpose.get()));
        try (Opened opened = scope.get().open(purpose.get())) {
            return invocation.proceed();
        }
    }

    private Optional<Purpose> purposeOf(MethodInvocation invocation) {
        Object proxy = invocation instanceof ProxyMethodInvocation call ? call.getProxy() : invocation.getThis();
        Class<?> target = target(invocation);
        // A proxy's class tells its interfaces too: one key for one kind of proxy.
        Class<?> kind = proxy == null ? target : proxy.getClass();
        return purposes.computeIfAbsent(
                new MethodClassKey(invocation.getMethod(), kind),
                key -> PurposeDeclarations.forCall(invocation.getMethod(), target, interfacesOf(proxy))
                        .map(engine.get().policy().vocabulary()::purpose));
    }

    private static Class<?> target(MethodInvocation invocation) {
        Object target = invocation.getThis();
        return target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
    }

    private static Class<?>[] interfacesOf(@Nullable Object proxy) {
        return proxy != null && AopUtils.isJdkDynamicProxy(proxy)
                ? AopProxyUtils.proxiedUserInterfaces(proxy)
                : new Class<?>[0];
    }
}

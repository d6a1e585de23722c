package com.mittliv.privacy.spring;

import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;

/** Opens the declared purpose around a call and closes it after, whatever happens. */
final class ForPurposeInterceptor implements MethodInterceptor {
    private final DeclaredPurposes purposes;

    ForPurposeInterceptor(DeclaredPurposes purposes) {
        this.purposes = purposes;
    }

    @Override
    @SuppressWarnings("try")
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object proxy = invocation instanceof ProxyMethodInvocation call ? call.getProxy() : invocation.getThis();
        Optional<Purpose> purpose = purposes.of(invocation.getMethod(), target(invocation), proxy);
        if (purpose.isEmpty()) {
            return invocation.proceed();
        }
        try (Opened opened = purposes.open(purpose.get())) {
            return invocation.proceed();
        }
    }

    private static Class<?> target(MethodInvocation invocation) {
        Object target = invocation.getThis();
        return target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
    }
}

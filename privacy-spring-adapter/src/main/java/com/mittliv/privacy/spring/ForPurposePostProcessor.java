package com.mittliv.privacy.spring;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.core.Ordered;

/**
 * Puts the declared purposes around beans.
 *
 * <p>Outside of transactions, so that what a commit writes still has its purpose; inside of asynchronous calls, so that
 * the purpose is opened on the thread that does the work.
 */
final class ForPurposePostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {
    private static final long serialVersionUID = 1L;

    // Only read while beans are made; a context is not serialised.
    private final transient Map<Class<?>, Boolean> eligible = new ConcurrentHashMap<>();

    private final DefaultPointcutAdvisor purposes;

    ForPurposePostProcessor(ForPurposeInterceptor interceptor) {
        this.purposes = new DefaultPointcutAdvisor(interceptor);
        this.advisor = purposes;
        setBeforeExistingAdvisors(true);
        setProxyTargetClass(true);
        setOrder(Ordered.LOWEST_PRECEDENCE - 10);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        boolean byInterface = bean instanceof Advised
                && AopUtils.isJdkDynamicProxy(bean)
                && !isEligible(AopUtils.getTargetClass(bean))
                && Arrays.stream(AopProxyUtils.proxiedUserInterfaces(bean)).anyMatch(this::isEligible);
        if (byInterface && bean instanceof Advised proxy && !proxy.isFrozen()) {
            proxy.addAdvisor(0, purposes);
            return bean;
        }
        return super.postProcessAfterInitialization(bean, beanName);
    }

    @Override
    protected boolean isEligible(Class<?> targetClass) {
        return eligible.computeIfAbsent(targetClass, PurposeDeclarations::standOn);
    }
}

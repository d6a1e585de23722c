package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.policy.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Hands the version that was judged to the start it was judged for: between the two, the file may have become another.
 */
final class PolicyHandover implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private volatile @Nullable Policy policy;
    private volatile @Nullable RefusedPolicy refused;

    private PolicyHandover() {}

    /** The one of an application, which has none before its first restart. */
    static PolicyHandover of(SpringApplication application) {
        return application.getInitializers().stream()
                .filter(PolicyHandover.class::isInstance)
                .map(PolicyHandover.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    PolicyHandover made = new PolicyHandover();
                    application.addInitializers(made);
                    return made;
                });
    }

    void startWith(Policy next) {
        policy = next;
        refused = null;
    }

    void startAgainWith(Policy before, RefusedPolicy next) {
        policy = before;
        refused = next;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        Policy handed = policy;
        if (handed != null) {
            beans.registerSingleton("privacyPolicy", handed);
        }
        RefusedPolicy not = refused;
        if (not != null) {
            beans.registerSingleton("privacyRefusedPolicy", not);
        }
    }
}

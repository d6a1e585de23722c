package com.mittliv.privacy.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/** Answers refusals with problem details. Backs off where there is no servlet stack. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class PrivacyWebMvcAutoConfiguration {
    /** Made by Spring. */
    public PrivacyWebMvcAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    RefusalAdvice refusalAdvice() {
        return new RefusalAdvice();
    }
}

package com.mittliv.privacy.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers refusals with problem details, and keeps a handler's purpose open until its answer is written. Backs off where there is no servlet stack.
 */
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

    @Bean
    WebMvcConfigurer handlerPurposes(DeclaredPurposes purposes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // Around all others, so that what they do in a handler's name is done for its purpose.
                registry.addInterceptor(new HandlerPurposes(purposes)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}

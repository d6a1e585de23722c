package com.mittliv.privacy.spring.cookie;

import com.mittliv.privacy.decision.CookieGate;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.cookie.CookieProperties.Mode;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at cookies where {@code privacy.cookies.mode} is {@code report} or {@code enforce}. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnClass({OncePerRequestFilter.class, FilterRegistrationBean.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(CookieProperties.class)
public final class PrivacyCookieAutoConfiguration {
    /** Made by Spring. */
    public PrivacyCookieAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    VisitorState visitorState() {
        return request -> SubjectState.none();
    }

    @Bean
    FilterRegistrationBean<CookieFilter> privacyCookies(
            PrivacyEngine engine,
            VisitorState visitors,
            InstantSource clock,
            CookieProperties settings,
            ApplicationEventPublisher events) {
        var filter = new FilterRegistrationBean<>(
                new CookieFilter(CookieGate.of(engine), visitors, clock, settings.mode(), events::publishEvent));
        filter.setEnabled(settings.mode() != Mode.OFF);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}

package com.mittliv.privacy.examples.app.account;

import com.mittliv.privacy.spring.security.CallerPurposes;
import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;

/** Who gets where, and which purposes whom may declare. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
    private static final String POLICY =
            "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    @Bean
    CallerPurposes desks() {
        return (caller, purpose) -> Desk.of(caller)
                .filter(desk -> desk.purposes().contains(purpose))
                .isPresent();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SignInLinks links) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                PathRequest.toStaticResources().atCommonLocations())
                        .permitAll()
                        .requestMatchers(
                                "/",
                                "/tour",
                                "/notice",
                                "/changes",
                                "/sign-in/**",
                                "/error",
                                "/contact/**",
                                "/newsletter/**",
                                "/cookies/**")
                        .permitAll()
                        .requestMatchers("/me/**")
                        .hasAuthority(Desk.PERSON)
                        .requestMatchers("/officer/**")
                        .hasAuthority(Desk.OFFICER.name())
                        .requestMatchers("/staff/**")
                        .access((caller, request) -> new AuthorizationDecision(Desk.of(caller.get())
                                .filter(desk -> !desk.purposes().isEmpty())
                                .isPresent()))
                        .anyRequest()
                        .denyAll())
                .oneTimeTokenLogin(login -> login.tokenGeneratingUrl("/sign-in/ask")
                        .loginPage("/sign-in")
                        .loginProcessingUrl(SignInLinks.PATH)
                        .showDefaultSubmitPage(false)
                        .tokenGenerationSuccessHandler(links)
                        .defaultSuccessUrl("/", true)
                        .failureUrl("/sign-in?spent"))
                // INVARIANT: pages do not come back after signing out. A browser that keeps whole pages for its back
                // button, whatever they say of the cache, drops them when the cookie goes.
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> {}))
                .build();
    }
}

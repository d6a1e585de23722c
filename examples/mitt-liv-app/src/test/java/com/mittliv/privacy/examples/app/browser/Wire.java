package com.mittliv.privacy.examples.app.browser;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps all that goes out to the browser, errors among it: status, headers and bytes. */
@TestConfiguration(proxyBeanMethods = false)
class Wire {
    private final List<Answer> answers = new ArrayList<>();

    /**
     * What the browser was answered.
     *
     * @param address what it had asked for
     * @param headers one a line
     */
    record Answer(String address, int status, String headers, String body) {
        /** All of it. */
        String text() {
            return headers + "\n" + body;
        }
    }

    /** The answers since the last call. */
    synchronized List<Answer> taken() {
        List<Answer> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }

    private synchronized void keep(Answer answer) {
        answers.add(answer);
    }

    @Bean
    FilterRegistrationBean<Filter> recorder() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(this::pass);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return filter;
    }

    private void pass(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        ContentCachingResponseWrapper copy = new ContentCachingResponseWrapper((HttpServletResponse) response);
        try {
            chain.doFilter(request, copy);
        } finally {
            keep(new Answer(
                    addressOf(asked),
                    copy.getStatus(),
                    headersOf(copy),
                    new String(copy.getContentAsByteArray(), StandardCharsets.UTF_8)));
            copy.copyBodyToResponse();
        }
    }

    /** What the browser asked for, also where it is answered by a page of errors. */
    private static String addressOf(HttpServletRequest asked) {
        String path = (String) Optional.ofNullable(asked.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElseGet(asked::getRequestURI);
        return path
                + Optional.ofNullable(asked.getQueryString())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    private static String headersOf(HttpServletResponse response) {
        return String.join(
                "\n",
                response.getHeaderNames().stream()
                        .flatMap(name -> response.getHeaders(name).stream().map(value -> name + ": " + value))
                        .toList());
    }
}

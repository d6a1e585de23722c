package com.mittliv.privacy.spring.cookie;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;

/** A response whose cookies are asked about, whichever way they are set. */
final class GatedResponse extends HttpServletResponseWrapper {
    private final Predicate<String> mayPass;

    /** Takes the value of a {@code Set-Cookie} header and tells whether it may be sent. */
    GatedResponse(HttpServletResponse response, Predicate<String> mayPass) {
        super(response);
        this.mayPass = mayPass;
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (mayPass.test(headerOf(cookie))) {
            super.addCookie(cookie);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (passes(name, value)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (passes(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (passes(name, Integer.toString(value))) {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (passes(name, Integer.toString(value))) {
            super.setIntHeader(name, value);
        }
    }

    private boolean passes(String name, String value) {
        return !HttpHeaders.SET_COOKIE.equalsIgnoreCase(name) || value == null || mayPass.test(value);
    }

    /** Without the value, which nothing here needs. */
    private static String headerOf(Cookie cookie) {
        StringBuilder header = new StringBuilder(cookie.getName()).append('=');
        for (Map.Entry<String, String> attribute : cookie.getAttributes().entrySet()) {
            header.append("; ").append(attribute.getKey()).append('=').append(attribute.getValue());
        }
        return header.toString();
    }
}

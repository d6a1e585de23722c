package com.mittliv.privacy.examples.app;

import java.util.List;

/** The addresses of the main pages. */
public final class Pages {
    public static final List<String> PUBLIC = List.of(
            "/", "/tour", "/notice", "/changes", "/sign-in", "/sign-in?spent", "/contact", "/newsletter", "/cookies");
    public static final List<String> PERSON = List.of("/me", "/me/consents", "/me/erasure", "/me/file");
    public static final List<String> OFFICER = List.of(
            "/officer",
            "/officer/policy",
            "/officer/findings",
            "/officer/data-map",
            "/officer/erasures",
            "/officer/sweep",
            "/officer/requests",
            "/officer/proof",
            "/officer/recipients",
            "/officer/next-version");

    private Pages() {}
}

package com.mittliv.privacy.examples.app.web;

/** The pages that the library itself writes: they carry their style with them, and need nothing else. */
public final class LibraryPages {
    /** What a browser may load for such a page: nothing, and the style that stands in it. */
    public static final String CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private LibraryPages() {}
}

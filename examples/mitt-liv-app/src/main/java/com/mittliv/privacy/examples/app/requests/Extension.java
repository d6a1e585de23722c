package com.mittliv.privacy.examples.app.requests;

/** Why a request takes up to three months, as Art. 12(3) GDPR knows it. No words of anybody's own: they could name people. */
public enum Extension {
    /** It is complex. */
    COMPLEX,
    /** There are many requests. */
    MANY
}

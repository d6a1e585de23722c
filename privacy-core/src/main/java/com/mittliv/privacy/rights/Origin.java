package com.mittliv.privacy.rights;

import com.mittliv.privacy.vocabulary.Source;

/** Where a datum of a record came from (Art. 14(2)(f), 15(1)(g), 20(1) GDPR). */
public sealed interface Origin {
    /** The person provided it, or it was observed while the person used a service. */
    record Provided() implements Origin {}

    /**
     * It was obtained from somebody else.
     *
     * @param source from where
     */
    record Obtained(Source source) implements Origin {}

    /** The controller made it from other data, for example an assessment. */
    record Derived() implements Origin {}

    /**
     * Provided by the person.
     *
     * @return the origin
     */
    static Origin provided() {
        return new Provided();
    }

    /**
     * Obtained from somebody else.
     *
     * @param source from where
     * @return the origin
     */
    static Origin obtainedFrom(Source source) {
        return new Obtained(source);
    }

    /**
     * Made by the controller.
     *
     * @return the origin
     */
    static Origin derived() {
        return new Derived();
    }
}

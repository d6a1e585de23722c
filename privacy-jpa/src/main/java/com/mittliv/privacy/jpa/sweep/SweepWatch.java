package com.mittliv.privacy.jpa.sweep;

/** Is told after each batch how far a sweep has come, and says whether it goes on. One batch tells at a time. */
@FunctionalInterface
public interface SweepWatch {
    /**
     * Looks at the progress. As long as it does not return, no batch begins: to pause a sweep, return later.
     *
     * @param progress how far the sweep has come
     * @return whether it goes on
     */
    Next after(SweepProgress progress);

    /** Whether a sweep goes on. */
    enum Next {
        /** It does. */
        GO_ON,
        /** It ends; batches at work are finished. */
        STOP
    }
}

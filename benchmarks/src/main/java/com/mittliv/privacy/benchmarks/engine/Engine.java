package com.mittliv.privacy.benchmarks.engine;

/** Something that answers the questions of a scenario, which it has prepared as far as it can. */
@FunctionalInterface
public interface Engine extends AutoCloseable {
    /**
     * Answers a question.
     *
     * @param question the question's number in the scenario
     * @return whether it is permitted
     */
    boolean permits(int question);

    /** Gives back what it holds outside the heap. */
    @Override
    default void close() {}
}

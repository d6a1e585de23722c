package com.mittliv.privacy.jpa.rights;

/**
 * Brings notices to recipients, by mail or a call of theirs. A notice comes at least once: after a crash, or where a
 * delivery succeeded and its success was not heard of, it comes again under the same idempotency key.
 *
 * <p>Safe to share between threads.
 */
@FunctionalInterface
public interface RecipientDelivery {
    /**
     * Delivers a notice, and returns once the recipient has it.
     *
     * @param notice the notice
     * @throws Exception if it was not delivered, or if that is not certain; it is tried again later
     */
    @SuppressWarnings("IllegalThrows")
    void deliver(RecipientNotice notice) throws Exception;
}

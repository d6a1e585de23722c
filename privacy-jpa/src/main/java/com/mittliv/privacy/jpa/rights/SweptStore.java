package com.mittliv.privacy.jpa.rights;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * A store that can tell whom it holds data of, so that a {@link StoreSweep} finds what nothing keeps any more
 * (Art. 5(1)(e) GDPR). {@code SweptStoreContract}, among the tests of privacy-jpa, holds an implementation to this.
 */
public interface SweptStore extends PersonalDataStore {
    /**
     * Of whom something is held.
     *
     * @return the people's ids, each once, in any order; closed by the caller. Somebody whose data come or go meanwhile may
     *     be missing or among them
     * @throws IOException if that cannot be told; nothing of the store is then swept
     */
    Stream<String> people() throws IOException;
}

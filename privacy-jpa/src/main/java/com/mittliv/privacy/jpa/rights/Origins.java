package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.Origin;
import com.mittliv.privacy.vocabulary.DataCategory;

/** Tells where data came from (Art. 14(2)(f), 15(1)(g) GDPR), which the mapping of entities doesn't say. */
@FunctionalInterface
public interface Origins {
    /** All were provided by the people themselves. */
    Origins PROVIDED = (entity, category) -> Origin.provided();

    /**
     * Where data came from.
     *
     * @param entity the name of the entity that holds them
     * @param category which data
     * @return their origin
     */
    Origin of(String entity, DataCategory category);
}

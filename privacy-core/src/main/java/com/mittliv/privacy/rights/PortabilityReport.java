package com.mittliv.privacy.rights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person gets in a portable form.
 *
 * <p>The law gives what the person provided and what is processed by consent or contract (Art. 20(1) GDPR). A policy can
 * promise more, and its words bind the controller: where it declares the right for all data, the rest is handed out too,
 * with what sets it apart. Where it does not, the person can still have a copy of it by the right of access (Art. 15(3)).
 *
 * @param portable what is handed out, with the standing of each datum
 * @param excluded what is not, and why
 */
public record PortabilityReport(Map<Datum, Standing> portable, Map<Datum, Exclusion> excluded) {
    /** On what a datum's portability rests. */
    public enum Standing {
        /** On the law: provided by the person, by consent or contract. */
        BY_LAW,
        /** On the policy's words alone: it rests on another basis than consent or contract. */
        OTHER_BASIS,
        /** On the policy's words alone: the person did not provide it. */
        NOT_PROVIDED
    }

    /** Why a datum is not handed out. */
    public enum Exclusion {
        /** It rests on another basis than consent or contract, and the policy promises no more than the law. */
        OTHER_BASIS,
        /** The person did not provide it, and the policy promises no more than the law. */
        NOT_PROVIDED,
        /** Nothing keeps it any more: it is to be erased. */
        NO_LONGER_KEPT,
        /** The controller decided to withhold it, as for access. */
        WITHHELD
    }

    /** Copies. */
    public PortabilityReport {
        portable = Collections.unmodifiableMap(new LinkedHashMap<>(portable));
        excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
    }

    /**
     * What the law alone gives.
     *
     * @return of the portable data those of standing {@link Standing#BY_LAW}
     */
    public List<Datum> byLaw() {
        return portable.entrySet().stream()
                .filter(entry -> entry.getValue() == Standing.BY_LAW)
                .map(Map.Entry::getKey)
                .toList();
    }
}

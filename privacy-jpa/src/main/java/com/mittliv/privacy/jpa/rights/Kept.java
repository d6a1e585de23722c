package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.ErasureException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What stays although its erasure was ordered, and why, without personal values.
 *
 * @param holder the entity's name, or the store's
 * @param role in which role the person is known there, by id
 * @param category which data, by id
 * @param rules the rules that keep them, by id; none where a legal hold alone does
 * @param because why these stand against the order (Art. 17(1) and (3) GDPR)
 * @param until the first day on which nothing known keeps them any more; empty where that depends on what is to come
 * @param records in how many records
 */
public record Kept(
        String holder,
        String role,
        String category,
        List<String> rules,
        List<ErasureException> because,
        Optional<LocalDate> until,
        long records) {
    /** Copies. */
    public Kept {
        rules = List.copyOf(rules);
        because = List.copyOf(because);
    }

    Kept in(long more) {
        return new Kept(holder, role, category, rules, because, until, more);
    }
}

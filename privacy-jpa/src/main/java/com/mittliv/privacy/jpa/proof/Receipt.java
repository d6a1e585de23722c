package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import java.time.Instant;
import java.util.List;

/**
 * What the receipts say of one person and one page: rows of one entity that went together.
 *
 * @param page the page's number
 * @param work the id of the sweep or order that did it
 * @param entity the entity's name, or that of a store outside the database
 * @param action what became of the rows
 * @param categories the categories that went, by id
 * @param grounds the rules that had held them, by id
 * @param policyVersion the version of the policy by which they went
 * @param at when
 * @param rows how many of the page's rows were about the person
 */
public record Receipt(
        long page,
        String work,
        String entity,
        Action action,
        List<String> categories,
        List<String> grounds,
        String policyVersion,
        Instant at,
        int rows) {
    /** Copies. */
    public Receipt {
        categories = List.copyOf(categories);
        grounds = List.copyOf(grounds);
    }
}

package com.mittliv.privacy.jpa.internal;

/**
 * The library's tables as they are called in the database at hand.
 *
 * @param consent the consent ledger
 * @param objection the objections
 * @param restriction the restrictions
 * @param openFor the purposes a restriction leaves open
 * @param hold the legal holds
 */
public record StateTables(String consent, String objection, String restriction, String openFor, String hold) {}

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
public record StateTables(String consent, String objection, String restriction, String openFor, String hold) {
    /** The tables under their own names, in whatever schema they are found. */
    public static final StateTables NAMED = new StateTables(
            "privacy_consent",
            "privacy_objection",
            "privacy_restriction",
            "privacy_restriction_open_for",
            "privacy_hold");
}

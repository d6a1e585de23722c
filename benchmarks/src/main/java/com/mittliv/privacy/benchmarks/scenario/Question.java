package com.mittliv.privacy.benchmarks.scenario;

/**
 * May this category of this person be used for this purpose?
 *
 * @param person the person's number
 * @param role the record's role
 * @param category which data
 * @param purpose what for
 */
public record Question(int person, String role, String category, String purpose) {}

package com.mittliv.privacy.consent;

import com.mittliv.privacy.vocabulary.Purpose;

/**
 * A consent that stopped counting because the wording changed, until the person gives it anew.
 *
 * @param purpose what for
 * @param givenTo the version of the wording the person agreed to
 * @param current the version to ask for now
 */
public record Renewal(Purpose purpose, String givenTo, String current) {}

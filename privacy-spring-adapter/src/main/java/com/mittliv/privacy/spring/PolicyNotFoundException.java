package com.mittliv.privacy.spring;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.policy.Policy;

/** Thrown at start-up where there is no policy in force at the configured location. */
public final class PolicyNotFoundException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final String help;

    private PolicyNotFoundException(String fact, String help) {
        super(fact + "; " + help);
        this.help = help;
    }

    static PolicyNotFoundException nothingAt(String place) {
        return new PolicyNotFoundException(
                "there is no policy that can be read at " + place,
                "put one there, or set `privacy.policy.location` to where it is, for example"
                        + " `classpath:my.policy.json`, `file:/etc/my/policy.json` or the folder `file:/etc/my/policies/`,"
                        + " or define a bean of type `Policy`");
    }

    static PolicyNotFoundException noneInForceYet(String place, Policy first) {
        return new PolicyNotFoundException(
                "no policy in " + place + " is in force yet: version " + first.version() + " takes effect on "
                        + first.effectiveFrom().map(Object::toString).orElse("no day"),
                "put the version in force until then beside it");
    }

    /**
     * The way out.
     *
     * @return what to do, in words
     */
    public String help() {
        return help;
    }
}

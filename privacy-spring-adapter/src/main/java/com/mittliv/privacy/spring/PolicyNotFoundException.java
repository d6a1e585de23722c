package com.mittliv.privacy.spring;

import com.mittliv.privacy.PrivacyException;

/** Thrown at start-up where there is no policy at the configured location. */
public final class PolicyNotFoundException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final String location;

    PolicyNotFoundException(String location) {
        super("there is no policy file at " + location + "; set `privacy.policy.location`, or define a bean of type"
                + " `Policy`");
        this.location = location;
    }

    PolicyNotFoundException(String location, Throwable cause) {
        super(
                "the policy file at " + location + " cannot be read; set `privacy.policy.location` to one that can",
                cause);
        this.location = location;
    }

    /**
     * Where it was sought.
     *
     * @return the location in words
     */
    public String location() {
        return location;
    }
}

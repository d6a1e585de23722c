package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Mitt Liv's policy. */
public final class MittLiv {
    /** The policy file on the class path. */
    public static final String FILE = "mitt-liv.policy.json";

    private static final Policy POLICY = load();

    private MittLiv() {}

    /**
     * The policy.
     *
     * @return the policy as the file states it
     */
    public static Policy policy() {
        return POLICY;
    }

    private static Policy load() {
        try (InputStream in = MittLiv.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return PolicyJson.read(FILE, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

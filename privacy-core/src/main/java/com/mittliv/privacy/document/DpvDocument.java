package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.Policy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policy for machines: its rules in the terms of the W3C's Data Privacy Vocabulary (DPV), version 2, as JSON-LD.
 *
 * <p>The context stands in the file, so that it is read without any other. Terms of the policy's own are named under
 * {@code urn:privacy-policy:<id>:<version>#}.
 */
public final class DpvDocument {
    private final Policy policy;

    private DpvDocument(Policy policy) {
        this.policy = policy;
    }

    /**
     * The DPV file of a policy.
     *
     * @param policy the policy
     * @return its file
     */
    public static DpvDocument of(Policy policy) {
        return new DpvDocument(policy);
    }

    /**
     * The file's text.
     *
     * @return JSON-LD 1.1
     */
    public String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(new DpvWriter(policy).write())
                + "\n";
    }
}

package com.mittliv.privacy.spring;

import com.mittliv.privacy.policy.Policy;
import java.util.List;

/**
 * Tells what would keep the application from starting under another version of its policy, before it is tried. The
 * library's own look at declared purposes, at {@code privacy.recipients} and at the entities; an application may define
 * more.
 */
@FunctionalInterface
public interface PolicyRehearsal {
    /**
     * Looks at a version that is valid by itself.
     *
     * @param next the version
     * @return what does not fit it: each time the fact, then the way out; none if nothing is known to
     */
    List<String> findings(Policy next);
}

package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import java.time.InstantSource;
import java.util.List;

/** A guarded persistence unit, as a sweep sees it. */
public interface Sweepable {
    /**
     * What there is to do.
     *
     * @param form how statements get at what other rows tell
     * @return the plan
     */
    SweepPlan sweepPlan(SweepPlan.Form form);

    /**
     * The indexes that a sweep needs.
     *
     * @return each once
     */
    List<SweepIndex> sweepIndexes();

    /**
     * A statement of the library's own, to be handed to the connection next on this thread.
     *
     * @param sql the statement
     * @return the same
     */
    String ours(String sql);

    /**
     * The policy at work.
     *
     * @return its engine
     */
    PrivacyEngine engine();

    /**
     * Where all data are opened.
     *
     * @return the scope
     */
    PurposeScope scope();

    /**
     * What tells the time.
     *
     * @return the clock
     */
    InstantSource clock();
}

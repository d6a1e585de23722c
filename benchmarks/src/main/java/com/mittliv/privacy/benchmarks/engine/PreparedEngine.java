package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;

/** The library as an application uses it. */
public final class PreparedEngine implements Engine {
    private final Access[] accesses;
    private final SubjectState[] subjects;
    private final RecordState[] records;

    /**
     * Prepares a scenario's questions.
     *
     * @param scenario the scenario
     */
    public PreparedEngine(Scenario scenario) {
        Prepared prepared = Prepared.of(scenario);
        accesses = prepared.accesses();
        subjects = prepared.subjects();
        records = prepared.records();
    }

    @Override
    public boolean permits(int question) {
        return decide(question).isPermitted();
    }

    /**
     * Answers a question with its reason.
     *
     * @param question the question's number
     * @return the decision
     */
    public Decision decide(int question) {
        return accesses[question].decide(subjects[question], records[question], Scenario.NOW);
    }
}

package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Person;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario's questions in the library's terms.
 *
 * @param accesses by question; equal questions share one, as the fields of an application do
 * @param subjects by question
 * @param records by question
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prepared(Access[] accesses, SubjectState[] subjects, RecordState[] records) {
    private record Terms(String purpose, String category) {}

    /**
     * Prepares all questions.
     *
     * @param scenario the scenario
     * @return the questions, by number
     */
    public static Prepared of(Scenario scenario) {
        return of(scenario, PrivacyEngine.compile(scenario.policy()));
    }

    static Prepared of(Scenario scenario, PrivacyEngine engine) {
        List<SubjectState> subjects =
                scenario.people().stream().map(Person::subject).toList();
        List<RecordState> records =
                scenario.people().stream().map(Person::record).toList();
        Map<Terms, Access> known = new HashMap<>();
        int count = scenario.questions().size();
        Prepared prepared = new Prepared(new Access[count], new SubjectState[count], new RecordState[count]);
        for (int i = 0; i < count; i++) {
            Question question = scenario.questions().get(i);
            prepared.accesses[i] = known.computeIfAbsent(
                    new Terms(question.purpose(), question.category()),
                    terms -> engine.access(Purpose.of(terms.purpose), DataCategory.of(terms.category)));
            prepared.subjects[i] = subjects.get(question.person());
            prepared.records[i] = records.get(question.person());
        }
        return prepared;
    }
}

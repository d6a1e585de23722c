package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.forecast.RetentionForecast;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that follows from a policy, execution by execution, each answer under what it is about. */
final class Executions {
    /** What is computed from the rules. */
    enum Execution {
        DECISION,
        CONDITION,
        SENTENCE,
        RETENTION,
        ERASURE,
        FORECAST,
        NOTICE,
        REGISTER,
        DPV
    }

    private static final Instant THEN = Instant.parse("2025-01-15T09:00:00Z");

    /** Two years and a half after all that happened. */
    private static final Instant NOW = Instant.parse("2027-07-15T09:00:00Z");

    private static final List<String> STARTS = List.of(
            "candidate-request-received",
            "programme-started",
            "legal-retention-duty-began",
            "policy-changed-materially");

    private final Vocabulary words;
    private final PrivacyEngine engine;
    private final Map<Execution, Map<String, String>> answers = new TreeMap<>();

    private Executions(Policy policy) {
        this.words = policy.vocabulary();
        this.engine = PrivacyEngine.compile(policy);
    }

    /**
     * Carries out all.
     *
     * @return by execution, what it answers: under {@code role/category/purpose}, under {@code role/category}, or under
     *     the element of the policy that a document names
     */
    static Map<Execution, Map<String, String>> of(Policy policy) {
        Executions all = new Executions(policy);
        for (Role role : all.words.roles()) {
            for (DataCategory category : all.words.categories()) {
                all.words.purposes().forEach(purpose -> all.use(role, category, purpose));
                all.keep(role, category);
            }
            all.forecast(role);
        }
        all.answers.put(Execution.NOTICE, Documents.notice(policy));
        all.answers.put(Execution.REGISTER, Documents.register(policy));
        all.answers.put(Execution.DPV, Documents.dpv(policy));
        return all.answers;
    }

    private void use(Role role, DataCategory category, Purpose purpose) {
        String key = role.id() + "/" + category.id() + "/" + purpose.id();
        Condition.AnyOf condition = engine.conditionToUse(role, category, purpose);
        if (!condition.parts().isEmpty()) {
            put(Execution.CONDITION, key, condition.toString());
            put(Execution.SENTENCE, key, Sentences.in("sv").of(condition));
            put(Execution.SENTENCE, key, Sentences.in("en").of(condition));
        }
        Access own = engine.access(purpose, category);
        Recipient analyst = words.recipient("analytics-provider");
        Access given = engine.access(purpose, Destination.to(analyst).in("SE"), category);
        for (SubjectState person : people()) {
            for (RecordState record : records(role)) {
                put(Execution.DECISION, key, told(own.decide(person, record, NOW)));
                put(Execution.DECISION, key, told(given.decide(person, record, NOW)));
            }
        }
    }

    private static String told(Decision decision) {
        return decision instanceof Permit permit
                ? permit.rule().id()
                : ((Deny) decision).reason().name();
    }

    private void keep(Role role, DataCategory category) {
        String key = role.id() + "/" + category.id();
        DataSubjectRights rights = new DataSubjectRights(engine);
        for (SubjectState person : people()) {
            for (RecordState record : records(role)) {
                put(
                        Execution.RETENTION,
                        key,
                        engine.retentionOf(person, record, category, NOW).explain("en"));
                ErasurePlan plan = rights.erasure(PersonFile.of(person, FiledRecord.of("r", record, category)), NOW)
                        .granted()
                        .orElseThrow();
                plan.items()
                        .forEach(item -> put(
                                Execution.ERASURE, key, item.words().in("en").orElseThrow()));
                plan.toTell()
                        .forEach(told ->
                                put(Execution.ERASURE, key, told.recipient().id()));
            }
        }
    }

    private void forecast(Role role) {
        new RetentionForecast(engine)
                .milestones(role)
                .forEach(milestone -> milestone
                        .ended()
                        .keySet()
                        .forEach(category -> put(
                                Execution.FORECAST,
                                role.id() + "/" + category.id(),
                                milestone.when() + ": " + ids(milestone.ended(), category) + ", then "
                                        + ids(milestone.remaining(), category))));
    }

    private static List<String> ids(Map<DataCategory, Set<Purpose>> purposes, DataCategory category) {
        return purposes.getOrDefault(category, Set.of()).stream()
                .map(Purpose::id)
                .sorted()
                .toList();
    }

    /** One who never consented, one who did to everything, and one who did to surveys alone. */
    private List<SubjectState> people() {
        List<Consent> all = words.purposes().stream()
                .map(purpose -> Consent.given(purpose, THEN))
                .toList();
        return List.of(
                SubjectState.none(),
                SubjectState.none().with(all),
                SubjectState.none().with(Consent.given(words.purpose("send-surveys"), THEN)));
    }

    /** One to which nothing happened, one of which a candidate was asked for, one under way, and one that is over. */
    private List<RecordState> records(Role role) {
        RecordState begun = RecordState.of(role);
        for (String start : STARTS) {
            begun = begun.with(words.event(start), THEN);
        }
        RecordState over = begun;
        for (String end : List.of("recruitment-closed", "programme-ended", "matching-completed")) {
            over = over.with(words.event(end), THEN);
        }
        RecordState asked = RecordState.of(role).with(words.event(STARTS.get(0)), THEN);
        return List.of(RecordState.of(role), asked, begun, over);
    }

    /** The rule's own triples and pairs, members of its categories included. */
    static boolean concerns(ProcessingRule rule, String key) {
        String[] terms = key.split("/");
        return rule.roles().stream().anyMatch(role -> role.id().equals(terms[0]))
                && rule.categories().stream()
                        .anyMatch(category -> category.id().equals(terms[1])
                                || (category.id().equals("application-documents")
                                        && List.of("cv", "cover-letter", "photo")
                                                .contains(terms[1])))
                && (terms.length == 2
                        || rule.purposes().stream()
                                .anyMatch(purpose -> purpose.id().equals(terms[2])));
    }

    private void put(Execution execution, String key, String answer) {
        answers.computeIfAbsent(execution, e -> new TreeMap<>()).merge(key, answer, (a, b) -> a + "\n" + b);
    }
}

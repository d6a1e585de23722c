package com.mittliv.privacy.reference;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Request;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One question about one person's record under one policy at one instant: all that an answer depends on. */
record Case(Policy policy, SubjectState person, RecordState record, Question question, Instant now) {
    /** The rows of a page to filter: the second is of somebody who has said nothing. */
    private static final List<Integer> PAGE = List.of(0, 1, 2);

    /** What both say, in the same words, so that it can be compared and read. */
    record Answers(String engine, String reference) {
        boolean differ() {
            return !engine.equals(reference);
        }
    }

    Answers answers(PrivacyEngine engine, Access access, ReferenceEvaluator reference) {
        return new Answers(engineSays(engine, access), referenceSays(reference));
    }

    Answers answers() {
        PrivacyEngine engine = PrivacyEngine.compile(policy);
        return answers(engine, question.prepare(engine), new ReferenceEvaluator(policy));
    }

    private String engineSays(PrivacyEngine engine, Access access) {
        return switch (question.kind()) {
            case USE -> Answer.of(access.decide(person, record, now)).toString();
            case USE_AGAIN ->
                Answer.of(engine.decide(new Request(
                                question.purpose(),
                                question.destination(),
                                question.categories(),
                                person,
                                record,
                                now)))
                        .toString();
            case MASK -> ids(List.copyOf(access.permittedCategories(person, record, now)));
            case FILTER ->
                access.filter(PAGE, this::personOf, row -> record, now).toString();
            case STORE -> Answer.of(access.decideStorage(person, record, now)).toString();
            case COLLECT ->
                Answer.of(engine.decideCollection(
                                record.role(), question.categories().get(0), question.source()))
                        .toString();
            case KEEP -> keeping(category -> told(engine.retentionOf(person, record, category, now)));
            case KEEP_FOR_PURPOSE ->
                keeping(category -> told(engine.retentionOf(person, record, category, question.purpose(), now)));
        };
    }

    private String referenceSays(ReferenceEvaluator reference) {
        Optional<Purpose> asked = Optional.of(question.purpose());
        return switch (question.kind()) {
            case USE, USE_AGAIN ->
                use(reference, ReferenceEvaluator.Act.USE, question.categories())
                        .toString();
            case STORE ->
                use(reference, ReferenceEvaluator.Act.STORE, question.categories())
                        .toString();
            case MASK ->
                ids(question.categories().stream()
                        .filter(category -> use(reference, ReferenceEvaluator.Act.USE, List.of(category))
                                .isPermitted())
                        .toList());
            case FILTER ->
                PAGE.stream()
                        .filter(row -> reference
                                .decide(
                                        ReferenceEvaluator.Act.USE,
                                        question.purpose(),
                                        question.destination(),
                                        question.categories(),
                                        personOf(row),
                                        record,
                                        now)
                                .isPermitted())
                        .toList()
                        .toString();
            case COLLECT ->
                reference
                        .collection(record.role(), question.categories().get(0), question.source())
                        .toString();
            case KEEP ->
                keeping(category -> told(reference.grounds(person, record, category, Optional.empty(), now), true));
            case KEEP_FOR_PURPOSE ->
                keeping(category -> told(reference.grounds(person, record, category, asked, now), false));
        };
    }

    private SubjectState personOf(int row) {
        return row == 1 ? SubjectState.none() : person;
    }

    /** The rules that are live for some category of the question, by the reference. */
    Set<String> liveRules(ReferenceEvaluator reference) {
        Set<String> live = new TreeSet<>();
        for (DataCategory category : question.categories()) {
            live.addAll(reference.liveRules(question.purpose(), question.destination(), category, person, record, now));
        }
        return live;
    }

    /** The same case about states that no engine has seen. */
    Case afresh() {
        return new Case(policy, Shrinker.copy(person), Shrinker.copy(record), question, now);
    }

    private Answer use(ReferenceEvaluator reference, ReferenceEvaluator.Act act, List<DataCategory> categories) {
        return reference.decide(act, question.purpose(), question.destination(), categories, person, record, now);
    }

    private static String ids(List<? extends Term> terms) {
        return terms.stream().map(Term::id).collect(Collectors.joining(", "));
    }

    private interface Keeping {
        String of(DataCategory category);
    }

    private String keeping(Keeping keeping) {
        if (!person.isAvailable()) {
            return "nothing can be said";
        }
        return question.categories().stream()
                .map(category -> category.id() + " " + keeping.of(category))
                .collect(Collectors.joining("; "));
    }

    /** By rule, the last end of its purposes: which of them are told apart is no matter of right and wrong. */
    private String told(KeepingVerdict verdict) {
        Map<String, End> grounds = new TreeMap<>();
        for (Ground ground : verdict.grounds()) {
            String name = ground instanceof Ground.ByRule byRule ? byRule.rule().id() : "hold";
            grounds.merge(name, end(ground.end()), End::last);
        }
        return verdict.isDue() + " " + dueAt(verdict.end()) + " " + grounds;
    }

    private static End end(RetentionEnd end) {
        if (end instanceof RetentionEnd.At at) {
            return new End.At(at.instant());
        }
        return end instanceof RetentionEnd.NotHeld ? new End.Never() : new End.Open();
    }

    private static String dueAt(RetentionEnd end) {
        return end(end).toString();
    }

    private String told(Map<String, End> byRuleAndPurpose, boolean withHolds) {
        Map<String, End> grounds = new TreeMap<>();
        byRuleAndPurpose.forEach((name, end) -> grounds.merge(name.substring(0, name.indexOf('/')), end, End::last));
        if (withHolds) {
            person.holds().stream()
                    .filter(hold -> !hold.from().isAfter(now))
                    .map(hold -> hold.end().<End>map(End.At::new).orElseGet(End.Open::new))
                    .forEach(end -> grounds.merge("hold", end, End::last));
        }
        boolean due = grounds.values().stream().noneMatch(end -> end.keeps(now));
        End last = grounds.values().stream().reduce(new End.Never(), End::last);
        return due + " " + last + " " + grounds;
    }

    @Override
    public String toString() {
        return PolicyJson.write(policy) + "\nnow: " + now + "\nperson: consents " + person.consents() + ", objections "
                + person.objections() + ", restriction " + person.restriction() + ", holds " + person.holds()
                + (person.isAvailable() ? "" : ", unavailable") + "\nrecord: "
                + record.role().id() + " "
                + new TreeSet<>(record.events().entrySet().stream()
                        .map(entry -> entry.getKey().id() + " " + entry.getValue())
                        .toList())
                + "\nquestion: " + question.kind() + " " + question.purpose().id() + " of "
                + ids(question.categories()) + " to "
                + question.destination().map(Destination::toString).orElse("nobody")
                + " from " + question.source().id();
    }
}

package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.rights.Answer;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.rights.WithdrawalPlan;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Puts one case to the engine and tells where the answer differs from the expected one. */
final class CaseRunner {
    private final Policy policy;
    private final PrivacyEngine engine;
    private final Vocabulary words;

    CaseRunner(Policy policy) {
        this.policy = policy;
        this.engine = PrivacyEngine.compile(policy);
        this.words = policy.vocabulary();
    }

    /** The differences; none if the case passes. */
    List<String> run(JsonNode testCase) {
        Expectation expected = new Expectation(testCase.path("expect"));
        JsonNode facts = testCase.path("facts");
        if (!facts.isObject() || !testCase.path("expect").isObject()) {
            return List.of("the case is no object with the objects `facts` and `expect`");
        }
        try {
            switch (testCase.path("kind").asString("DECISION")) {
                case "DECISION" -> decision(facts, expected);
                case "COLLECT" -> collection(facts, expected);
                case "RIGHT" -> right(facts, expected);
                case "NOTICE" -> notice(facts, expected);
                case "ERASURE" -> erasure(facts, expected);
                default -> expected.differs("kind", "one of DECISION, COLLECT, RIGHT, NOTICE, ERASURE", "another");
            }
        } catch (PrivacyException | DateTimeException | IllegalArgumentException | JacksonException e) {
            expected.differs("answer", "a decision", String.valueOf(e.getMessage()));
        }
        return expected.differences;
    }

    private void decision(JsonNode facts, Expectation expected) {
        Facts given = new Facts(policy, facts);
        if (given.operation().equals("collect")) {
            collection(facts, expected);
            return;
        }
        Purpose purpose = words.purpose(Facts.word(facts, "purpose"));
        DataCategory category = words.category(Facts.word(facts, "category"));
        SubjectState subject = given.subject();
        RecordState record = given.record();
        Access access = given.destination()
                .map(to -> engine.access(purpose, to, category))
                .orElseGet(() -> engine.access(purpose, category));
        Decision decision = given.operation().equals("store")
                ? access.decideStorage(subject, record, given.now())
                : access.decide(subject, record, given.now());
        expected.decision(decision);
        expected.end(() -> engine.retentionOf(subject, record, category, purpose, given.now())
                .end());
    }

    private void collection(JsonNode facts, Expectation expected) {
        expected.decision(engine.decideCollection(
                words.role(Facts.word(facts, "subjectRole")),
                words.category(Facts.word(facts, "category")),
                words.source(Facts.word(facts, "source"))));
    }

    private void right(JsonNode facts, Expectation expected) {
        Role role = words.role(Facts.word(facts, "subjectRole"));
        DataSubjectRight right = right(Facts.word(facts, "right"));
        DataSubjectRights rights = facts.path("technicallyPossible").asBoolean(false)
                ? new DataSubjectRights(engine).where(Proviso.TECHNICALLY_POSSIBLE)
                : new DataSubjectRights(engine);
        Answer<?> answer = rights.admit(right);
        if (right == DataSubjectRight.WITHDRAW_CONSENT && facts.has("scope")) {
            answer = withdrawal(rights, role, facts, expected);
        }
        if (answer instanceof Answer.Refused<?> refused) {
            expected.outcome("DENY", refused.reason().name());
        } else {
            expected.outcome("PERMIT", null);
        }
    }

    private static DataSubjectRight right(String name) {
        return Stream.of(DataSubjectRight.values())
                .filter(right -> nameOf(right).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no right `" + name + "`; use one of "
                        + Stream.of(DataSubjectRight.values())
                                .map(CaseRunner::nameOf)
                                .collect(Collectors.joining(", "))));
    }

    private static String nameOf(DataSubjectRight right) {
        return right.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The consents of a case bear no instants: they were all given before, and the withdrawal comes after. */
    private Answer<WithdrawalPlan> withdrawal(
            DataSubjectRights rights, Role role, JsonNode facts, Expectation expected) {
        SubjectState subject = SubjectState.none();
        for (String purpose : Facts.strings(facts.path("consents"))) {
            subject = subject.with(Consent.given(words.purpose(purpose), Instant.EPOCH));
        }
        PersonFile file = PersonFile.of(subject, FiledRecord.of("case", RecordState.of(role)));
        Instant now = Instant.EPOCH.plusSeconds(1);
        Answer<WithdrawalPlan> answer = facts.path("scope").isArray()
                ? rights.withdrawal(
                        file,
                        Facts.strings(facts.path("scope")).stream()
                                .map(words::purpose)
                                .collect(Collectors.toSet()),
                        now)
                : rights.withdrawal(file, now);
        answer.granted()
                .ifPresent(plan -> expected.set(
                        "remaining", plan.remaining().stream().map(Purpose::id).collect(Collectors.toSet())));
        return answer;
    }

    private void notice(JsonNode facts, Expectation expected) {
        JsonNode change = facts.path("change");
        Set<Duty.When> occasions = EnumSet.of(Duty.When.ANY_CHANGE);
        if (change.path("material").asBoolean(false) && facts.path("emailKnown").asBoolean(false)) {
            occasions.add(Duty.When.MATERIAL_CHANGE_AND_EMAIL_KNOWN);
        }
        if (change.path("touchesConsentBasedProcessing").asBoolean(false)
                && facts.path("subjectHasConsentBasedProcessing").asBoolean(false)) {
            occasions.add(Duty.When.CONSENT_AFFECTING_CHANGE);
        }
        expected.set(
                "duties",
                new TreeSet<>(policy.dutiesOn(occasions).stream().map(Duty::id).toList()));
    }

    private void erasure(JsonNode facts, Expectation expected) {
        Facts given = new Facts(policy, facts);
        KeepingVerdict verdict = engine.retentionOf(
                given.subject(), given.record(), words.category(Facts.word(facts, "category")), given.now());
        Set<String> retainedBy = new TreeSet<>();
        for (Ground ground : verdict.heldBy()) {
            if (ground instanceof Ground.ByRule byRule) {
                retainedBy.add(byRule.purpose().id());
            }
        }
        if (!expected.expect.path("erase").isBoolean()) {
            throw new IllegalArgumentException("the case lacks `erase`");
        }
        expected.same("erase", expected.expect.path("erase").asBoolean(), verdict.isDue());
        expected.set("retainedBy", retainedBy);
    }

    /** What the case expects, and the differences found. */
    private static final class Expectation {
        private final JsonNode expect;
        private final List<String> differences = new ArrayList<>();

        Expectation(JsonNode expect) {
            this.expect = expect;
        }

        void differs(String what, Object expected, Object got) {
            differences.add(what + ": expected " + expected + ", got " + got);
        }

        void same(String what, Object expected, Object got) {
            if (!Objects.equals(expected, got)) {
                differs(what, expected, got);
            }
        }

        void set(String what, Set<String> got) {
            same(what, new TreeSet<>(Facts.strings(expect.path(what))), new TreeSet<>(got));
        }

        void outcome(String decision, @Nullable String reason) {
            same("decision", text("decision").orElse("none"), decision);
            same("denyReason", text("denyReason").orElse("none"), reason == null ? "none" : reason);
        }

        void decision(Decision decision) {
            same("decision", text("decision").orElse("none"), decision.isPermitted() ? "PERMIT" : "DENY");
            if (decision instanceof Permit permit) {
                String basis = permit.rule().basis().id();
                // Where the text states no basis, the recommended one stands in.
                text("legalBasis").or(() -> text("recommendedLegalBasis")).ifPresent(b -> same("legalBasis", b, basis));
            } else if (decision instanceof Deny deny) {
                reason(deny);
            }
        }

        private void reason(Deny deny) {
            Optional<String> wanted = text("denyReason");
            Set<String> acceptable = Facts.strings(expect.path("alsoAcceptable"));
            wanted.ifPresent(acceptable::add);
            boolean refines = namesOf(deny).stream().anyMatch(acceptable::contains);
            if (wanted.isPresent() && !refines) {
                differs("denyReason", wanted.get(), deny.reason());
            }
        }

        /** The reason, and the coarser names the cases have for what the engine tells apart. */
        private static Set<String> namesOf(Deny deny) {
            Set<String> names = new TreeSet<>(Set.of(deny.reason().name()));
            if (deny.reason() == Reason.CONSENT_OUTDATED) {
                // A72: a consent older than the change counts as missing until renewed.
                names.add(Reason.CONSENT_MISSING.name());
            }
            boolean onConsent = deny.nearest()
                    .filter(rule -> rule.basis() instanceof LegalBasis.Consent)
                    .isPresent();
            if (deny.reason() == Reason.OBJECTED && onConsent) {
                // A66: an objection to marketing that rests on consent is treated as its withdrawal.
                names.add(Reason.CONSENT_WITHDRAWN.name());
            }
            return names;
        }

        void end(Supplier<RetentionEnd> found) {
            String kind = text("eraseKind").orElse("NOT_ASSERTED");
            if (kind.equals("NOT_ASSERTED")) {
                return;
            }
            String wanted = kind + text("eraseAfter").map(after -> " " + after).orElse("");
            same("end of retention", wanted, spell(found.get()));
        }

        private static String spell(RetentionEnd end) {
            if (end instanceof At at) {
                return "INSTANT " + at.instant();
            } else if (end instanceof OnEvent on) {
                return "ON_EVENT on:" + on.event().id()
                        + on.then().map(period -> "+" + period).orElse("");
            } else if (end instanceof OnWithdrawal) {
                return "ON_EVENT on:consent-withdrawn";
            }
            return end instanceof Open ? "OPEN_ENDED" : "NEVER_HELD";
        }

        private Optional<String> text(String name) {
            JsonNode value = expect.path(name);
            return value.isString() ? Optional.of(value.asString()) : Optional.empty();
        }
    }
}

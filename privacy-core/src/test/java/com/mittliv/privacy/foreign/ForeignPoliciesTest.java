package com.mittliv.privacy.foreign;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.DpvDocument;
import com.mittliv.privacy.document.PrivacyNotice;
import com.mittliv.privacy.document.ProcessingRegister;
import com.mittliv.privacy.forecast.Due;
import com.mittliv.privacy.forecast.Holding;
import com.mittliv.privacy.forecast.RetentionForecast;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Each organisation's policy says what its words say, case by case. */
class ForeignPoliciesTest {
    /** The languages documents are written in, whatever those of the policy. */
    private static final List<String> DOCUMENTED = List.of("sv", "en");

    private static final Map<ForeignPolicy, PrivacyEngine> ENGINES = new EnumMap<>(ForeignPolicy.class);

    static Stream<CaseRow> cases() {
        return Stream.of(ForeignPolicy.values()).flatMap(policy -> policy.cases().stream());
    }

    private static PrivacyEngine engine(ForeignPolicy of) {
        return ENGINES.computeIfAbsent(of, policy -> PrivacyEngine.compile(policy.policy()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEngineAnswersAsThePolicysWordsDo(CaseRow row) {
        PrivacyEngine engine = engine(row.of());
        assertThat(answer(engine, row)).isEqualTo(row.expected());
    }

    @ParameterizedTest
    @EnumSource
    void everyPolicyHasAtLeastFortyCases(ForeignPolicy policy) {
        assertThat(policy.cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource
    void comparedWithItselfNothingHasChanged(ForeignPolicy foreign) {
        Policy policy = foreign.policy();
        PolicyChange change = PolicyChange.between(policy, policy);
        assertThat(change.changeClass()).isEmpty();
        assertThat(change.toBeTold()).isEmpty();
        assertThat(change.renewals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenOfItIsReadBackEqual(ForeignPolicy foreign) {
        Policy policy = foreign.policy();
        byte[] written = PolicyJson.write(policy).getBytes(StandardCharsets.UTF_8);
        assertThat(PolicyJson.read("written", new ByteArrayInputStream(written)))
                .isEqualTo(policy);
    }

    @ParameterizedTest
    @EnumSource
    void theNoticeHasEveryRuleOnceInEveryLanguage(ForeignPolicy foreign) {
        Policy policy = foreign.policy();
        for (String language : DOCUMENTED) {
            String notice = PrivacyNotice.of(policy).html(language);
            for (ProcessingRule rule : policy.rules()) {
                assertThat(notice.split("data-rule=\"" + rule.id() + "\"", -1))
                        .as(rule.id())
                        .hasSize(2);
            }
            assertThat(PrivacyNotice.of(policy).markdown(language)).doesNotContain("Optional[", "null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRegisterAndTheDpvFileHaveEveryRule(ForeignPolicy foreign) {
        Policy policy = foreign.policy();
        ProcessingRegister register = ProcessingRegister.of(policy);
        String dpv = DpvDocument.of(policy).json();
        assertThat(JsonMapper.shared().readTree(dpv).has("@graph")).isTrue();
        for (ProcessingRule rule : policy.rules()) {
            assertThat(register.csv("en")).contains(rule.id());
            assertThat(dpv).contains(rule.id());
        }
    }

    static Stream<CaseRow> kept() {
        return cases().filter(row -> row.what().equals("keep") && !row.hasThird());
    }

    @ParameterizedTest
    @MethodSource("kept")
    void theForecastNamesTheDayThatRetentionNames(CaseRow row) {
        PrivacyEngine engine = engine(row.of());
        StateWords states = new StateWords(engine.policy());
        Instant at = states.instant(row.at());
        DataCategory category = engine.policy().vocabulary().category(row.category());
        Holding holding = Holding.of("person", "record", states.subject(row), states.record(row), category);
        Stream<Due> due = new RetentionForecast(engine).due(Stream.of(holding), at, at.plus(100 * 365, DAYS));
        List<String> days =
                due.map(one -> spell(new At(one.at()), engine.policy())).toList();
        boolean isAhead = row.expected().matches("\\d.*")
                && states.instant(row.expected().contains("T") ? row.expected() : row.expected() + "T00:00")
                        .isAfter(at);
        assertThat(days).isEqualTo(isAhead ? List.of(row.expected()) : List.of());
    }

    private static String answer(PrivacyEngine engine, CaseRow row) {
        Vocabulary words = engine.policy().vocabulary();
        DataCategory category = words.category(row.category());
        if (row.what().equals("collect")) {
            return spell(engine.decideCollection(words.role(row.role()), category, words.source(row.third())));
        }
        StateWords states = new StateWords(engine.policy());
        SubjectState subject = states.subject(row);
        RecordState record = states.record(row);
        Instant at = states.instant(row.at());
        if (row.what().equals("decide")) {
            return spell(access(engine, row, category).decide(subject, record, at));
        }
        KeepingVerdict verdict = row.hasThird()
                ? engine.retentionOf(subject, record, category, words.purpose(row.third()), at)
                : engine.retentionOf(subject, record, category, at);
        return spell(verdict.end(), engine.policy());
    }

    private static Access access(PrivacyEngine engine, CaseRow row, DataCategory category) {
        Vocabulary words = engine.policy().vocabulary();
        var purpose = words.purpose(row.third());
        if (!row.hasRecipient()) {
            return engine.access(purpose, category);
        }
        String[] nameAndPlace = row.recipient().split("/");
        Destination to = Destination.to(words.recipient(nameAndPlace[0]));
        if (nameAndPlace.length > 1) {
            String[] countryAndSafeguard = nameAndPlace[1].split("\\+");
            to = to.in(countryAndSafeguard[0]);
            to = countryAndSafeguard.length > 1 ? to.under(words.safeguard(countryAndSafeguard[1])) : to;
        }
        return engine.access(purpose, to, category);
    }

    private static String spell(Decision decision) {
        return decision instanceof Permit permit
                ? "PERMIT " + permit.rule().id()
                : "DENY " + ((Deny) decision).reason();
    }

    private static String spell(RetentionEnd end, Policy policy) {
        if (end instanceof At at) {
            LocalDateTime local = at.instant().atZone(policy.timeZone()).toLocalDateTime();
            return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? local.toLocalDate().toString()
                    : local.toString();
        } else if (end instanceof OnEvent on) {
            return "EVENT " + on.event().id();
        } else if (end instanceof OnWithdrawal on) {
            return "WITHDRAWAL " + on.purpose().id();
        }
        return end instanceof NotHeld ? "NOTHING" : "OPEN";
    }
}

package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.CompletePolicy.ADVERTISE;
import static com.mittliv.privacy.policy.CompletePolicy.ANSWER;
import static com.mittliv.privacy.policy.CompletePolicy.ASKED;
import static com.mittliv.privacy.policy.CompletePolicy.CLOSED;
import static com.mittliv.privacy.policy.CompletePolicy.EMAIL;
import static com.mittliv.privacy.policy.CompletePolicy.FORM;
import static com.mittliv.privacy.policy.CompletePolicy.GUEST;
import static com.mittliv.privacy.policy.CompletePolicy.WORDS;
import static com.mittliv.privacy.policy.CompletePolicy.answering;
import static com.mittliv.privacy.policy.CompletePolicy.complete;
import static com.mittliv.privacy.policy.CompletePolicy.found;
import static com.mittliv.privacy.policy.CompletePolicy.open;
import static com.mittliv.privacy.policy.CompletePolicy.telling;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.Finding.Severity;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How findings read, where they stand, and how they are accepted. */
class AnalysisTest {
    @Test
    void aPolicyThatSaysEverythingHasNoFindings() {
        assertThat(complete().rule(answering()).build().analyse()).isEmpty();
    }

    @Test
    void aFindingReadsAsAFactAWayOutAndAPlace() {
        Finding finding = complete()
                .rule(answering().kept(new NotStated("the text is silent")))
                .build()
                .analyse()
                .get(0);

        assertThat(finding).hasToString("""
                rule `answer-guests` keeps data, and the policy states no end; state until which event, or how long \
                after it, the data are kept (Art. 5(1)(e) GDPR)
                  at $.rules[0].retention (retention-may-never-end)""");
        assertThat(finding.id()).isEqualTo("retention-may-never-end:answer-guests");
        assertThat(finding.severity()).isEqualTo(Severity.SEVERE);
        assertThat(finding.isAccepted()).isFalse();
    }

    @Test
    void aFindingKeepsItsIdWhereverItsRuleComesToStand() {
        ProcessingRule.Builder endless = answering().kept(new NotStated("the text is silent"));
        ProcessingRule.Builder other = telling().using(EMAIL).kept(until(CLOSED));
        Finding first = complete().rule(endless).rule(other).build().analyse().get(0);
        Finding second = complete().rule(other).rule(endless).build().analyse().get(0);

        assertThat(first.path()).isNotEqualTo(second.path());
        assertThat(first.id()).isEqualTo(second.id());
    }

    @Test
    @Timeout(60)
    void tenThousandRulesTakeSeconds() {
        Policy.Builder policy = complete();
        for (int i = 0; i < 10_000; i++) {
            policy.rule(rule("rule-" + i)
                    .text(WORDS)
                    .about(Role.of("role-" + i % 40))
                    .using(DataCategory.of("data-" + i % 410).within(EMAIL))
                    .forPurpose(Purpose.of("purpose-" + i % 419))
                    .on(contract())
                    .onlyAfter(Event.of("begun-" + i % 7))
                    .kept(until(Event.of("ended-" + i % 11)))
                    .from(FORM));
        }

        assertThat(found(policy)).isEmpty();
    }

    @Test
    void findingsStandInTheOrderOfTheFile() {
        Policy policy = Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .rule(rule("a")
                        .about(GUEST)
                        .using(EMAIL)
                        .forPurpose(ANSWER)
                        .on(contract())
                        .kept(until(CLOSED)))
                .rule(rule("b")
                        .about(GUEST)
                        .using(EMAIL)
                        .forPurpose(ADVERTISE)
                        .on(contract())
                        .kept(until(CLOSED)))
                .declare(Role.of("stranger"), ASKED)
                .build();

        assertThat(policy.analyse().stream().map(Finding::path).distinct())
                .containsExactly(
                        "$.effectiveFrom",
                        "$.contact",
                        "$.supervisoryAuthority",
                        "$.vocabulary.roles[0]",
                        "$.vocabulary.events[0]",
                        "$.vocabulary.sources",
                        "$.rules[0].text",
                        "$.rules[1].purposes",
                        "$.rules[1].basis",
                        "$.rules[1].text",
                        "$.rights");
    }

    @Test
    void recordedGapsAndConflictsThatBearOnRulesAreRepeated() {
        assertThat(found(complete()
                        .rule(answering())
                        .openPoints(
                                open("A1", OpenPoint.Kind.GAP, "answer-guests"),
                                open("A2", OpenPoint.Kind.CONFLICT, "answer-guests"),
                                open("A3", OpenPoint.Kind.AMBIGUITY, "answer-guests"),
                                new OpenPoint("A4", OpenPoint.Kind.GAP, Optional.empty(), "q", "r", Set.of()))))
                .containsExactly("open-point A1", "open-point A2");
    }

    @Test
    void anAcceptedFindingIsMarkedWithItsReasonAndStays() {
        Finding finding = complete()
                .rule(answering().kept(new NotStated("the text is silent")))
                .accept(new AcceptedFinding(
                        "retention-may-never-end", Optional.of("answer-guests"), "the text is being rewritten"))
                .build()
                .analyse()
                .get(0);

        assertThat(finding.accepted()).contains("the text is being rewritten");
        assertThat(finding.toString()).endsWith("\n  accepted: the text is being rewritten");
    }

    @Test
    void acceptingAFindingAboutOneRuleAcceptsItAboutNoOther() {
        Policy policy = complete()
                .rule(answering().kept(new NotStated("the text is silent")))
                .accept(new AcceptedFinding("retention-may-never-end", Optional.empty(), "whatever"))
                .build();

        assertThat(policy.analyse())
                .extracting(Finding::kind, Finding::isAccepted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.RETENTION_MAY_NEVER_END, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.ACCEPTED_FINDING_GONE, false));
    }

    @Test
    void anAcceptedFindingThatDoesNotOccurIsAFindingItself() {
        Policy.Builder policy = complete()
                .rule(answering())
                .accept(
                        new AcceptedFinding("rule-covered", Optional.of("answer-guests"), "whatever"),
                        new AcceptedFinding("rule-coverd", Optional.empty(), "whatever"));

        assertThat(policy.build().analyse()).extracting(Finding::toString).containsExactly("""
                        finding `rule-covered` about `answer-guests` is accepted and does not occur; remove it from \
                        `acceptedFindings`
                          at $.acceptedFindings[0] (accepted-finding-gone)""", """
                        `rule-coverd` is accepted and is no kind of finding; did you mean `rule-covered`?
                          at $.acceptedFindings[1] (accepted-finding-gone)""");
    }
}

package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.CompletePolicy.ANSWER;
import static com.mittliv.privacy.policy.CompletePolicy.ASKED;
import static com.mittliv.privacy.policy.CompletePolicy.CLOSED;
import static com.mittliv.privacy.policy.CompletePolicy.EMAIL;
import static com.mittliv.privacy.policy.CompletePolicy.FORM;
import static com.mittliv.privacy.policy.CompletePolicy.GUEST;
import static com.mittliv.privacy.policy.CompletePolicy.WORDS;
import static com.mittliv.privacy.policy.CompletePolicy.answering;
import static com.mittliv.privacy.policy.CompletePolicy.complete;
import static com.mittliv.privacy.policy.CompletePolicy.copy;
import static com.mittliv.privacy.policy.CompletePolicy.found;
import static com.mittliv.privacy.policy.CompletePolicy.telling;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import org.junit.jupiter.api.Test;

/** Rules that never end, never begin, or say nothing that another does not say. */
class RuleFindingsTest {
    @Test
    void aRetentionEndsIfOneOfTheEndsThatMayComeFirstDoes() {
        Retention open = new NotStated("the text is silent");

        assertThat(found(complete().rule(answering().kept(open.orLater(until(CLOSED))))))
                .containsExactly("retention-may-never-end answer-guests");
        assertThat(found(complete().rule(answering().kept(open.orEarlier(until(CLOSED))))))
                .isEmpty();
        assertThat(found(complete().rule(answering().kept(open.orEarlier(new NotStated("so is this"))))))
                .hasSize(1);
    }

    @Test
    void aRuleThatWaitsForWhatEndsItCanNeverBeLive() {
        assertThat(found(complete().rule(answering().onlyAfter(CLOSED))))
                .containsExactly("collected-but-never-used email", "rule-never-live answer-guests");
        assertThat(found(complete().rule(answering().onlyAfter(CLOSED).kept(days(1).after(CLOSED)))))
                .as("a period after the event is time to be live in")
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().onlyAfter(CLOSED).kept(until(ASKED).orLater(until(CLOSED))))))
                .as("the later end may still be ahead")
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().onlyAfter(CLOSED).kept(until(ASKED).orEarlier(until(CLOSED))))))
                .contains("rule-never-live answer-guests");
    }

    @Test
    void aDutyThatEndsAsItBeginsKeepsNothing() {
        assertThat(found(complete().rule(answering().kept(new WhileRequired(WORDS, ASKED, ASKED)))))
                .contains("rule-never-live answer-guests");
        assertThat(found(complete()
                        .rule(answering().kept(new WhileRequired(WORDS, ASKED, CLOSED).orEarlier(until(ASKED))))))
                .as("the duty begins with the event that ends the rule")
                .contains("rule-never-live answer-guests");
        assertThat(found(complete().rule(answering().kept(new WhileRequired(WORDS, ASKED, CLOSED)))))
                .isEmpty();
    }

    @Test
    void aRuleThatLeansOnOthersCanNeverBeLiveWhereNoneKeepsItsData() {
        ProcessingRule.Builder leaning =
                telling().using(DataCategory.of("phone")).kept(new WhileOtherwiseKept());

        assertThat(found(complete().rule(answering()).rule(leaning)))
                .contains("rule-never-live tell-guests", "collected-but-never-used phone");
        assertThat(found(complete()
                        .rule(answering())
                        .rule(telling().using(EMAIL).onlyAfter(CLOSED).kept(new WhileOtherwiseKept()))))
                .as("what it waits for ends the only ground")
                .containsExactly("rule-never-live tell-guests");
    }

    @Test
    void aRuleIsCoveredByOneThatPermitsTheSameForLonger() {
        ProcessingRule.Builder longer =
                telling().using(EMAIL).forPurpose(ANSWER).kept(years(1).after(CLOSED));

        assertThat(found(complete().rule(answering()).rule(longer))).containsExactly("rule-covered answer-guests");
    }

    @Test
    void ofTwoEqualRulesTheLaterIsCovered() {
        assertThat(found(complete().rule(answering()).rule(copy("again").kept(until(CLOSED)))))
                .containsExactly("rule-covered again");
    }

    @Test
    void aRuleThatDoesMoreInOneWayIsNotCovered() {
        Recipient host = Recipient.processor("host").in("SE");

        assertThat(found(complete()
                        .rule(copy("a").kept(until(CLOSED)).disclosedTo(host))
                        .rule(copy("b").kept(until(CLOSED).orLater(until(ASKED))))))
                .as("one is given to somebody, the other is kept longer")
                .isEmpty();
        assertThat(found(complete()
                        .rule(copy("a").kept(until(CLOSED)).onlyAfter(ASKED))
                        .rule(copy("b").kept(until(CLOSED).orEarlier(until(ASKED))))))
                .as("one waits, the other ends sooner")
                .isEmpty();
    }

    @Test
    void whatRestsOnConsentIsCoveredByWhatNeedsNoneAndNotTheOtherWayRound() {
        Purpose worded = ANSWER.askedAs("1", WORDS);
        ProcessingRule.Builder asking = rule("ask")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(worded)
                .on(consent())
                .kept(until(CLOSED))
                .from(FORM);
        ProcessingRule.Builder notAsking = rule("just-do")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(worded)
                .on(contract())
                .kept(until(CLOSED))
                .from(FORM);

        assertThat(found(complete().rule(notAsking).rule(asking))).containsExactly("rule-covered ask");
    }

    @Test
    void whatPeopleCanObjectToDoesNotCoverWhatTheyCannot() {
        ProcessingRule.Builder open = rule("open")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(publicTask(WORDS))
                .kept(until(CLOSED))
                .from(FORM);

        assertThat(found(complete().rule(open).rule(answering()))).containsExactly("rule-covered open");
    }
}

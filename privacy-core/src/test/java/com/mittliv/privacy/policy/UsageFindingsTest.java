package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.CompletePolicy.ANSWER;
import static com.mittliv.privacy.policy.CompletePolicy.CLOSED;
import static com.mittliv.privacy.policy.CompletePolicy.EMAIL;
import static com.mittliv.privacy.policy.CompletePolicy.GUEST;
import static com.mittliv.privacy.policy.CompletePolicy.WORDS;
import static com.mittliv.privacy.policy.CompletePolicy.answering;
import static com.mittliv.privacy.policy.CompletePolicy.complete;
import static com.mittliv.privacy.policy.CompletePolicy.found;
import static com.mittliv.privacy.policy.CompletePolicy.telling;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Terms that lead nowhere. */
class UsageFindingsTest {
    @Test
    void dataThatNoRuleKeepsByItselfHaveNoRetention() {
        assertThat(found(complete().rule(answering().kept(new WhileOtherwiseKept()))))
                .contains("retention-missing email");
        assertThat(found(
                        complete().rule(answering()).rule(telling().using(EMAIL).kept(new WhileOtherwiseKept()))))
                .as("another rule keeps them")
                .isEmpty();
    }

    @Test
    void dataThatNoRuleIsAboutHaveNoRetention() {
        DataCategory phone = DataCategory.of("phone");

        assertThat(found(complete().rule(answering()).declare(phone))).containsExactly("retention-missing phone");
        assertThat(found(complete()
                        .rule(answering().using(DataCategory.of("work-phone").within(phone)))))
                .as("a part of them is used")
                .isEmpty();
        assertThat(found(complete().rule(answering().using(phone)).declare(phone)))
                .isEmpty();
    }

    @Test
    void aPartOfWhatHasNoRetentionIsToldWithTheWhole() {
        DataCategory part = DataCategory.of("work-email").within(EMAIL);

        assertThat(found(complete()
                        .rule(answering().kept(new WhileOtherwiseKept()))
                        .declare(part)))
                .contains("retention-missing email")
                .doesNotContain("retention-missing work-email");
    }

    @Test
    void aPurposeNeedsARuleUnlessThePolicyPromisesNeverToServeIt() {
        Purpose sell = Purpose.of("sell");

        assertThat(found(complete().rule(answering()).declare(sell))).containsExactly("purpose-without-rule sell");
        assertThat(found(complete().rule(answering()).never(Prohibition.of("no-sale", WORDS, sell))))
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().forPurpose(Purpose.of("reply").within(ANSWER)))))
                .as("a wider purpose is served by its parts, and a part by the wider one")
                .isEmpty();
    }

    @Test
    void whatIsUsedMustComeFromSomewhere() {
        assertThat(found(complete()
                        .rule(answering())
                        .rule(rule("tell-guests")
                                .text(WORDS)
                                .about(GUEST)
                                .using(EMAIL, DataCategory.of("phone"))
                                .forPurpose(Purpose.of("tell"))
                                .on(contract())
                                .kept(until(CLOSED)))))
                .containsExactly("used-but-never-collected phone");
        assertThat(found(complete()
                        .rule(rule("answer-guests")
                                .text(WORDS)
                                .about(GUEST)
                                .using(EMAIL)
                                .forPurpose(ANSWER)
                                .on(contract())
                                .kept(until(CLOSED)))))
                .as("a policy without any source is told so once")
                .containsExactly("used-but-never-collected");
    }

    @Test
    void aCategoryOfWhichAPartIsCollectedIsNotSaidToComeFromNowhere() {
        DataCategory papers = DataCategory.of("papers");
        ProcessingRule.Builder collecting =
                telling().using(DataCategory.of("letter").within(papers));
        ProcessingRule.Builder using = rule("read")
                .text(WORDS)
                .about(GUEST)
                .using(papers)
                .forPurpose(ANSWER)
                .on(contract());

        assertThat(found(complete().rule(collecting.kept(until(CLOSED))).rule(using.kept(until(CLOSED)))))
                .isEmpty();
    }

    @Test
    void everyKindOfTermThatNothingUsesIsNamed() {
        assertThat(found(complete()
                        .rule(answering()
                                .disclosedTo(Recipient.processor("host").in("SE")))
                        .declare(
                                Role.of("stranger"),
                                Event.of("moon-rose"),
                                Recipient.thirdParty("broker").in("SE"),
                                Source.of("rumour"),
                                Safeguard.of("clauses"))))
                .containsExactly(
                        "term-never-used stranger",
                        "term-never-used moon-rose",
                        "term-never-used broker",
                        "term-never-used rumour",
                        "term-never-used clauses");
    }

    @Test
    void aTermIsUsedThroughItsPartsAndInProhibitions() {
        Recipient abroad = Recipient.thirdParty("abroad").in("SE");
        Recipient branch = Recipient.thirdParty("branch").in("SE").within(abroad);
        DataCategory secret = DataCategory.of("secret");

        assertThat(found(complete()
                        .rule(answering().disclosedTo(branch))
                        .never(new Prohibition(
                                "no-secrets", Optional.empty(), WORDS, Set.of(), Set.of(secret), Set.of()))))
                .isEmpty();
    }
}

package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.CompletePolicy.ANSWER;
import static com.mittliv.privacy.policy.CompletePolicy.CLOSED;
import static com.mittliv.privacy.policy.CompletePolicy.EMAIL;
import static com.mittliv.privacy.policy.CompletePolicy.FORM;
import static com.mittliv.privacy.policy.CompletePolicy.GUEST;
import static com.mittliv.privacy.policy.CompletePolicy.WORDS;
import static com.mittliv.privacy.policy.CompletePolicy.answering;
import static com.mittliv.privacy.policy.CompletePolicy.complete;
import static com.mittliv.privacy.policy.CompletePolicy.found;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import org.junit.jupiter.api.Test;

/** What the rules do not tell apart from all the rest. */
class ApartFindingsTest {
    private static final DataCategory PHONE = DataCategory.of("phone");
    private static final DataCategory ADDRESS = DataCategory.of("ip-address");
    private static final Role MEMBER = Role.of("member");
    private static final Source PAPER = Source.of("paper");

    private static ProcessingRule.Builder using(String id, DataCategory... data) {
        return rule(id).text(WORDS)
                .about(GUEST)
                .using(data)
                .forPurpose(Purpose.of(id))
                .on(contract())
                .kept(until(CLOSED))
                .from(FORM);
    }

    @Test
    void dataThatServeEveryPurposeAndNoneByThemselvesHaveNoRuleOfTheirOwn() {
        Policy.Builder policy = complete()
                .rule(using("assess", EMAIL, PHONE, ADDRESS))
                .rule(using("admit", EMAIL, PHONE, ADDRESS))
                .rule(using("call", PHONE, EMAIL));

        assertThat(found(policy)).containsExactly("category-without-own-rule ip-address");
        assertThat(policy.build().analyse().get(0).fact()).startsWith("data category `ip-address` of `guest` serves");
        assertThat(found(policy.rule(using("secure", ADDRESS))))
                .as("a rule says what they are for")
                .isEmpty();
    }

    @Test
    void aRuleThatKeepsNothingByItselfSinglesNothingOut() {
        assertThat(found(complete()
                        .rule(using("assess", EMAIL, PHONE))
                        .rule(using("admit", EMAIL, PHONE))
                        .rule(using("remind", PHONE).kept(new WhileOtherwiseKept()))))
                .as("all rules that keep take everything")
                .isEmpty();
    }

    @Test
    void whereAllDataServeOnePurposeThatIsTheirPurpose() {
        assertThat(found(complete().rule(using("admit", EMAIL, PHONE)).rule(using("call", PHONE))))
                .isEmpty();
    }

    @Test
    void aPartThatIsSingledOutSpeaksForTheWhole() {
        DataCategory last = DataCategory.of("last-octet").within(ADDRESS);

        assertThat(found(complete()
                        .rule(using("assess", EMAIL, ADDRESS))
                        .rule(using("admit", EMAIL, ADDRESS))
                        .rule(using("write", EMAIL))
                        .rule(using("count", last))))
                .isEmpty();
    }

    @Test
    void sourcesThatEveryRuleNamesTellNobodyWhatComesFromThem() {
        Policy.Builder policy = complete()
                .rule(using("write", EMAIL).from(PAPER))
                .rule(using("call", PHONE).about(MEMBER).from(PAPER));

        assertThat(found(policy)).containsExactly("source-of-everything form", "source-of-everything paper");
        assertThat(found(policy.rule(using("secure", ADDRESS))))
                .as("a rule has one of them only, and the other may still be of everything")
                .isEmpty();
    }

    @Test
    void oneSourceOrOneRoleLeavesNothingToTellApart() {
        assertThat(found(complete()
                        .rule(using("write", EMAIL))
                        .rule(using("call", PHONE).about(MEMBER))))
                .isEmpty();
        assertThat(found(complete()
                        .rule(using("write", EMAIL).from(PAPER))
                        .rule(using("call", PHONE).from(PAPER))))
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().from(PAPER))
                        .rule(using("write", EMAIL).about(MEMBER).from(PAPER))
                        .rule(using("reply", EMAIL)
                                .forPurpose(ANSWER)
                                .about(MEMBER)
                                .from(PAPER))))
                .as("one category")
                .doesNotContain("source-of-everything form");
    }
}

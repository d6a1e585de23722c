package com.mittliv.privacy.spring;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;
import java.util.Set;

/** A club's policy: membership on contract, letters on consent, nothing sold. */
public final class TestPolicy {
    static final Role MEMBER = Role.of("member");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory EMAIL = DataCategory.of("email-address");
    public static final Purpose MARKETING = Purpose.of("marketing").directMarketing();
    public static final Purpose NEWSLETTER =
            Purpose.of("send-newsletter").directMarketing().within(MARKETING);
    public static final Purpose MEMBERSHIP = Purpose.of("administer-membership");
    public static final Purpose SALE = Purpose.of("sell-data");
    static final Event LEFT = Event.of("left");

    private TestPolicy() {}

    /** The next version: letters are asked for anew, and use names too; the membership has no use of addresses any more. */
    public static Policy renewed() {
        return Policy.named("club", "2", Policy.Controller.of("Example Club"))
                .declare(MARKETING)
                .rule(rule("membership")
                        .about(MEMBER)
                        .using(NAME)
                        .forPurpose(MEMBERSHIP)
                        .on(contract())
                        .kept(until(LEFT)))
                .rule(rule("letters")
                        .about(MEMBER)
                        .using(NAME, EMAIL)
                        .forPurpose(NEWSLETTER.askedAs("2", Text.of("en", "May we write to you by name?")))
                        .on(consent())
                        .kept(whileConsented()))
                .build();
    }

    public static Policy policy() {
        return Policy.named("club", "1", Policy.Controller.of("Example Club"))
                .declare(MARKETING, SALE, Recipient.internal("office"), Recipient.internal("cashiers"))
                .rule(rule("membership")
                        .section("1")
                        .about(MEMBER)
                        .using(NAME, EMAIL)
                        .forPurpose(MEMBERSHIP)
                        .on(contract())
                        .kept(until(LEFT)))
                .rule(rule("letters")
                        .section("2")
                        .text(Text.of("en", "We write to those who agreed."))
                        .about(MEMBER)
                        .using(EMAIL)
                        .forPurpose(NEWSLETTER)
                        .on(consent())
                        .kept(whileConsented()))
                .never(new Prohibition(
                        "no-sale",
                        Optional.of("3"),
                        Text.of("en", "We sell nothing."),
                        Set.of(SALE),
                        Set.of(),
                        Set.of()))
                .build();
    }
}

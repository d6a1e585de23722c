package com.mittliv.privacy.benchmarks.persistence;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** A policy of any size; what it says of members is the same in each. */
final class Rules {
    static final Purpose SERVICE = Purpose.of("service");
    static final Purpose NEWSLETTER = Purpose.of("newsletter");

    private static final int OF_A_KIND = 100;

    private Rules() {}

    static PrivacyEngine of(int rules) {
        Role member = Role.of("member");
        DataCategory[] data = {DataCategory.of("name"), DataCategory.of("contact"), DataCategory.of("career")};
        Event ended = Event.of("ended");
        Policy.Builder policy = Policy.named("members", "1", Policy.Controller.of("Example"))
                .timeZone(ZoneId.of("Europe/Stockholm"))
                .declare(member, SERVICE, NEWSLETTER, ended)
                .declare(data)
                .rule(rule("service")
                        .about(member)
                        .using(data)
                        .forPurpose(SERVICE)
                        .on(contract())
                        .kept(years(2).after(ended)))
                .rule(rule("newsletter")
                        .about(member)
                        .using(data)
                        .forPurpose(NEWSLETTER)
                        .on(consent())
                        .kept(whileConsented()));
        int kinds = Math.min(OF_A_KIND, rules);
        List<Role> roles =
                IntStream.range(0, kinds).mapToObj(i -> Role.of("role-" + i)).toList();
        List<DataCategory> categories = IntStream.range(0, kinds)
                .mapToObj(i -> DataCategory.of("category-" + i))
                .toList();
        policy.declare(roles.toArray(Role[]::new)).declare(categories.toArray(DataCategory[]::new));
        for (int i = 2; i < rules; i++) {
            policy.rule(rule("rule-" + i)
                    .about(roles.get(i % kinds))
                    .using(categories.get(i / kinds % kinds))
                    .forPurpose(SERVICE)
                    .on(contract())
                    .kept(until(ended)));
        }
        return PrivacyEngine.compile(policy.build());
    }
}

package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** People of generated cases who said some of what they said in the application's own columns. */
final class SaidPeople implements ParityTest.People {
    private final Supplier<Sayings> row;
    /** What was made up, by the person. */
    final Map<String, Sayings> said = new LinkedHashMap<>();

    SaidPeople(Supplier<Sayings> row) {
        this.row = row;
    }

    /** Each way of keeping what people said. */
    static List<Supplier<Sayings>> kinds() {
        return List.of(Sayings.Partly::new, Sayings.Wholly::new);
    }

    Class<? extends Sayings> type() {
        return row.get().getClass();
    }

    @Override
    public List<Class<?>> types() {
        return List.of(type());
    }

    @Override
    public Policy policy(RandomPolicy random) {
        Role r2 = Role.of("r2");
        var categories = random.categories();
        var purposes = random.purposes();
        return random.policy(
                rule("rows-stay")
                        .about(r2)
                        .using(categories.get(0))
                        .forPurpose(purposes.get(0))
                        .on(contract())
                        .kept(until(random.event(0)))
                        .build(),
                rule("to-p0")
                        .about(r2, random.role("r0"))
                        .using(categories.get(2))
                        .forPurpose(purposes.get(0))
                        .on(consent())
                        .kept(whileConsented())
                        .build(),
                rule("to-p1")
                        .about(r2, random.role("r0"))
                        .using(categories.get(1))
                        .forPurpose(purposes.get(1))
                        .on(consent())
                        .kept(whileConsented())
                        .build(),
                rule("to-p2")
                        .about(r2, random.role("r1"))
                        .using(categories.get(2))
                        .forPurpose(purposes.get(2))
                        .on(consent())
                        .kept(whileConsented())
                        .build(),
                rule("unless-objected")
                        .about(r2, random.role("r1"))
                        .using(categories.get(1))
                        .forPurpose(purposes.get(0))
                        .on(legitimateInterests(Text.of("en", "an interest")))
                        .kept(until(random.event(1)))
                        .build());
    }

    @Override
    public SubjectState person(RandomPolicy random, World world, Specimen specimen, Instant now) {
        SubjectState state = SubjectState.none();
        Sayings sayings = row.get();
        if (specimen.id % 7 != 0) {
            sayings.subject = specimen.subject;
            state = sayings.say(state, random, now);
            world.store(sayings);
            said.put(specimen.subject, sayings);
        }
        List<Consent> ledger = new ArrayList<>(random.consents(now));
        ledger.removeIf(consent -> sayings.consents().contains(consent.purpose().id()));
        for (Consent consent : ledger) {
            state = state.with(consent);
            world.states.record(specimen.subject, consent);
        }
        var objection = random.objection(now)
                .filter(each -> !sayings.objections().contains(each.purpose().id()));
        if (objection.isPresent()) {
            state = state.with(objection.get());
            world.states.record(specimen.subject, objection.get());
        }
        var restriction = random.restriction(now);
        if (restriction.isPresent()) {
            state = state.with(restriction.get());
            world.states.restrict(specimen.subject, restriction.get());
        }
        return state;
    }
}

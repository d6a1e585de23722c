package com.mittliv.privacy.examples.app.visitor;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.people.Subscription;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.examples.policy.MittLivTerms.Sources;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * Takes subscriptions of the newsletter and ends them. Whether an address is the visitor's own is not checked: the policy
 * promises no confirmation. A consent given here is one of a subscriber, never of a participant with the same address.
 */
@Service
class SignUp {
    private final PrivacyEngine engine;
    private final PurposeScope scope;
    private final JpaSubjectStates states;
    private final EntityManager entities;
    private final Arrivals arrivals;
    private final Requests requests;
    private final InstantSource clock;

    SignUp(
            PrivacyEngine engine,
            PurposeScope scope,
            JpaSubjectStates states,
            EntityManager entities,
            Arrivals arrivals,
            Requests requests,
            InstantSource clock) {
        this.engine = engine;
        this.scope = scope;
        this.states = states;
        this.entities = entities;
        this.arrivals = arrivals;
        this.requests = requests;
        this.clock = clock;
    }

    /** Subscribes an address, unless the policy lets none come in this way. Nothing tells whether it was here before. */
    void subscribe(String address) {
        if (!engine.decideCollection(Roles.NEWSLETTER_SUBSCRIBER, Categories.EMAIL_ADDRESS, Sources.WEBSITE)
                .isPermitted()) {
            return;
        }
        List<String> known = subscribersAt(address);
        if (!known.isEmpty()) {
            known.stream().filter(person -> !isAgreed(person)).limit(1).forEach(this::agree);
            return;
        }
        String unused = arrivals.store(
                Purposes.SEND_NEWSLETTER, (number, person) -> new Subscription(number, person).emailAddress(address));
    }

    /** Ends the subscriptions of an address. Nothing tells whether there were any. */
    void unsubscribe(String address) {
        subscribersAt(address).stream()
                .filter(this::isAgreed)
                .forEach(person -> requests.carryOut(
                        DataSubjectRight.WITHDRAW_CONSENT,
                        person,
                        () -> states.record(person, Consent.withdrawn(Purposes.SEND_NEWSLETTER, clock.instant()))));
    }

    private void agree(String person) {
        states.record(person, Consent.given(Purposes.SEND_NEWSLETTER, clock.instant()));
    }

    private boolean isAgreed(String person) {
        return engine.consentObstacle(states.load(person), Purposes.SEND_NEWSLETTER, clock.instant())
                .isEmpty();
    }

    @SuppressWarnings("try")
    private List<String> subscribersAt(String address) {
        try (Opened opened = scope.openSystem("find whether an address is subscribed")) {
            return entities.createQuery(
                            "select s.personId from Subscription s where lower(s.emailAddress) = :address order by"
                                    + " s.id",
                            String.class)
                    .setParameter("address", address.toLowerCase(Locale.ROOT))
                    .getResultList();
        }
    }
}

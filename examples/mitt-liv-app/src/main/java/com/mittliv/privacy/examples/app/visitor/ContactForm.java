package com.mittliv.privacy.examples.app.visitor;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.people.Enquiry;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.examples.policy.MittLivTerms.Sources;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DataSubjectRight;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Keeps what is sent by the contact form, on the consent that was given with it (Art. 6(1)(a) GDPR). */
@Service
class ContactForm {
    private static final Pattern REFERENCE = Pattern.compile("n-[0-9a-f]{32}");

    private final PrivacyEngine engine;
    private final JpaSubjectStates states;
    private final Arrivals arrivals;
    private final Requests requests;
    private final InstantSource clock;

    ContactForm(
            PrivacyEngine engine, JpaSubjectStates states, Arrivals arrivals, Requests requests, InstantSource clock) {
        this.engine = engine;
        this.states = states;
        this.arrivals = arrivals;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Keeps a letter of somebody who consented.
     *
     * @return the reference by which she can withdraw; empty if the policy lets no letter come in this way
     */
    Optional<String> keep(String content) {
        if (!engine.decideCollection(Roles.ENQUIRER, Categories.CONTACT_FORM_CONTENT, Sources.CONTACT_FORM)
                .isPermitted()) {
            return Optional.empty();
        }
        return Optional.of(arrivals.store(
                Purposes.HANDLE_ENQUIRY, (number, person) -> new Enquiry(number, person).formContent(content)));
    }

    /** Takes note of a withdrawal: the letter is used no more, and goes with the next sweep. */
    void withdraw(String reference) {
        if (REFERENCE.matcher(reference).matches()
                && !states.load(reference).consents().isEmpty()) {
            requests.carryOut(
                    DataSubjectRight.WITHDRAW_CONSENT,
                    reference,
                    () -> states.record(reference, Consent.withdrawn(Purposes.HANDLE_ENQUIRY, clock.instant())));
        }
    }
}

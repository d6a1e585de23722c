package com.mittliv.privacy.examples.app.visitor;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.people.Enquiry;
import com.mittliv.privacy.examples.app.people.Numbers;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.examples.policy.MittLivTerms.Sources;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what is sent by the contact form, on the consent that was given with it (Art. 6(1)(a) GDPR). */
@Service
class ContactForm {
    private static final Pattern REFERENCE = Pattern.compile("n-[0-9a-f]{32}");

    private final PrivacyEngine engine;
    private final PurposeScope scope;
    private final JpaSubjectStates states;
    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final Numbers numbers;
    private final InstantSource clock;

    ContactForm(
            PrivacyEngine engine,
            PurposeScope scope,
            JpaSubjectStates states,
            EntityManager entities,
            TransactionOperations transaction,
            Numbers numbers,
            InstantSource clock) {
        this.engine = engine;
        this.scope = scope;
        this.states = states;
        this.entities = entities;
        this.transaction = transaction;
        this.numbers = numbers;
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
        String person = numbers.person();
        // INVARIANT: no content without the consent it rests on.
        transaction.executeWithoutResult(status -> {
            states.in(entities).record(person, Consent.given(Purposes.HANDLE_ENQUIRY, clock.instant()));
            scope.run(Purposes.HANDLE_ENQUIRY, () -> {
                entities.persist(new Enquiry(numbers.row(), person).formContent(content));
                entities.flush();
            });
        });
        return Optional.of(person);
    }

    /** Takes note of a withdrawal: the letter is used no more, and goes with the next sweep. */
    void withdraw(String reference) {
        if (REFERENCE.matcher(reference).matches()
                && !states.load(reference).consents().isEmpty()) {
            states.record(reference, Consent.withdrawn(Purposes.HANDLE_ENQUIRY, clock.instant()));
        }
    }
}

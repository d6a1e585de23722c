package com.mittliv.privacy.consent;

import com.mittliv.privacy.consent.ConsentRefusedException.Cause;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes consents and withdrawals under a policy, and tells what they come to.
 *
 * <pre>{@code
 * ConsentDesk desk = new ConsentDesk(engine);
 * ledger = desk.give(ledger, ConsentForm.of(words, "web-form", NEWSLETTER, INVITATIONS), Giver.ofAge(), now);
 * ledger = desk.withdraw(ledger, Set.of(INVITATIONS), "e-mail", later);
 * }</pre>
 *
 * <p>A withdrawal takes less than a consent and is never refused (Art. 7(3) GDPR).
 */
public final class ConsentDesk {
    private final PrivacyEngine engine;

    /**
     * A desk for a policy.
     *
     * @param engine the policy's engine
     */
    public ConsentDesk(PrivacyEngine engine) {
        this.engine = engine;
    }

    /**
     * Records a consent: one line for each purpose of the form and each narrower one, so that each can be withdrawn
     * alone.
     *
     * @param ledger what the person has said so far
     * @param form what was shown, where, for which purposes
     * @param giver who consents
     * @param at when
     * @return the ledger with the new lines
     * @throws ConsentRefusedException if the words are not the declared ones, or a guardian is missing
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a purpose
     */
    public ConsentLedger give(ConsentLedger ledger, ConsentForm form, Giver giver, Instant at) {
        return ledger.append(lines(form, giver, Act.GIVEN, at, Optional.empty()));
    }

    /**
     * Records a consent that waits for its confirmation (double opt-in) and does not count before.
     *
     * @param ledger what the person has said so far
     * @param form what was shown, where, for which purposes
     * @param giver who consents
     * @param request a fresh name for the request, which the link to confirm carries
     * @param at when
     * @return the ledger with the new lines
     * @throws ConsentRefusedException if the words are not the declared ones, or a guardian is missing
     * @throws IllegalArgumentException if the name was used before
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a purpose
     */
    public ConsentLedger request(ConsentLedger ledger, ConsentForm form, Giver giver, String request, Instant at) {
        if (!requested(ledger, request).isEmpty()) {
            throw new IllegalArgumentException("the request's name was used before; make a fresh one for each");
        }
        return ledger.append(lines(form, giver, Act.REQUESTED, at, Optional.of(request)));
    }

    /**
     * Records the confirmation of a request. What was withdrawn since stays withdrawn.
     *
     * @param ledger what the person has said so far
     * @param request the request's name
     * @param channel where it is confirmed, as an id, for example {@code e-mail}
     * @param at when
     * @return the ledger with the new lines, which have the evidence of the request
     * @throws ConsentRefusedException if there is no such request, or it was confirmed or withdrawn before
     */
    public ConsentLedger confirm(ConsentLedger ledger, String request, String channel, Instant at) {
        List<LedgerEntry> requested = requested(ledger, request).stream()
                .filter(entry -> !at.isBefore(entry.consent().at()))
                .toList();
        if (requested.isEmpty()) {
            throw new ConsentRefusedException(
                    Cause.NO_SUCH_REQUEST, "there is no such request to confirm; let the person ask anew");
        }
        List<LedgerEntry> open = requested.stream().filter(ledger::isOpen).toList();
        if (open.isEmpty()) {
            boolean withdrawn = requested.stream().anyMatch(ledger::isWithdrawn);
            throw withdrawn
                    ? new ConsentRefusedException(
                            Cause.WITHDRAWN_SINCE, "the person withdrew since the request; let the person ask anew")
                    : new ConsentRefusedException(Cause.ALREADY_CONFIRMED, "the request was confirmed before");
        }
        return ledger.append(open.stream()
                .map(entry -> new LedgerEntry(
                        new Consent(
                                entry.consent().purpose(),
                                Act.GIVEN,
                                at,
                                entry.consent().wording()),
                        channel,
                        entry.shown(),
                        entry.guardian(),
                        entry.request()))
                .toList());
    }

    /**
     * Records a withdrawal in part.
     *
     * @param ledger what the person has said so far
     * @param purposes what the person no longer agrees to; narrower purposes are covered
     * @param channel where it was said, as an id
     * @param at when
     * @return the ledger with the new lines
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a purpose
     */
    public ConsentLedger withdraw(ConsentLedger ledger, Set<Purpose> purposes, String channel, Instant at) {
        return ledger.append(withdrawals(purposes.stream().map(this::declared).toList(), channel, at));
    }

    /**
     * Records a withdrawal of all.
     *
     * @param ledger what the person has said so far
     * @param channel where it was said, as an id
     * @param at when
     * @return the ledger with a line for each purpose the person has spoken of, even of an earlier policy
     */
    public ConsentLedger withdrawAll(ConsentLedger ledger, String channel, Instant at) {
        return ledger.append(withdrawals(ledger.purposes(), channel, at));
    }

    private static List<LedgerEntry> withdrawals(Collection<Purpose> purposes, String channel, Instant at) {
        return purposes.stream()
                .map(purpose -> new LedgerEntry(
                        Consent.withdrawn(purpose, at), channel, Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
    }

    /**
     * What a ledger means for decisions under the policy, for a person of whom nothing else is known. Lines about
     * purposes that the policy has dropped stay in the ledger and mean nothing here. Add objections, a restriction and
     * holds to it.
     *
     * @param ledger what the person has said
     * @return the state
     */
    public SubjectState subjectState(ConsentLedger ledger) {
        return SubjectState.none()
                .with(ledger.consents().stream()
                        .filter(consent -> isDeclared(consent.purpose()))
                        .toList());
    }

    /**
     * The purposes for which a consent is in force.
     *
     * @param ledger what the person has said
     * @param now the instant of the question
     * @return of the purposes the person has spoken of, those that count now
     */
    public Set<Purpose> inForce(ConsentLedger ledger, Instant now) {
        SubjectState subject = subjectState(ledger);
        Set<Purpose> inForce = new LinkedHashSet<>(ledger.purposes());
        inForce.removeIf(purpose -> !isDeclared(purpose)
                || engine.consentObstacle(subject, purpose, now).isPresent());
        return Collections.unmodifiableSet(inForce);
    }

    /**
     * The consents that no longer count because the policy changed, and are to be asked for anew.
     *
     * @param ledger what the person has said
     * @param now the instant of the question
     * @return one for each purpose, in the order the person first spoke of them
     */
    public List<Renewal> renewals(ConsentLedger ledger, Instant now) {
        SubjectState subject = subjectState(ledger);
        List<Renewal> renewals = new ArrayList<>();
        for (Purpose spoken : ledger.purposes()) {
            if (!isDeclared(spoken)) {
                continue;
            }
            Purpose purpose = declared(spoken);
            if (engine.consentObstacle(subject, purpose, now).equals(Optional.of(Reason.CONSENT_OUTDATED))) {
                renewals.add(new Renewal(
                        purpose,
                        givenTo(ledger, purpose, now),
                        purpose.wording().version()));
            }
        }
        return List.copyOf(renewals);
    }

    /** The wording of the newest consent to a purpose or a wider one. */
    private static String givenTo(ConsentLedger ledger, Purpose purpose, Instant now) {
        List<String> chain =
                Hierarchy.selfAndBroader(purpose).stream().map(Purpose::id).toList();
        return ledger.consents().stream()
                .filter(consent -> consent.act() == Act.GIVEN && !consent.at().isAfter(now))
                .filter(consent -> chain.contains(consent.purpose().id()))
                .reduce((a, b) -> a.at().isAfter(b.at()) ? a : b)
                .orElseThrow()
                .wording();
    }

    private List<LedgerEntry> lines(ConsentForm form, Giver giver, Act act, Instant at, Optional<String> request) {
        Optional<String> guardian = guardian(giver);
        ShownWording shown = ShownWording.of(form.words());
        List<LedgerEntry> lines = new ArrayList<>();
        for (Purpose purpose : withNarrower(form.purposes())) {
            requireDeclaredWording(form, purpose);
            Consent consent = new Consent(purpose, act, at, purpose.wording().version());
            lines.add(new LedgerEntry(consent, form.channel(), Optional.of(shown), guardian, request));
        }
        return lines;
    }

    /** Where the policy states the words of a consent, a consent to other words is to something else. */
    private static void requireDeclaredWording(ConsentForm form, Purpose purpose) {
        Text declared = purpose.wording().wording();
        boolean shown =
                declared.isEmpty() || declared.byLanguage().values().stream().anyMatch(form::shows);
        if (!shown) {
            throw new ConsentRefusedException(
                    Cause.WORDING_NOT_DECLARED,
                    "the words shown for `" + purpose.id() + "` are not those of version `"
                            + purpose.wording().version()
                            + "` in the policy; show these, or declare a new version");
        }
    }

    private Optional<String> guardian(Giver giver) {
        if (!(giver instanceof Giver.Child child)) {
            return Optional.empty();
        }
        // INVARIANT: where the policy names no age, no child consents alone.
        boolean alone = engine.policy().consentAge().isPresent()
                && child.years() >= engine.policy().consentAge().getAsInt();
        if (!alone && child.guardian().isEmpty()) {
            throw new ConsentRefusedException(
                    Cause.GUARDIAN_MISSING,
                    engine.policy().consentAge().isPresent()
                            ? "a child below the age of consent cannot consent alone; record the guardian who agrees"
                            : "the policy declares no `consentAge`, so no child can consent alone; declare it, or"
                                    + " record the guardian who agrees");
        }
        return child.guardian();
    }

    private static List<LedgerEntry> requested(ConsentLedger ledger, String request) {
        return ledger.entries().stream()
                .filter(entry -> entry.consent().act() == Act.REQUESTED)
                .filter(entry -> entry.request().equals(Optional.of(request)))
                .toList();
    }

    private Set<Purpose> withNarrower(Set<Purpose> named) {
        Set<String> ids = new LinkedHashSet<>();
        named.forEach(purpose -> ids.add(declared(purpose).id()));
        Set<Purpose> all = new LinkedHashSet<>();
        ids.forEach(id -> all.add(engine.policy().vocabulary().purpose(id)));
        for (Purpose purpose : engine.policy().vocabulary().purposes()) {
            if (Hierarchy.selfAndBroader(purpose).stream().anyMatch(wider -> ids.contains(wider.id()))) {
                all.add(purpose);
            }
        }
        return all;
    }

    private boolean isDeclared(Purpose purpose) {
        return engine.policy().vocabulary().purposes().stream()
                .anyMatch(known -> known.id().equals(purpose.id()));
    }

    private Purpose declared(Purpose purpose) {
        return engine.policy().vocabulary().purpose(purpose.id());
    }
}

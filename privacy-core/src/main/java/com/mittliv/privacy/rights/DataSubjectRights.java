package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Computes what follows when a person exercises a right (Art. 12–22 GDPR). It computes and changes nothing: the
 * application carries the plans out, and stores the person's state after it.
 *
 * <pre>{@code
 * DataSubjectRights rights = new DataSubjectRights(engine);
 * rights.erasure(file, now).granted().ifPresent(plan -> plan.items().forEach(item -> tell(item.words())));
 * }</pre>
 */
public final class DataSubjectRights {
    private final PrivacyEngine engine;
    private final Set<Proviso> met;

    /**
     * The rights under a policy, where nothing that it makes a right depend on is given.
     *
     * @param engine the policy's engine
     */
    public DataSubjectRights(PrivacyEngine engine) {
        this(engine, Set.of());
    }

    private DataSubjectRights(PrivacyEngine engine, Set<Proviso> met) {
        this.engine = engine;
        this.met = met;
    }

    /**
     * The rights where something is given that the policy makes a right depend on.
     *
     * @param given what is given, beside what was before
     * @return the rights
     */
    public DataSubjectRights where(Proviso given) {
        Set<Proviso> more = EnumSet.of(given);
        more.addAll(met);
        return new DataSubjectRights(engine, Set.copyOf(more));
    }

    /**
     * Tells whether the policy opens a right to people.
     *
     * @param right the right
     * @return the right as the policy states it, or why it is refused
     */
    public Answer<DeclaredRight> admit(DataSubjectRight right) {
        return answer(right, declared -> declared);
    }

    private <T> Answer<T> answer(DataSubjectRight right, Supplier<T> content) {
        return answer(right, declared -> content.get());
    }

    private <T> Answer<T> answer(DataSubjectRight right, Function<DeclaredRight, T> content) {
        Optional<DeclaredRight> declared = engine.policy().right(right);
        if (declared.isEmpty()) {
            return new Answer.Refused<>(right, Reason.NO_RULE);
        }
        boolean open = declared.get().onlyIf().map(met::contains).orElse(true);
        return open
                ? new Answer.Granted<>(declared.get(), content.apply(declared.get()))
                : new Answer.Refused<>(right, Reason.CONDITION_NOT_MET);
    }

    /**
     * By when a request must be answered (Art. 12(3) GDPR).
     *
     * @param received when it was received
     * @return the deadline
     */
    public Deadline deadline(Instant received) {
        return Deadline.of(received, engine.policy());
    }

    /**
     * Access (Art. 15 GDPR).
     *
     * @param file what is held about the person
     * @param now the instant of the report
     * @return what the person is told
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<AccessReport> access(PersonFile file, Instant now) {
        return answer(DataSubjectRight.ACCESS, () -> new Extracts(engine, file, now).access());
    }

    /**
     * Portability (Art. 20 GDPR): of what the person provided, by consent or contract, and of all other data where the
     * policy promises that.
     *
     * @param file what is held about the person
     * @param now the instant of the report
     * @return what the person gets in a portable form
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<PortabilityReport> portability(PersonFile file, Instant now) {
        return answer(
                DataSubjectRight.PORTABILITY,
                declared -> new Extracts(engine, file, now).portability(declared.scope()));
    }

    /**
     * Rectification (Art. 16 GDPR).
     *
     * @param file what is held about the person
     * @param wrong which data are to be corrected
     * @return where they are, and who must be told
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<RectificationPlan> rectification(PersonFile file, Set<DataCategory> wrong) {
        return answer(DataSubjectRight.RECTIFICATION, () -> {
            Set<String> ids = wrong.stream().map(DataCategory::id).collect(Collectors.toSet());
            List<Datum> data = file.records().stream()
                    .flatMap(record -> record.data().keySet().stream()
                            .filter(category -> ids.contains(category.id()))
                            .map(category -> Extracts.datum(record, category)))
                    .toList();
            return new RectificationPlan(data, new Told(engine, file).about(data));
        });
    }

    /**
     * Erasure (Art. 17 GDPR), asked for without a reason. It is taken for all that is in the person's hands: the
     * withdrawal of every consent, and an objection to all that is open to one.
     *
     * @param file what is held about the person
     * @param now the instant of the request
     * @return what goes now, and what stays until when on which ground
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<ErasurePlan> erasure(PersonFile file, Instant now) {
        return erasure(file, EnumSet.of(ErasureGround.CONSENT_WITHDRAWN, ErasureGround.OBJECTED), now);
    }

    /**
     * Erasure (Art. 17 GDPR), asked for on certain grounds.
     *
     * @param file what is held about the person
     * @param grounds what the person invokes, or the controller grants; that data are no longer needed is always looked
     *     at
     * @param now the instant of the request
     * @return what goes now, and what stays until when on which ground
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<ErasurePlan> erasure(PersonFile file, Set<ErasureGround> grounds, Instant now) {
        return answer(DataSubjectRight.ERASURE, () -> new Erasure(engine, file, Set.copyOf(grounds), now).plan());
    }

    /**
     * Restriction (Art. 18 GDPR).
     *
     * @param file what is held about the person
     * @param ground on which ground
     * @param now from when on
     * @return what stops and what goes on
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<RestrictionPlan> restriction(PersonFile file, RestrictionGround ground, Instant now) {
        return answer(DataSubjectRight.RESTRICTION, () -> new Restricting(engine, file, now).plan(ground));
    }

    /**
     * Objection (Art. 21 GDPR). An objection to marketing that rests on consent counts as its withdrawal too.
     *
     * @param file what is held about the person
     * @param purposes what the person objects to; narrower purposes are covered
     * @param now from when on
     * @return what becomes of each rule
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a purpose
     */
    public Answer<ObjectionPlan> objection(PersonFile file, Set<Purpose> purposes, Instant now) {
        return answer(DataSubjectRight.OBJECTION, () -> new Objecting(engine, file, now).plan(purposes));
    }

    /**
     * Withdrawal of every consent (Art. 7(3) GDPR).
     *
     * @param file what is held about the person
     * @param now from when on
     * @return what becomes due
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the file names an unknown term
     */
    public Answer<WithdrawalPlan> withdrawal(PersonFile file, Instant now) {
        return answer(
                DataSubjectRight.WITHDRAW_CONSENT,
                () -> Withdrawals.plan(engine, file, Withdrawals.standing(engine, file.subject(), now), now));
    }

    /**
     * Withdrawal of consent in part (Art. 7(3) GDPR).
     *
     * @param file what is held about the person
     * @param purposes what the person no longer agrees to; narrower purposes are covered
     * @param now from when on
     * @return what remains, and what becomes due
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a purpose
     */
    public Answer<WithdrawalPlan> withdrawal(PersonFile file, Set<Purpose> purposes, Instant now) {
        return answer(DataSubjectRight.WITHDRAW_CONSENT, () -> Withdrawals.plan(engine, file, purposes, now));
    }

    /**
     * Complaint (Art. 77 GDPR).
     *
     * @return to whom
     */
    public Answer<Complaint> complaint() {
        return answer(DataSubjectRight.COMPLAINT, () -> Complaint.of(engine.policy()));
    }
}

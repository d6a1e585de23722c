package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Executes a policy: decides accesses and tells how long data are kept.
 *
 * <pre>{@code
 * PrivacyEngine engine = PrivacyEngine.compile(policy);
 * Access access = engine.access(SEND_NEWSLETTER, EMAIL_ADDRESS);
 * Decision decision = access.decide(person, record, Instant.now());
 * }</pre>
 *
 * <p>Immutable and safe to share between threads; a new version of the policy is a new engine.
 */
public final class PrivacyEngine {
    private final Policy policy;
    private final RuleIndex index;
    private final Questions questions;
    private final Unprepared unprepared = new Unprepared(this);

    private PrivacyEngine(Policy policy) {
        this.policy = policy;
        this.index = new RuleIndex(policy);
        this.questions = new Questions(this, index);
    }

    /**
     * Prepares a policy for decisions.
     *
     * @param policy the policy
     * @return the engine
     */
    public static PrivacyEngine compile(Policy policy) {
        return new PrivacyEngine(policy);
    }

    /**
     * The policy this engine executes.
     *
     * @return the policy
     */
    public Policy policy() {
        return policy;
    }

    /**
     * Prepares a question about the controller's own use.
     *
     * @param purpose what for
     * @param categories which data, at least one
     * @return the question, to be asked for many people and records
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     * @throws IllegalArgumentException if no category is given
     */
    public Access access(Purpose purpose, DataCategory... categories) {
        return access(purpose, List.of(categories));
    }

    /**
     * Prepares a question about the controller's own use.
     *
     * @param purpose what for
     * @param categories which data, at least one
     * @return the question, to be asked for many people and records
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     * @throws IllegalArgumentException if no category is given
     */
    public Access access(Purpose purpose, List<DataCategory> categories) {
        return prepare(purpose, Optional.empty(), categories);
    }

    /**
     * Prepares a question about giving data to a recipient.
     *
     * @param purpose what for
     * @param destination to whom, where and under which safeguards
     * @param categories which data, at least one
     * @return the question, to be asked for many people and records
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     * @throws IllegalArgumentException if no category is given
     */
    public Access access(Purpose purpose, Destination destination, DataCategory... categories) {
        return prepare(purpose, Optional.of(destination), List.of(categories));
    }

    /**
     * Prepares a question about giving data to a recipient.
     *
     * @param purpose what for
     * @param destination to whom, where and under which safeguards
     * @param categories which data, at least one
     * @return the question, to be asked for many people and records
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     * @throws IllegalArgumentException if no category is given
     */
    public Access access(Purpose purpose, Destination destination, List<DataCategory> categories) {
        return prepare(purpose, Optional.of(destination), categories);
    }

    /**
     * Decides a question without preparing it; the same answer as {@link #access} and {@link Access#decide}, slower.
     *
     * @param request the whole question
     * @return the decision
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     */
    public Decision decide(Request request) {
        return unprepared.access(request).decide(request.subject(), request.record(), request.at());
    }

    /**
     * Decides whether a category may be collected for a role from a source.
     *
     * @param role in which capacity the person is met
     * @param category which data
     * @param source where from
     * @return a permit, or a refusal as {@link Reason#NO_RULE} or {@link Reason#SOURCE_NOT_DECLARED}
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     */
    public Decision decideCollection(Role role, DataCategory category, Source source) {
        return questions.collection(role, category, source);
    }

    /**
     * Tells until when a datum is kept, and by what.
     *
     * @param subject what is known of the person
     * @param record what is known of the record
     * @param category which data of the record
     * @param now the instant of the question
     * @return all grounds with their ends
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     * @throws IllegalArgumentException if nothing is known of the person, so that nothing can be said
     */
    public KeepingVerdict retentionOf(SubjectState subject, RecordState record, DataCategory category, Instant now) {
        return questions.retention(subject, record, category, Optional.empty(), now);
    }

    /**
     * Tells until when one purpose keeps a datum.
     *
     * @param subject what is known of the person
     * @param record what is known of the record
     * @param category which data of the record
     * @param purpose the purpose
     * @param now the instant of the question
     * @return the grounds of that purpose with their ends
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     * @throws IllegalArgumentException if nothing is known of the person, so that nothing can be said
     */
    public KeepingVerdict retentionOf(
            SubjectState subject, RecordState record, DataCategory category, Purpose purpose, Instant now) {
        return questions.retention(subject, record, category, Optional.of(purpose), now);
    }

    /**
     * What must hold of a person and a record for the controller itself to use a category: the condition behind
     * {@link Access#decide}, for interpreters other than the one in memory.
     *
     * @param role in which capacity the person is known
     * @param category which data
     * @param purpose what for
     * @return one of whose parts must hold, the rules in the policy's order; none if nothing ever permits it
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     */
    public Condition.AnyOf conditionToUse(Role role, DataCategory category, Purpose purpose) {
        return questions.conditionToUse(role, category, purpose);
    }

    /**
     * The rules that join a role with a category: what uses the data, and what keeps them.
     *
     * @param role in which capacity the person is known
     * @param category which data
     * @return the rules in the policy's order
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     */
    public List<ProcessingRule> rulesUsing(Role role, DataCategory category) {
        return questions.rulesUsing(role, category);
    }

    /**
     * Tells why a person's consent to a purpose is not in force.
     *
     * @param subject what is known of the person
     * @param purpose the purpose
     * @param now the instant of the question
     * @return that it is missing, outdated or withdrawn, or that the state is unavailable; empty if it is in force
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a term
     */
    public Optional<Reason> consentObstacle(SubjectState subject, Purpose purpose, Instant now) {
        int standing = compiled(subject).standing(index.number(purpose), Nanos.of(now));
        return Outcome.reason(Outcome.of(0, standing & (Standing.CONSENT | Standing.UNAVAILABLE)));
    }

    Access prepare(Purpose purpose, Optional<Destination> destination, List<DataCategory> categories) {
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("name at least one data category to access");
        }
        List<DataCategory> named = categories.stream().distinct().toList();
        return new Access(
                this, named, questions.asked(purpose, destination, named), index.number(purpose), index.roles());
    }

    RuleIndex index() {
        return index;
    }

    // What follows is short, and what is rarely done stands apart, so that the compiler takes it into every decision.

    CompiledSubject compiled(SubjectState state) {
        CompiledSubject known = state.compiled;
        return known != null && known.isOf(this) ? known : compile(state);
    }

    private CompiledSubject compile(SubjectState state) {
        CompiledSubject made = CompiledSubject.of(this, new Said(index, state));
        state.compiled = made;
        return made;
    }

    CompiledRecord compiled(RecordState state, long now) {
        CompiledRecord known = state.compiled;
        return known != null && known.isOf(this) ? known : compile(state, now);
    }

    private CompiledRecord compile(RecordState state, long now) {
        int role = index.number(state.role());
        RecordChecks checks = index.rulesOf(role).checks();
        CompiledRecord made = CompiledRecord.of(this, role, state, checks, index.numbered(state.events()), now);
        state.compiled = made;
        return made;
    }
}

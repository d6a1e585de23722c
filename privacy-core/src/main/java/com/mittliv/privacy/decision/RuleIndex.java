package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The policy's rules by role, with the numbers that questions and states are resolved to. */
final class RuleIndex {
    private final Policy policy;
    private final PrivacyEngine engine;
    private final Calendar calendar;
    private final TermIndex<Role> roles;
    private final TermIndex<DataCategory> categories;
    private final TermIndex<Purpose> purposes;
    private final TermIndex<Recipient> recipients;
    private final TermIndex<Source> sources;
    private final List<List<NumberedRule>> byRole = new ArrayList<>();
    private final RoleClocks[] clocks;

    /** A rule with its terms as sorted numbers. */
    private record NumberedRule(ProcessingRule rule, int[] categories, int[] purposes, int[] recipients, int[] sources) {}

    RuleIndex(Policy policy, PrivacyEngine engine) {
        this.policy = policy;
        this.engine = engine;
        this.calendar = new Calendar(policy.timeZone());
        Vocabulary vocabulary = policy.vocabulary();
        this.roles = new TermIndex<>(vocabulary.roles());
        this.categories = new TermIndex<>(vocabulary.categories());
        this.purposes = new TermIndex<>(vocabulary.purposes());
        this.recipients = new TermIndex<>(vocabulary.recipients());
        this.sources = new TermIndex<>(vocabulary.sources());
        this.clocks = new RoleClocks[roles.size()];
        for (int role = 0; role < roles.size(); role++) {
            byRole.add(new ArrayList<>());
            clocks[role] = new RoleClocks(calendar);
        }
        for (ProcessingRule rule : policy.rules()) {
            NumberedRule numbered = new NumberedRule(
                    rule,
                    numbers(categories, rule.categories()),
                    numbers(purposes, rule.purposes()),
                    numbers(recipients, rule.recipients()),
                    numbers(sources, rule.sources()));
            for (Role role : rule.roles()) {
                int number = roles.find(role.id());
                byRole.get(number).add(numbered);
                registerClocks(rule, clocks[number]);
            }
        }
    }

    /** All clocks are known before any record is read. */
    private static void registerClocks(ProcessingRule rule, RoleClocks clocks) {
        rule.onlyAfter().forEach(clocks::at);
        if (Conditions.keepsByItself(rule)) {
            Keeping unused = Keeping.compile(rule.retention(), clocks);
        }
    }

    private static <T extends Term> int[] numbers(TermIndex<T> index, Collection<T> terms) {
        return terms.stream().mapToInt(term -> index.find(term.id())).sorted().toArray();
    }

    Lane[][] lanes(Purpose purpose, Optional<Destination> destination, List<DataCategory> asked) {
        Purpose known = policy.vocabulary().purpose(purpose.id());
        Optional<Destination> to = destination.map(this::declared);
        Lane[][] lanes = new Lane[asked.size()][];
        for (int i = 0; i < lanes.length; i++) {
            DataCategory category = policy.vocabulary().category(asked.get(i).id());
            lanes[i] = new Lane[roles.size()];
            for (int role = 0; role < roles.size(); role++) {
                lanes[i][role] = lane(known, to, category, role);
            }
        }
        return lanes;
    }

    /** The destination with the recipient as the policy declares it: its country and safeguards count, no others. */
    private Destination declared(Destination asked) {
        Recipient recipient = policy.vocabulary().recipient(asked.recipient().id());
        for (Safeguard safeguard : asked.safeguards()) {
            Term unused = policy.vocabulary().safeguard(safeguard.id());
        }
        return new Destination(recipient, asked.country().or(recipient::country), asked.safeguards());
    }

    private Lane lane(Purpose purpose, Optional<Destination> destination, DataCategory category, int role) {
        Question question = new Question(
                Optional.of(purpose), destination.map(Destination::recipient), category, roles.term(role));
        if (policy.prohibitions().stream().anyMatch(never -> forbids(never, purpose, destination, category))) {
            return new Lane(question, List.of(), new Deny(question, Reason.PROHIBITED, Optional.empty()));
        }
        List<NumberedRule> joining = joining(role, category);
        List<ProcessingRule> grounds = joining.stream().map(NumberedRule::rule).toList();
        Deny furthest = new Deny(question, Reason.NO_RULE, Optional.empty());
        List<Lane.Option> options = new ArrayList<>();
        for (NumberedRule numbered : joining) {
            Optional<Reason> obstacle = obstacle(numbered, purpose, destination);
            if (obstacle.isEmpty()) {
                options.add(new Lane.Option(
                        numbered.rule,
                        Check.compile(Conditions.toUse(numbered.rule, purpose, grounds), engine, clocks[role]),
                        Check.compile(Conditions.toStore(numbered.rule, purpose, grounds), engine, clocks[role])));
            } else if (obstacle.get().stage() > furthest.reason().stage()) {
                furthest = new Deny(question, obstacle.get(), Optional.of(numbered.rule));
            }
        }
        return new Lane(question, options, furthest);
    }

    /** The rules that join a role with a category or a wider one, in the policy's order. */
    private List<NumberedRule> joining(int role, DataCategory category) {
        int[] chain = categories.chain(categories.find(category.id()));
        return byRole.get(role).stream()
                .filter(rule -> meets(rule.categories, chain))
                .toList();
    }

    /** What keeps a rule that joins role and category from being asked at all. */
    private Optional<Reason> obstacle(NumberedRule rule, Purpose purpose, Optional<Destination> destination) {
        if (!meets(rule.purposes, purposes.chain(purposes.find(purpose.id())))) {
            return Optional.of(Reason.PURPOSE_NOT_DECLARED);
        }
        if (destination.isEmpty()) {
            return Optional.empty();
        }
        int recipient = recipients.find(destination.get().recipient().id());
        if (!meets(rule.recipients, recipients.chain(recipient))) {
            return Optional.of(Reason.RECIPIENT_NOT_ALLOWED);
        }
        return destination.get().isLawfulTransfer()
                ? Optional.empty()
                : Optional.of(Reason.TRANSFER_WITHOUT_SAFEGUARD);
    }

    private boolean forbids(
            Prohibition never, Purpose purpose, Optional<Destination> destination, DataCategory category) {
        return covers(never.purposes(), purposes, purpose)
                && covers(never.categories(), categories, category)
                && (never.recipients().isEmpty()
                        || destination.isPresent()
                                && covers(never.recipients(), recipients, destination.get().recipient()));
    }

    private static <T extends Term> boolean covers(Set<T> named, TermIndex<T> index, T term) {
        return named.isEmpty() || meets(numbers(index, named), index.chain(index.find(term.id())));
    }

    /** Whether sorted numbers and a chain of ever wider terms have one in common. */
    private static boolean meets(int[] sorted, int[] chain) {
        for (int number : chain) {
            if (java.util.Arrays.binarySearch(sorted, number) >= 0) {
                return true;
            }
        }
        return false;
    }

    Decision collection(Role role, DataCategory category, Source source) {
        Role knownRole = policy.vocabulary().role(role.id());
        DataCategory knownCategory = policy.vocabulary().category(category.id());
        int[] chain = sources.chain(sources.find(policy.vocabulary().source(source.id()).id()));
        Question question = new Question(Optional.empty(), Optional.empty(), knownCategory, knownRole);
        List<NumberedRule> joining = joining(roles.find(knownRole.id()), knownCategory);
        for (NumberedRule numbered : joining) {
            if (meets(numbered.sources, chain)) {
                return new Permit(question, numbered.rule);
            }
        }
        Reason reason = joining.isEmpty() ? Reason.NO_RULE : Reason.SOURCE_NOT_DECLARED;
        return new Deny(question, reason, joining.stream().map(NumberedRule::rule).findFirst());
    }

    KeepingVerdict retention(
            SubjectState subject, RecordState record, DataCategory category, Optional<Purpose> purpose, Instant now) {
        if (!subject.isAvailable()) {
            throw new IllegalArgumentException(
                    "nothing is known of the person, so no retention can be told; load the person's state first");
        }
        DataCategory known = policy.vocabulary().category(category.id());
        Optional<Purpose> asked = purpose.map(p -> policy.vocabulary().purpose(p.id()));
        CompiledSubject person = engine.compiled(subject);
        CompiledRecord row = engine.compiled(record);
        List<NumberedRule> joining = joining(row.role, known);
        boolean leans = asked.isPresent()
                && joining.stream()
                        .anyMatch(rule -> !Conditions.keepsByItself(rule.rule) && serves(rule, asked.get()));
        Ends ends = new Ends(engine, person, record, now);
        List<Ground> grounds = new ArrayList<>();
        for (NumberedRule numbered : joining) {
            if (Conditions.keepsByItself(numbered.rule)) {
                purposesToTell(numbered, leans ? Optional.empty() : asked)
                        .forEach(p -> grounds.add(
                                new Ground.ByRule(numbered.rule, p, ends.of(Conditions.toKeep(numbered.rule, p)))));
            }
        }
        if (asked.isEmpty()) {
            subject.holds().stream()
                    .filter(hold -> !now.isBefore(hold.from()))
                    .forEach(hold -> grounds.add(new Ground.ByHold(
                            hold, hold.until().<RetentionEnd>map(At::new).orElseGet(Open::new))));
        }
        return new KeepingVerdict(known, now, policy.timeZone(), grounds);
    }

    private boolean serves(NumberedRule rule, Purpose purpose) {
        return meets(rule.purposes, purposes.chain(purposes.find(purpose.id())));
    }

    private Collection<Purpose> purposesToTell(NumberedRule rule, Optional<Purpose> asked) {
        if (asked.isEmpty()) {
            return rule.rule.purposes();
        }
        return serves(rule, asked.get()) ? List.of(asked.get()) : List.of();
    }

    int purposeNumber(Purpose purpose) {
        return purposes.find(policy.vocabulary().purpose(purpose.id()).id());
    }

    int roleNumber(Role role) {
        return roles.find(policy.vocabulary().role(role.id()).id());
    }

    Purpose purpose(int number) {
        return purposes.term(number);
    }

    int[] purposeChain(Purpose purpose) {
        return purposes.chain(purposeNumber(purpose));
    }

    RoleClocks clocksOf(int role) {
        return clocks[role];
    }
}

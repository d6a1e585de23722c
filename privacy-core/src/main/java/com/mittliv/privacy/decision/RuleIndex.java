package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.RoleRules.Numbered;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The policy in numbers: its terms, and its rules by role. A term the policy does not declare is refused. */
final class RuleIndex {
    private static final int[] NO_NUMBERS = {};

    private final Vocabulary vocabulary;
    private final List<Prohibition> prohibitions;
    private final TermIndex<Role> roles;
    private final TermIndex<DataCategory> categories;
    private final TermIndex<Purpose> purposes;
    private final TermIndex<Recipient> recipients;
    private final TermIndex<Source> sources;
    private final RoleRules[] byRole;
    private final TermIndex<Event> events;
    private final Calendar calendar;
    private final byte[] silent;
    private final byte[] restricted;
    private final byte[] unavailable;

    RuleIndex(Policy policy) {
        this.vocabulary = policy.vocabulary();
        this.prohibitions = policy.prohibitions();
        this.roles = new TermIndex<>(vocabulary.roles());
        this.categories = new TermIndex<>(vocabulary.categories());
        this.purposes = new TermIndex<>(vocabulary.purposes());
        this.recipients = new TermIndex<>(vocabulary.recipients());
        this.sources = new TermIndex<>(vocabulary.sources());
        this.events = new TermIndex<>(vocabulary.events());
        this.calendar = new Calendar(policy.timeZone());
        this.silent = everywhere(Standing.CONSENT_MISSING);
        this.restricted = everywhere(Standing.CONSENT_MISSING | Standing.RESTRICTED);
        this.unavailable = everywhere(Standing.UNAVAILABLE);
        this.byRole = new RoleRules[roles.size()];
        for (int role = 0; role < byRole.length; role++) {
            byRole[role] = new RoleRules(checks());
        }
        List<ProcessingRule> rules = policy.rules();
        for (int place = 0; place < rules.size(); place++) {
            ProcessingRule rule = rules.get(place);
            Numbered numbered = new Numbered(
                    place,
                    rule,
                    Conditions.asGround(rule, vocabulary),
                    numbers(categories, rule.categories()),
                    numbers(purposes, rule.purposes()),
                    numbers(recipients, rule.recipients()),
                    numbers(sources, rule.sources()));
            for (Role role : rule.roles()) {
                byRole[roles.find(role.id())].add(numbered);
            }
        }
    }

    private static <T extends Term> int[] numbers(TermIndex<T> index, Collection<T> terms) {
        if (terms.isEmpty()) {
            return NO_NUMBERS;
        }
        int[] numbers = new int[terms.size()];
        int next = 0;
        for (Term term : terms) {
            numbers[next++] = index.find(term.id());
        }
        return numbers;
    }

    int roles() {
        return roles.size();
    }

    Role role(int number) {
        return roles.term(number);
    }

    RoleRules rulesOf(int role) {
        return byRole[role];
    }

    RoleRules rulesOf(Role role) {
        return byRole[number(role)];
    }

    int number(Role role) {
        return roles.find(vocabulary.role(role.id()).id());
    }

    int number(Purpose purpose) {
        return purposes.find(declared(purpose).id());
    }

    Role declared(Role role) {
        return vocabulary.role(role.id());
    }

    Purpose declared(Purpose purpose) {
        return vocabulary.purpose(purpose.id());
    }

    DataCategory declared(DataCategory category) {
        return vocabulary.category(category.id());
    }

    Event declared(Event event) {
        return vocabulary.event(event.id());
    }

    /** The destination with the recipient as the policy declares it: its country and safeguards count, no others. */
    Destination declared(Destination asked) {
        Recipient recipient = vocabulary.recipient(asked.recipient().id());
        for (Safeguard safeguard : asked.safeguards()) {
            Term unused = vocabulary.safeguard(safeguard.id());
        }
        return new Destination(recipient, asked.country().or(recipient::country), asked.safeguards());
    }

    int[] purposeChain(Purpose purpose) {
        return purposeChain(number(purpose));
    }

    int[] purposeChain(int purpose) {
        return purposes.chain(purpose);
    }

    IntStream selfAndNarrower(int purpose) {
        return IntStream.of(purposes.selfAndNarrower(purpose));
    }

    private byte[] everywhere(int standing) {
        byte[] standings = new byte[Math.max(1, purposes.size())];
        Arrays.fill(standings, (byte) standing);
        return standings;
    }

    /** The {@link Standing} of every purpose for a person of whom nothing is said but this; not to be changed. */
    byte[] silence(boolean isRestricted, boolean isAvailable) {
        if (!isAvailable) {
            return unavailable;
        }
        return isRestricted ? restricted : silent;
    }

    /** Checks of records, none yet. */
    RecordChecks checks() {
        return new RecordChecks(calendar, this);
    }

    /** Events by their numbers; of one told twice under different descriptions the later instant counts. */
    Map<Integer, Instant> numbered(Map<Event, Instant> events) {
        Map<Integer, Instant> numbered = new HashMap<>();
        events.forEach((event, at) -> numbered.merge(number(event), at, (a, b) -> a.isAfter(b) ? a : b));
        return numbered;
    }

    int number(Event event) {
        return events.find(declared(event).id());
    }

    int[] categoryChain(DataCategory category) {
        return categories.chain(categories.find(category.id()));
    }

    int[] recipientChain(Recipient recipient) {
        return recipients.chain(recipients.find(recipient.id()));
    }

    int[] sourceChain(Source source) {
        return sources.chain(sources.find(vocabulary.source(source.id()).id()));
    }

    /** The first promise of the policy that forbids something. */
    Optional<Prohibition> prohibition(Purpose purpose, Optional<Destination> destination, DataCategory category) {
        return prohibitions.stream()
                .filter(never -> forbids(never, purpose, destination, category))
                .findFirst();
    }

    private boolean forbids(
            Prohibition never, Purpose purpose, Optional<Destination> destination, DataCategory category) {
        return covers(never.purposes(), purposes, purpose)
                && covers(never.categories(), categories, category)
                && concerns(never.recipients(), destination);
    }

    private boolean concerns(Set<Recipient> named, Optional<Destination> destination) {
        return named.isEmpty()
                || destination
                        .map(to -> covers(named, recipients, to.recipient()))
                        .orElse(false);
    }

    private static <T extends Term> boolean covers(Set<T> named, TermIndex<T> index, T term) {
        return named.isEmpty() || RoleRules.meets(numbers(index, named), index.chain(index.find(term.id())));
    }
}

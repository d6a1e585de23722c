package com.mittliv.privacy.policy;

import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A privacy policy as data: who the controller is, the words it uses, what it does and what it never does.
 *
 * <p>Immutable and complete: a policy that contradicts itself cannot be built. What is merely unwise or missing is left
 * to the analysis.
 *
 * <pre>{@code
 * Policy policy = Policy.named("example", "1", controller)
 *     .rule(rule("answer-enquiries").about(ENQUIRER).using(EMAIL).forPurpose(ANSWER)
 *         .on(contract()).kept(days(30).after(ENQUIRY_CLOSED)))
 *     .build();
 * }</pre>
 *
 * @param id the policy's stable id
 * @param version names this version of the policy
 * @param effectiveFrom the day it takes effect, where it states one
 * @param timeZone where its days begin and end
 * @param languages the languages it is written in, its own first
 * @param title what people call it
 * @param controller who is responsible (Art. 4(7) GDPR)
 * @param contact where people turn to
 * @param supervisoryAuthority the authority people can complain to, as the policy names it
 * @param sections the policy's parts, in order
 * @param vocabulary all terms it declares
 * @param rules what it does
 * @param prohibitions what it never does
 * @param rights what people can ask for
 * @param duties what it promises to do on a change
 * @param cookies the cookies its pages set
 * @param openPoints what its text leaves open, and how the rules read it
 * @param acceptedFindings findings of the analysis its owner accepts
 * @param consentAge from which age a child's own consent counts for online services (Art. 8(1) GDPR), in years
 * @param holidays the public holidays by which deadlines are moved (Regulation 1182/71 Art. 3(4))
 */
public record Policy(
        String id,
        String version,
        Optional<LocalDate> effectiveFrom,
        ZoneId timeZone,
        List<String> languages,
        Text title,
        Controller controller,
        Contact contact,
        Optional<Text> supervisoryAuthority,
        List<Section> sections,
        Vocabulary vocabulary,
        List<ProcessingRule> rules,
        List<Prohibition> prohibitions,
        List<DeclaredRight> rights,
        List<Duty> duties,
        List<Cookie> cookies,
        List<OpenPoint> openPoints,
        List<AcceptedFinding> acceptedFindings,
        OptionalInt consentAge,
        Set<LocalDate> holidays) {
    /**
     * The organisation responsible for the processing (Art. 4(7) GDPR).
     *
     * @param name its name
     * @param registrationNumber its number in the register of companies or the like
     * @param address its postal address
     */
    public record Controller(String name, Optional<String> registrationNumber, Optional<String> address) {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Controller {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a controller needs a name");
            }
        }

        /**
         * A controller known by name.
         *
         * @param name the name
         * @return the controller
         */
        public static Controller of(String name) {
            return new Controller(name, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Where people turn to with questions and requests.
     *
     * @param person whom to address
     * @param email the e-mail address
     * @param address the postal address
     * @param dataProtectionOfficer who that is and how to reach them, where one is designated (Art. 37 GDPR)
     */
    public record Contact(
            Optional<String> person,
            Optional<String> email,
            Optional<String> address,
            Optional<String> dataProtectionOfficer) {
        /** No contact stated. */
        public static final Contact NONE = new Contact(Optional.empty(), Optional.empty(), Optional.empty());

        /**
         * A contact without a data protection officer.
         *
         * @param person whom to address
         * @param email the e-mail address
         * @param address the postal address
         */
        public Contact(Optional<String> person, Optional<String> email, Optional<String> address) {
            this(person, email, address, Optional.empty());
        }
    }

    /**
     * A part of the policy's text.
     *
     * @param id its number or name, for example {@code 3.3}
     * @param title its heading
     * @param part what it is about, which tells where it stands in the notice
     * @param statements what it tells people beside its rules, rights and duties, a paragraph each
     */
    public record Section(String id, Text title, Part part, List<Text> statements) {
        /** What a section is about. */
        public enum Part {
            /** Who the controller is and whom the policy is for. */
            INTRODUCTION,
            /** Which data are processed and why. */
            PROCESSING,
            /** Where data come from. */
            SOURCES,
            /** How long data are kept. */
            STORAGE,
            /** To whom and where data are given. */
            TRANSFERS,
            /** What people can ask for. */
            RIGHTS,
            /** Cookies. */
            COOKIES,
            /** How the policy changes. */
            CHANGES,
            /** Where people turn to. */
            CONTACT,
            /** Anything else. */
            OTHER
        }

        /** Copies. */
        public Section {
            statements = List.copyOf(statements);
        }

        /**
         * A section that says nothing beside its rules, rights and duties.
         *
         * @param id its number or name
         * @param title its heading
         */
        public Section(String id, Text title) {
            this(id, title, Part.OTHER, List.of());
        }
    }

    /**
     * Checks and copies.
     *
     * @throws PolicyException if the policy contradicts itself, with all the problems
     */
    public Policy {
        languages = List.copyOf(languages);
        sections = List.copyOf(sections);
        rules = List.copyOf(rules);
        prohibitions = List.copyOf(prohibitions);
        rights = List.copyOf(rights);
        duties = List.copyOf(duties);
        cookies = List.copyOf(cookies);
        openPoints = List.copyOf(openPoints);
        acceptedFindings = List.copyOf(acceptedFindings);
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
        List<PolicyProblem> problems =
                PolicyChecks.problemsOf(id, version, languages, vocabulary, rules, prohibitions, duties, cookies);
        if (!problems.isEmpty()) {
            throw new PolicyException("policy `" + id + "`", problems);
        }
    }

    /**
     * Starts a policy in Java.
     *
     * @param id the policy's stable id
     * @param version names this version
     * @param controller who is responsible
     * @return a builder
     */
    public static Builder named(String id, String version, Controller controller) {
        return new Builder(id, version, controller);
    }

    /**
     * Looks a rule up.
     *
     * @param ruleId the rule's id
     * @return the rule, empty if there is none of that id
     */
    public Optional<ProcessingRule> rule(String ruleId) {
        return rules.stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    /**
     * What the policy states of a right.
     *
     * @param right the right
     * @return empty if the policy does not name it
     */
    public Optional<DeclaredRight> right(DataSubjectRight right) {
        return rights.stream().filter(declared -> declared.right() == right).findFirst();
    }

    /**
     * The duties an occasion calls for.
     *
     * @param occasions what happened
     * @return the duties, in the policy's order
     */
    public List<Duty> dutiesOn(Set<Duty.When> occasions) {
        return duties.stream().filter(duty -> occasions.contains(duty.when())).toList();
    }

    /**
     * Looks the policy over: what is missing by law, has no effect, or may not be meant.
     *
     * @return the findings in the order of the policy file, those its owner accepts marked so
     */
    public List<Finding> analyse() {
        return Analysis.of(this);
    }

    /** Builds a policy in Java. Terms that rules name need not be declared separately. */
    public static final class Builder {
        private final String id;
        private final String version;
        private final Controller controller;
        private Optional<LocalDate> effectiveFrom = Optional.empty();
        private ZoneId timeZone = ZoneId.of("Europe/Stockholm");
        private List<String> languages = List.of("en");
        private Text title = Text.NONE;
        private Contact contact = Contact.NONE;
        private Optional<Text> supervisoryAuthority = Optional.empty();
        private final List<Section> sections = new ArrayList<>();
        private final List<Term> terms = new ArrayList<>();
        private final List<ProcessingRule> rules = new ArrayList<>();
        private final List<Prohibition> prohibitions = new ArrayList<>();
        private final List<DeclaredRight> rights = new ArrayList<>();
        private final List<Duty> duties = new ArrayList<>();
        private final List<Cookie> cookies = new ArrayList<>();
        private final List<OpenPoint> openPoints = new ArrayList<>();
        private final List<AcceptedFinding> acceptedFindings = new ArrayList<>();
        private OptionalInt consentAge = OptionalInt.empty();
        private final Set<LocalDate> holidays = new TreeSet<>();

        private Builder(String id, String version, Controller controller) {
            this.id = id;
            this.version = version;
            this.controller = controller;
        }

        /**
         * The day the version takes effect.
         *
         * @param day the day
         * @return this
         */
        public Builder effectiveFrom(LocalDate day) {
            effectiveFrom = Optional.of(day);
            return this;
        }

        /**
         * Where days begin and end; {@code Europe/Stockholm} unless set.
         *
         * @param zone the zone
         * @return this
         */
        public Builder timeZone(ZoneId zone) {
            timeZone = zone;
            return this;
        }

        /**
         * The languages it is written in, its own first; {@code en} unless set.
         *
         * @param codes ISO 639 codes
         * @return this
         */
        public Builder languages(String... codes) {
            languages = List.of(codes);
            return this;
        }

        /**
         * What people call it.
         *
         * @param words the title
         * @return this
         */
        public Builder title(Text words) {
            title = words;
            return this;
        }

        /**
         * Where people turn to.
         *
         * @param point the contact
         * @return this
         */
        public Builder contact(Contact point) {
            contact = point;
            return this;
        }

        /**
         * The authority people can complain to.
         *
         * @param name its name as the policy states it
         * @return this
         */
        public Builder supervisoryAuthority(Text name) {
            supervisoryAuthority = Optional.of(name);
            return this;
        }

        /**
         * Adds parts of the text.
         *
         * @param parts the sections, in order
         * @return this
         */
        public Builder sections(Section... parts) {
            sections.addAll(List.of(parts));
            return this;
        }

        /**
         * Declares terms, needed only for those that no rule names.
         *
         * @param more the terms
         * @return this
         */
        public Builder declare(Term... more) {
            terms.addAll(List.of(more));
            return this;
        }

        /**
         * Adds a rule.
         *
         * @param rule the rule as it was built so far
         * @return this
         * @throws IllegalArgumentException if the rule lacks something
         */
        public Builder rule(ProcessingRule.Builder rule) {
            rules.add(rule.build());
            return this;
        }

        /**
         * Adds a rule.
         *
         * @param rule the rule
         * @return this
         */
        public Builder rule(ProcessingRule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * Adds prohibitions.
         *
         * @param never what is never done
         * @return this
         */
        public Builder never(Prohibition... never) {
            prohibitions.addAll(List.of(never));
            return this;
        }

        /**
         * Adds rights.
         *
         * @param declared what people can ask for
         * @return this
         */
        public Builder rights(DeclaredRight... declared) {
            rights.addAll(List.of(declared));
            return this;
        }

        /**
         * Adds duties.
         *
         * @param promised what is done on a change
         * @return this
         */
        public Builder duties(Duty... promised) {
            duties.addAll(List.of(promised));
            return this;
        }

        /**
         * Adds cookies.
         *
         * @param declared the cookies the pages set
         * @return this
         */
        public Builder cookies(Cookie... declared) {
            cookies.addAll(List.of(declared));
            return this;
        }

        /**
         * Accepts findings of the analysis.
         *
         * @param findings the findings, each with the reason
         * @return this
         */
        public Builder accept(AcceptedFinding... findings) {
            acceptedFindings.addAll(List.of(findings));
            return this;
        }

        /**
         * From which age a child's own consent counts (Art. 8(1) GDPR).
         *
         * @param years the age; 13 in Sweden
         * @return this
         */
        public Builder consentAge(int years) {
            consentAge = OptionalInt.of(years);
            return this;
        }

        /**
         * Adds public holidays.
         *
         * @param days the days
         * @return this
         */
        public Builder holidays(LocalDate... days) {
            holidays.addAll(List.of(days));
            return this;
        }

        /**
         * Adds open points.
         *
         * @param points what the text leaves open
         * @return this
         */
        public Builder openPoints(OpenPoint... points) {
            openPoints.addAll(List.of(points));
            return this;
        }

        /**
         * Completes the policy.
         *
         * @return the policy
         * @throws PolicyException if it contradicts itself, with all the problems
         * @throws IllegalArgumentException if a term is used with two different descriptions
         */
        public Policy build() {
            List<Term> all = new ArrayList<>(terms);
            rules.forEach(rule -> all.addAll(termsOf(rule)));
            prohibitions.forEach(never -> Stream.of(never.purposes(), never.categories(), never.recipients())
                    .forEach(all::addAll));
            cookies.forEach(cookie -> all.add(cookie.purpose()));
            List<Term> safeguards = all.stream()
                    .filter(Recipient.class::isInstance)
                    .flatMap(term -> ((Recipient) term).safeguards().stream())
                    .map(Term.class::cast)
                    .toList();
            all.addAll(safeguards);
            return new Policy(
                    id,
                    version,
                    effectiveFrom,
                    timeZone,
                    languages,
                    title,
                    controller,
                    contact,
                    supervisoryAuthority,
                    sections,
                    Vocabulary.of(all),
                    rules,
                    prohibitions,
                    rights,
                    duties,
                    cookies,
                    openPoints,
                    acceptedFindings,
                    consentAge,
                    holidays);
        }

        private static List<Term> termsOf(ProcessingRule rule) {
            List<Term> terms = new ArrayList<>();
            Stream.of(
                            rule.roles(),
                            rule.categories(),
                            rule.purposes(),
                            rule.onlyAfter(),
                            rule.recipients(),
                            rule.sources())
                    .forEach(terms::addAll);
            terms.addAll(Retentions.eventsOf(rule.retention()));
            return terms;
        }
    }
}

package com.mittliv.privacy.document;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.Block.Bullets;
import com.mittliv.privacy.document.Block.Entry;
import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Row;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.document.Block.Table;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.rights.AccessReport;
import com.mittliv.privacy.rights.Complaint;
import com.mittliv.privacy.rights.Datum;
import com.mittliv.privacy.rights.Origin.Obtained;
import com.mittliv.privacy.rights.Origin.Provided;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The readable answer to a person who asks for access (Art. 15 GDPR): one HTML page in the policy's words, written piece by
 * piece, so that it may be as long as what is held. To be called in the order of its methods; {@link #record} any number of
 * times, {@link #history} where there is any.
 *
 * <p>Until {@link #end} is written, and after it where something was {@linkplain #miss missed}, the page says of itself
 * that it is not complete.
 */
public final class PersonDocument {
    private static final String INCOMPLETE = "<p class=\"incomplete\" role=\"alert\"><strong>";
    private static final String COMPLETE = "<style>.incomplete { display: none; }</style>\n";

    private final Wording wording;
    private final Appendable out;
    private final Map<ProcessingRule, Set<DataCategory>> uses = new LinkedHashMap<>();
    private final Set<Recipient> recipients = new LinkedHashSet<>();
    private final Map<Role, Map<DataCategory, Withholding>> withheld = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private long records;

    private PersonDocument(Wording wording, Appendable out) {
        this.wording = wording;
        this.out = out;
    }

    /**
     * A page to be written.
     *
     * @param policy the policy in force
     * @param language {@code sv} or {@code en}
     * @param out where it is written to
     * @return the page, of which nothing is written yet
     * @throws IllegalArgumentException if the language is another
     */
    public static PersonDocument html(Policy policy, String language, Appendable out) {
        return new PersonDocument(new Wording(policy, language), out);
    }

    /**
     * A field of a record as it is held.
     *
     * @param name its name in the application
     * @param category which data it holds
     * @param content what stands in it
     */
    public record Field(String name, DataCategory category, String content) {
        // No content: it is personal.
        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }

    /**
     * What is on record of what became of data.
     *
     * @param what what became of them
     * @param at when
     * @param place the id of the recipient, or the name of the entity or store in which they were
     * @param categories which data, by id
     */
    public record Noted(What what, Instant at, String place, List<String> categories) {
        /** What became of data. */
        public enum What {
            /** A recipient got them (Art. 15(1)(c) GDPR). */
            DISCLOSED,
            /** They were erased, or what they were replaced by tells less. */
            ERASED,
            /** A recipient was told that they were erased (Art. 19 GDPR). */
            TOLD
        }

        /** Copies. */
        public Noted {
            categories = List.copyOf(categories);
        }
    }

    /**
     * Writes who answers, and when.
     *
     * @param now the instant of the report
     * @throws IOException if it cannot be written
     */
    public void begin(Instant now) throws IOException {
        Run title = wording.frame(Frame.PERSON_TITLE);
        out.append(HtmlRenderer.begin(wording.spoken.language(), title));
        out.append(INCOMPLETE)
                .append(HtmlRenderer.text(wording.frame(Frame.PERSON_INCOMPLETE).words()))
                .append("</strong></p>\n");
        Policy policy = wording.policy;
        List<Fact> facts = new ArrayList<>();
        fact(facts, Frame.CONTROLLER, Optional.of(policy.controller().name()));
        fact(facts, Frame.REGISTRATION_NUMBER, policy.controller().registrationNumber());
        fact(
                facts,
                Frame.ADDRESS,
                policy.controller().address().or(() -> policy.contact().address()));
        fact(facts, Frame.PERSON, policy.contact().person());
        fact(facts, Frame.EMAIL, policy.contact().email());
        fact(facts, Frame.VERSION, Optional.of(policy.version()));
        fact(facts, Frame.PERSON_AS_OF, Optional.of(day(now)));
        write(heading(1, title), new Facts(facts), heading(2, wording.frame(Frame.PERSON_HELD)));
    }

    private void fact(List<Fact> facts, Frame label, Optional<String> words) {
        words.map(String::strip)
                .filter(some -> !some.isEmpty())
                .ifPresent(some -> facts.add(new Fact(
                        wording.frame(label),
                        List.of(new Run(some, Origin.policy(label.name().toLowerCase(Locale.ROOT)))))));
    }

    /**
     * Writes a record.
     *
     * @param entity what the application calls records of its kind
     * @param entries what is told of its data; all of one record
     * @param fields what is held
     * @throws IOException if it cannot be written
     */
    public void record(String entity, List<AccessReport.Entry> entries, List<Field> fields) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        records++;
        Map<DataCategory, AccessReport.Entry> told = new LinkedHashMap<>();
        for (AccessReport.Entry entry : entries) {
            told.put(entry.datum().category(), entry);
            recipients.addAll(entry.recipients());
            entry.uses()
                    .forEach(use -> uses.computeIfAbsent(use.rule(), unused -> new LinkedHashSet<>())
                            .add(entry.datum().category()));
        }
        List<Row> rows = fields.stream()
                .flatMap(field -> Stream.ofNullable(told.get(field.category())).map(entry -> row(field, entry)))
                .toList();
        Run caption =
                person(Spoken.capitalised(wording.nameOf(entries.get(0).datum().role())) + " – " + entity);
        write(new Table(
                caption,
                Stream.of(Frame.FIELD, Frame.CONTENT, Frame.KIND, Frame.CAME_FROM, Frame.KEPT)
                        .map(wording::frame)
                        .toList(),
                rows));
    }

    private Row row(Field field, AccessReport.Entry entry) {
        return new Row(
                Optional.empty(),
                List.of(
                        List.of(person(field.name())),
                        List.of(person(field.content())),
                        List.of(wording.name(field.category())),
                        List.of(origin(entry)),
                        List.of(person(entry.retention().explain(wording.spoken.language())))));
    }

    private Run origin(AccessReport.Entry entry) {
        if (entry.origin() instanceof Obtained obtained) {
            return wording.name(obtained.source());
        }
        return wording.frame(entry.origin() instanceof Provided ? Frame.FROM_YOU : Frame.FROM_US);
    }

    /**
     * Notes what is held and not handed out, to be told at the end.
     *
     * @param data the data, and why
     */
    public void withhold(Map<Datum, Withholding> data) {
        data.forEach((datum, why) -> withheld.computeIfAbsent(datum.role(), unused -> new LinkedHashMap<>())
                .put(datum.category(), why));
    }

    /**
     * Notes what is held and could not be read, to be told at the end. The page then says of itself that it is not complete.
     *
     * @param places the names of stores, or of files in them
     */
    public void miss(Set<String> places) {
        missing.addAll(places);
    }

    /**
     * Writes what is on record of what became of data: who got them, what was erased, who was told so.
     *
     * @param noted what is on record, in the order in which it is to be read
     * @throws IOException if it cannot be written
     */
    public void history(List<Noted> noted) throws IOException {
        for (Noted.What what : Noted.What.values()) {
            section(
                    Frame.valueOf("PERSON_" + what),
                    noted.stream()
                            .filter(each -> each.what == what)
                            .map(this::noted)
                            .toList());
        }
    }

    private List<Run> noted(Noted noted) {
        Vocabulary vocabulary = wording.policy.vocabulary();
        String place = noted.what == Noted.What.ERASED ? noted.place : name(vocabulary.recipients(), noted.place);
        String categories = wording.spoken.and(noted.categories.stream()
                .map(category -> name(vocabulary.categories(), category))
                .toList());
        return List.of(person(day(noted.at)), person(place + ":"), person(categories));
    }

    /** What the policy calls a term, or its id where it knows it no longer. */
    private String name(List<? extends Term> terms, String id) {
        return terms.stream()
                .filter(term -> term.id().equals(id))
                .findFirst()
                .map(wording::nameOf)
                .orElse(id);
    }

    /**
     * Writes the rest: what the data are used for and who gets them, what the person said, what else can be asked for.
     *
     * @param unjudged how many records tell no role, so that nothing can be said of them
     * @param subject what is known of the person; of legal holds only that they are there
     * @param automated what the controller says of automated decisions (Art. 15(1)(h) GDPR)
     * @param complaint where the person can complain
     * @throws IOException if it cannot be written
     */
    public void end(long unjudged, SubjectState subject, Optional<Text> automated, Complaint complaint)
            throws IOException {
        if (!missing.isEmpty()) {
            write(
                    heading(2, wording.frame(Frame.PERSON_MISSING)),
                    new Bullets(missing.stream()
                            .map(place -> List.of(person(place)))
                            .toList()));
        } else if (records == 0) {
            write(new Paragraph(Style.PLAIN, List.of(wording.frame(Frame.PERSON_NOTHING))));
        }
        if (unjudged > 0) {
            write(new Paragraph(
                    Style.SMALL, List.of(person(String.valueOf(unjudged)), wording.frame(Frame.PERSON_UNJUDGED))));
        }
        section(Frame.PERSON_WITHHELD, withheld());
        writeUses();
        section(
                Frame.PERSON_RECIPIENTS,
                recipients.stream().map(this::recipient).toList());
        section(Frame.PERSON_STATE, said(subject));
        section(
                Frame.PERSON_HOLDS,
                subject.holds().stream()
                        .filter(hold -> hold.release().isEmpty())
                        .map(this::hold)
                        .toList());
        write(
                heading(2, wording.frame(Frame.AUTOMATED)),
                new Paragraph(
                        Style.PLAIN,
                        List.of(automated
                                .flatMap(text -> wording.text(text, Origin.ofPerson()))
                                .orElseGet(() -> wording.frame(Frame.NOT_STATED)))));
        write(heading(2, wording.frame(Frame.RIGHTS)));
        write(new NoticeRights(wording).blocks().toArray(Block[]::new));
        Optional<Run> authority =
                complaint.authority().flatMap(text -> wording.text(text, Origin.policy("supervisoryAuthority")));
        if (authority.isPresent()) {
            write(new Facts(List.of(new Fact(wording.frame(Frame.AUTHORITY), List.of(authority.get())))));
        }
        write(new Paragraph(Style.SMALL, List.of(wording.frame(Frame.PERSON_END))));
        // INVARIANT: a page that lacks something goes on saying so.
        out.append(missing.isEmpty() ? COMPLETE : "").append(HtmlRenderer.END);
    }

    private List<List<Run>> withheld() {
        List<List<Run>> items = new ArrayList<>();
        withheld.forEach((role, data) -> data.forEach((category, why) -> items.add(
                List.of(wording.name(category), wording.name(role), wording.frame(Frame.valueOf(why.name()))))));
        return items;
    }

    private void writeUses() throws IOException {
        if (uses.isEmpty()) {
            return;
        }
        write(heading(2, wording.frame(Frame.PERSON_WHY)));
        for (Map.Entry<ProcessingRule, Set<DataCategory>> use : uses.entrySet()) {
            ProcessingRule rule = use.getKey();
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact(wording.frame(Frame.KIND), List.of(person(wording.names(use.getValue())))));
            facts.add(new Fact(wording.frame(Frame.BASIS), List.of(wording.basis(rule))));
            if (!rule.recipients().isEmpty()) {
                facts.add(new Fact(wording.frame(Frame.RECIPIENTS), List.of(wording.recipients(rule))));
            }
            facts.add(new Fact(wording.frame(Frame.KEPT), List.of(wording.keeping(rule))));
            write(new Entry(rule.id(), List.of(heading(3, wording.purposes(rule)), new Facts(facts))));
        }
    }

    private List<Run> recipient(Recipient recipient) {
        String place = wording.place(recipient);
        Run name = wording.name(recipient);
        return place.isEmpty() ? List.of(name) : List.of(name, new Run("(" + place + ")", name.origin()));
    }

    private List<List<Run>> said(SubjectState subject) {
        List<List<Run>> items = new ArrayList<>();
        for (Consent consent : subject.consents()) {
            Frame act = Frame.valueOf(consent.act().name());
            items.add(List.of(person(day(consent.at())), wording.frame(act), wording.name(consent.purpose())));
        }
        subject.objections()
                .forEach(objection -> items.add(List.of(
                        person(day(objection.at())),
                        wording.frame(Frame.OBJECTED),
                        wording.name(objection.purpose()))));
        subject.restriction()
                .ifPresent(restriction ->
                        items.add(List.of(wording.frame(Frame.RESTRICTED), person(day(restriction.since())))));
        return items;
    }

    /** Its reason, and who set it, can concern others and claims that are still disputed. */
    private List<Run> hold(LegalHold hold) {
        return List.of(
                wording.frame(Frame.HELD_SINCE),
                person(day(hold.from()) + ","),
                wording.frame(Frame.REVIEWED_ON),
                person(hold.reviewOn().toString()));
    }

    private void section(Frame title, List<List<Run>> items) throws IOException {
        if (!items.isEmpty()) {
            write(heading(2, wording.frame(title)), new Bullets(items));
        }
    }

    private String day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .atZone(wording.policy.timeZone())
                .toLocalDate()
                .toString();
    }

    private static Run person(String words) {
        return new Run(words, Origin.ofPerson());
    }

    private static Heading heading(int level, Run text) {
        return new Heading(level, List.of(text), Optional.empty());
    }

    private void write(Block... blocks) throws IOException {
        out.append(HtmlRenderer.blocks(List.of(blocks)));
    }
}

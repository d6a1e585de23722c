package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Entry;
import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of processing activities (Art. 30(1) GDPR): one entry per rule of the policy.
 *
 * <p>What Art. 30 asks for and a policy does not hold, such as security measures, is named as not stated.
 */
public final class ProcessingRegister {
    private final Policy policy;

    private ProcessingRegister(Policy policy) {
        this.policy = policy;
    }

    /**
     * The register of a policy.
     *
     * @param policy the policy
     * @return its register
     */
    public static ProcessingRegister of(Policy policy) {
        return new ProcessingRegister(policy);
    }

    /**
     * The register as one HTML page, which is well-formed XML too.
     *
     * @param language {@code sv} or {@code en}
     * @return the page
     * @throws IllegalArgumentException if the language is another
     */
    public String html(String language) {
        return HtmlRenderer.render(document(new Wording(policy, language)));
    }

    /**
     * The register as comma-separated values by RFC 4180: a row of headings, then a row per rule. A value that a
     * spreadsheet would take for a formula begins with an apostrophe.
     *
     * <p>The text begins with a byte order mark (U+FEFF), by which spreadsheets know a file in UTF-8 and without which
     * Excel spoils {@code å}, {@code ä} and {@code ö}; a program that reads it by itself skips the mark. Where a
     * computer's list separator is the semicolon, as in Sweden, Excel splits the columns when the file is brought in
     * as data rather than opened.
     *
     * @param language {@code sv} or {@code en}
     * @return the text, to be stored in UTF-8, its lines ended by CR and LF; empty if the policy has no rule
     * @throws IllegalArgumentException if the language is another
     */
    public String csv(String language) {
        Wording wording = new Wording(policy, language);
        List<Fact> shared = shared(wording);
        List<List<String>> rows = new ArrayList<>();
        for (ProcessingRule rule : policy.rules()) {
            List<Fact> facts = Stream.concat(new RegisterEntry(wording, rule).facts().stream(), shared.stream())
                    .toList();
            if (rows.isEmpty()) {
                rows.add(columns(wording.frame(Frame.ACTIVITY).words(), facts, Fact::label));
            }
            rows.add(columns(rule.id(), facts, fact -> fact.value().get(0)));
        }
        return Csv.of(rows);
    }

    private static List<String> columns(String first, List<Fact> facts, java.util.function.Function<Fact, Run> cell) {
        return Stream.concat(
                        Stream.of(first),
                        facts.stream().map(fact -> cell.apply(fact).words()))
                .toList();
    }

    private Document document(Wording wording) {
        Run title = wording.frame(Frame.REGISTER);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, List.of(title), Optional.empty()));
        blocks.add(new Paragraph(Style.SMALL, List.of(wording.frame(Frame.REGISTER_NOTE))));
        blocks.add(new Facts(shared(wording)));
        for (ProcessingRule rule : policy.rules()) {
            Heading heading = new Heading(2, List.of(wording.purposes(rule)), Optional.empty());
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact(wording.frame(Frame.ACTIVITY), List.of(new Run(rule.id(), Origin.of(rule)))));
            facts.addAll(new RegisterEntry(wording, rule).facts());
            blocks.add(new Entry(rule.id(), List.of(heading, new Facts(facts))));
        }
        return new Document(wording.spoken.language(), title, blocks);
    }

    /** What holds for all entries. */
    private List<Fact> shared(Wording wording) {
        String controller = Stream.of(
                        Optional.of(policy.controller().name()),
                        policy.controller().registrationNumber(),
                        policy.controller().address())
                .flatMap(Optional::stream)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        String contact = Stream.of(
                        policy.contact().person(),
                        policy.contact().email(),
                        policy.contact().address())
                .flatMap(Optional::stream)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        Run notStated = wording.frame(Frame.NOT_STATED);
        Run reachedAt = contact.isEmpty() ? notStated : new Run(contact, Origin.policy("contact"));
        Run officer = policy.contact()
                .dataProtectionOfficer()
                .map(who -> new Run(who, Origin.policy("contact")))
                .orElse(notStated);
        Run version = new Run(policy.id() + " " + policy.version(), Origin.policy("version"));
        return List.of(
                new Fact(wording.frame(Frame.CONTROLLER), List.of(new Run(controller, Origin.policy("controller")))),
                new Fact(wording.frame(Frame.CONTACT_DETAILS), List.of(reachedAt)),
                new Fact(wording.frame(Frame.REPRESENTATIVE), List.of(officer)),
                new Fact(wording.frame(Frame.SECURITY), List.of(notStated)),
                new Fact(wording.frame(Frame.POLICY_VERSION), List.of(version)));
    }
}

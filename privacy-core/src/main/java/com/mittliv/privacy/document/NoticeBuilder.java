package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Bullets;
import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.Policy.Section.Part;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the notice: introduction, seven chapters, contact; a chapter with nothing to say is left out. */
final class NoticeBuilder {
    private final Wording wording;
    private final Policy policy;
    private final NoticeSections sections;
    private final NoticeRules rules;
    private final NoticeTables tables;
    private final List<Block> blocks = new ArrayList<>();
    private int chapter;

    NoticeBuilder(Wording wording) {
        this.wording = wording;
        this.policy = wording.policy;
        this.sections = new NoticeSections(policy);
        this.rules = new NoticeRules(wording, sections);
        this.tables = new NoticeTables(wording);
    }

    Document build() {
        Run title = wording.text(policy.title(), Origin.policy("title")).orElseGet(() -> wording.frame(Frame.NOTICE));
        introduction(title);
        chapter(Part.PROCESSING, Frame.PROCESSING, List.of(), rules.blocks());
        chapter(Part.SOURCES, Frame.SOURCES, List.of(), tables.sources());
        chapter(Part.STORAGE, Frame.STORAGE, duties(true), tables.storage());
        chapter(Part.TRANSFERS, Frame.TRANSFERS, List.of(), transfers());
        chapter(Part.RIGHTS, Frame.RIGHTS, List.of(), rights());
        chapter(Part.COOKIES, Frame.COOKIES, List.of(), tables.cookies());
        chapter(Part.CHANGES, Frame.CHANGES, List.of(), duties(false));
        unnumbered(Part.OTHER, Optional.empty(), List.of());
        unnumbered(Part.CONTACT, Optional.of(Frame.CONTACT), contact());
        return new Document(wording.spoken.language(), title, blocks);
    }

    private void introduction(Run title) {
        blocks.add(new Heading(1, List.of(title), Optional.empty()));
        blocks.add(new Facts(controller()));
        for (Section section : sections.of(Part.INTRODUCTION)) {
            blocks.addAll(rules.statements(section));
        }
        List<Role> concerned = policy.vocabulary().roles().stream()
                .filter(role -> rules.anchorOf(role).isPresent())
                .toList();
        if (!concerned.isEmpty()) {
            blocks.add(new Paragraph(Style.PLAIN, List.of(wording.frame(Frame.ROLES))));
            blocks.add(new Bullets(concerned.stream().map(this::linked).toList()));
        }
    }

    private List<Run> linked(Role role) {
        Run name = wording.name(role);
        return List.of(rules.anchorOf(role).map(name::linkedTo).orElse(name));
    }

    private List<Fact> controller() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(Frame.CONTROLLER, policy.controller().name(), "controller"));
        policy.controller()
                .registrationNumber()
                .ifPresent(number -> facts.add(fact(Frame.REGISTRATION_NUMBER, number, "controller")));
        policy.controller().address().ifPresent(address -> facts.add(fact(Frame.ADDRESS, address, "controller")));
        facts.add(fact(Frame.VERSION, policy.version(), "version"));
        policy.effectiveFrom().ifPresent(day -> facts.add(fact(Frame.EFFECTIVE_FROM, day.toString(), "effectiveFrom")));
        return facts;
    }

    private Fact fact(Frame label, String value, String element) {
        return new Fact(wording.frame(label), List.of(new Run(value, Origin.policy(element))));
    }

    /** A numbered chapter: its first section's words, what follows them, its other sections, and the rest. */
    private void chapter(Part part, Frame title, List<Block> afterFirst, List<Block> last) {
        List<Block> body = new ArrayList<>();
        List<Section> own = part == Part.PROCESSING ? List.of() : sections.of(part);
        Optional<Section> heading = sections.heading(part);
        heading.ifPresent(section -> body.addAll(words(section)));
        body.addAll(afterFirst);
        own.stream()
                .filter(section -> heading.filter(section::equals).isEmpty())
                .forEach(section -> body.addAll(titled(section, 3)));
        body.addAll(last);
        if (!body.isEmpty()) {
            chapter++;
            Run number = new Run(chapter + ".", new Origin("frame:NUMBER"));
            blocks.add(new Heading(2, List.of(number, heading(heading, title)), Optional.of("part-" + chapter)));
            blocks.addAll(body);
        }
    }

    private void unnumbered(Part part, Optional<Frame> title, List<Block> last) {
        List<Section> own = sections.of(part);
        if (title.isPresent() && (!last.isEmpty() || !own.isEmpty())) {
            Optional<Section> first = sections.heading(part);
            blocks.add(new Heading(2, List.of(heading(first, title.get())), Optional.of("contact")));
            first.ifPresent(section -> blocks.addAll(rules.statements(section)));
            blocks.addAll(last);
            own.stream()
                    .filter(section -> first.filter(section::equals).isEmpty())
                    .forEach(section -> blocks.addAll(titled(section, 3)));
        } else if (title.isEmpty()) {
            own.forEach(section -> blocks.addAll(titled(section, 2)));
        }
    }

    private Run heading(Optional<Section> section, Frame otherwise) {
        return section.flatMap(s -> wording.text(s.title(), NoticeSections.origin(s)))
                .orElseGet(() -> wording.frame(otherwise));
    }

    /** A section's statements; one on storage tells the end of its rules too, which have their entries elsewhere. */
    private List<Block> words(Section section) {
        List<Block> words = new ArrayList<>(rules.statements(section));
        if (sections.of(Part.STORAGE).contains(section)) {
            words.addAll(tables.kept(sections.rulesOf(section)));
        }
        return words;
    }

    /** A section under its title; one that says nothing is left out. */
    private List<Block> titled(Section section, int level) {
        List<Block> words = words(section);
        if (words.isEmpty()) {
            return List.of();
        }
        Run title = heading(Optional.of(section), Frame.UNTITLED);
        return Stream.concat(Stream.of(new Heading(level, List.of(title), Optional.empty())), words.stream())
                .toList();
    }

    private List<Block> duties(boolean ofStorage) {
        return policy.duties().stream()
                .filter(duty -> (duty.when() == Duty.When.END_OF_RETENTION) == ofStorage)
                .map(duty -> wording.text(duty.text(), Origin.policy("duty:" + duty.id()))
                        .orElseGet(() -> wording.frame(Frame.NOT_WORDED)))
                .map(run -> (Block) new Paragraph(Style.PLAIN, List.of(run)))
                .toList();
    }

    private List<Block> transfers() {
        List<Block> found = new ArrayList<>(tables.recipients());
        for (Prohibition never : policy.prohibitions()) {
            Origin origin = Origin.policy("prohibition:" + never.id());
            found.add(wording.text(never.text(), origin)
                    .map(words -> new Paragraph(Style.PLAIN, List.of(words)))
                    .orElseGet(() -> new Paragraph(
                            Style.PLAIN, List.of(wording.frame(Frame.NEVER), new Run(scope(never), origin)))));
        }
        return found;
    }

    private String scope(Prohibition never) {
        return Stream.of(never.purposes(), never.categories(), never.recipients())
                .filter(terms -> !terms.isEmpty())
                .map((Collection<? extends Term> terms) -> wording.names(terms))
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    private List<Block> rights() {
        List<Block> found = new ArrayList<>(new NoticeRights(wording).blocks());
        policy.supervisoryAuthority()
                .flatMap(name -> wording.text(name, Origin.policy("supervisoryAuthority")))
                .ifPresent(run ->
                        found.add(new Facts(List.of(new Fact(wording.frame(Frame.AUTHORITY), List.of(run))))));
        return found;
    }

    private List<Block> contact() {
        List<Fact> facts = new ArrayList<>();
        policy.contact().person().ifPresent(person -> facts.add(fact(Frame.PERSON, person, "contact")));
        policy.contact().email().ifPresent(email -> facts.add(fact(Frame.EMAIL, email, "contact")));
        policy.contact().address().ifPresent(address -> facts.add(fact(Frame.ADDRESS, address, "contact")));
        policy.contact()
                .dataProtectionOfficer()
                .ifPresent(officer -> facts.add(fact(Frame.DATA_PROTECTION_OFFICER, officer, "contact")));
        return facts.isEmpty() ? List.of() : List.of(new Facts(facts));
    }
}

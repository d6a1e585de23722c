package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Constraints.Identified;
import com.mittliv.privacy.json.Constraints.PolicyNeeds;
import com.mittliv.privacy.json.Obj.Item;
import com.mittliv.privacy.json.TermCodec.Declared;
import com.mittliv.privacy.policy.AcceptedFinding;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.OpenPoint;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole policy in the file. */
final class PolicyCodec {
    private final Constraints constraints = new Constraints();

    /** The policy, or nothing if any problem was told. */
    @Nullable
    Policy read(Obj file) {
        file.only(
                "$schema",
                "policy",
                "version",
                "effectiveFrom",
                "timeZone",
                "languages",
                "title",
                "controller",
                "contact",
                "supervisoryAuthority",
                "sections",
                "vocabulary",
                "rules",
                "prohibitions",
                "rights",
                "duties",
                "cookies",
                "openPoints",
                "acceptedFindings",
                "consentAge",
                "holidays");
        Optional<String> id = file.words("policy");
        Optional<String> version = file.words("version");
        Optional<ZoneId> zone = file.string("timeZone").flatMap(name -> zone(file, name));
        List<Item> languages = file.strings("languages");
        constraints.check(
                file,
                new PolicyNeeds(
                        id.orElse(null),
                        version.orElse(null),
                        languages,
                        zone.orElse(null),
                        file.raw("controller"),
                        file.raw("vocabulary"),
                        file.raw("rules")));
        Declared terms = new TermCodec(constraints)
                .read(file.object("vocabulary", "the vocabulary")
                        .orElseGet(() -> new Obj(file.at("vocabulary"), "the vocabulary", Map.of(), file.problems)));
        List<ProcessingRule> rules = rules(file, terms);
        Set<String> ruleIds = rules.stream().map(ProcessingRule::id).collect(Collectors.toSet());
        List<OpenPoint> openPoints = openPoints(file, ruleIds);
        List<Section> sections = sections(file);
        checkSections(file, sections);
        try {
            Policy policy = new Policy(
                    id.filter(Term::isId).orElse(id.isPresent() ? id.get() : "unnamed"),
                    version.orElse("unnamed"),
                    effectiveFrom(file),
                    zone.orElse(ZoneOffset.UTC),
                    languages.isEmpty() ? List.of("en") : List.copyOf(file.words(languages)),
                    file.text("title").orElse(Text.NONE),
                    controller(file),
                    contact(file),
                    file.text("supervisoryAuthority"),
                    sections,
                    terms.vocabulary(),
                    rules,
                    prohibitions(file, terms),
                    rights(file),
                    duties(file),
                    CookieCodec.read(file, terms.purposes()),
                    openPoints,
                    acceptedFindings(file),
                    file.integer("consentAge", 13, 16),
                    holidays(file));
            return file.problems.found().isEmpty() ? policy : null;
        } catch (PolicyException e) {
            file.problems.addAll(e.problems());
            return null;
        }
    }

    private List<ProcessingRule> rules(Obj file, Declared terms) {
        RuleCodec codec = new RuleCodec(constraints, terms);
        List<ProcessingRule> rules = new ArrayList<>();
        for (Obj rule : file.objects("rules", "rule")) {
            rules.add(codec.read(rule, rules.size()));
        }
        return rules;
    }

    private static Optional<ZoneId> zone(Obj file, String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            file.problems.unknown(
                    file.at("timeZone"),
                    "the policy names an unknown time zone " + Problems.quote(name),
                    name,
                    ZoneId.getAvailableZoneIds());
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> effectiveFrom(Obj file) {
        return file.string("effectiveFrom").flatMap(written -> day(file, file.at("effectiveFrom"), written));
    }

    private static Optional<LocalDate> day(Obj file, String path, String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            file.problems.add(
                    path,
                    "the policy has a malformed date " + Problems.quote(written),
                    "write year, month and day, for example `2026-01-31`");
            return Optional.empty();
        }
    }

    private static Set<LocalDate> holidays(Obj file) {
        return file.strings("holidays").stream()
                .flatMap(item -> day(file, item.path(), item.value()).stream())
                .collect(Collectors.toSet());
    }

    private static List<AcceptedFinding> acceptedFindings(Obj file) {
        List<AcceptedFinding> accepted = new ArrayList<>();
        for (Obj o : file.objects("acceptedFindings", "accepted finding")) {
            o.only("kind", "about", "because");
            accepted.add(new AcceptedFinding(needed(o, "kind"), o.words("about"), needed(o, "because")));
        }
        return accepted;
    }

    private static Controller controller(Obj file) {
        Optional<Obj> o = file.object("controller", "the controller");
        o.ifPresent(c -> c.only("name", "registrationNumber", "address"));
        Optional<String> name = o.flatMap(c -> c.words("name"));
        if (o.isPresent() && name.isEmpty() && !o.get().has("name")) {
            file.problems.add("$.controller.name", "the controller has no `name`", "say who is responsible");
        }
        return new Controller(
                name.orElse("unnamed"),
                o.flatMap(c -> c.words("registrationNumber")),
                o.flatMap(c -> c.words("address")));
    }

    private static Contact contact(Obj file) {
        Optional<Obj> o = file.object("contact", "the contact");
        o.ifPresent(c -> c.only("person", "email", "address"));
        return new Contact(
                o.flatMap(c -> c.words("person")),
                o.flatMap(c -> c.words("email")),
                o.flatMap(c -> c.words("address")));
    }

    private static List<Section> sections(Obj file) {
        List<Section> sections = new ArrayList<>();
        for (Obj o : file.objects("sections", "section")) {
            o.only("id", "title", "part", "statements");
            Optional<String> id = o.words("id");
            if (id.isEmpty()) {
                o.problems.add(o.at("id"), o.what + " has no `id`", "give its number or name, for example `3.3`");
            }
            sections.add(new Section(
                    id.orElse("?"),
                    o.text("title").orElse(Text.NONE),
                    o.oneOf("part", Section.Part.class).orElse(Section.Part.OTHER),
                    o.texts("statements")));
        }
        return sections;
    }

    /** A section a rule stands for must be one of the policy's, where the policy lists them. */
    private static void checkSections(Obj file, List<Section> sections) {
        Set<String> known = sections.stream().map(Section::id).collect(Collectors.toSet());
        if (known.isEmpty()) {
            return;
        }
        for (String list : List.of("rules", "prohibitions", "rights", "duties", "openPoints")) {
            for (Obj o : file.objects(list, singular(list))) {
                if (o.raw("section") instanceof String section && !known.contains(section)) {
                    o.problems.unknown(
                            o.at("section"),
                            o.what + " stands for an unknown section " + Problems.quote(section),
                            section,
                            known);
                }
            }
        }
    }

    private static String singular(String list) {
        return list.equals("openPoints")
                ? "open point"
                : list.equals("duties") ? "duty" : list.substring(0, list.length() - 1);
    }

    private List<Prohibition> prohibitions(Obj file, Declared terms) {
        List<Prohibition> prohibitions = new ArrayList<>();
        for (Obj o : file.objects("prohibitions", "prohibition")) {
            o.only("id", "section", "text", "purposes", "categories", "recipients");
            Optional<String> id = o.string("id");
            constraints.check(o, new Identified(id.orElse(null)));
            Set<Purpose> purposes = References.resolve(o, "purposes", "purpose", terms.purposes());
            Set<DataCategory> categories = References.resolve(o, "categories", "data category", terms.categories());
            Set<Recipient> recipients = References.resolve(o, "recipients", "recipient", terms.recipients());
            if (!purposes.isEmpty() || !categories.isEmpty() || !recipients.isEmpty()) {
                prohibitions.add(new Prohibition(
                        id.filter(Term::isId).orElse("unnamed"),
                        o.words("section"),
                        o.text("text").orElse(Text.NONE),
                        purposes,
                        categories,
                        recipients));
            } else if (!o.has("purposes") && !o.has("categories") && !o.has("recipients")) {
                o.problems.add(
                        o.path,
                        o.what + " forbids everything",
                        "name the purposes, data categories or recipients it is about");
            }
        }
        return prohibitions;
    }

    private static List<DeclaredRight> rights(Obj file) {
        List<DeclaredRight> rights = new ArrayList<>();
        Set<DataSubjectRight> seen = new HashSet<>();
        for (Obj o : file.objects("rights", "right")) {
            o.only("right", "section", "text", "onlyIf");
            if (!o.has("right")) {
                o.problems.add(o.at("right"), o.what + " has no `right`", "name it, for example `access`");
            }
            Optional<DataSubjectRight> right = o.oneOf("right", DataSubjectRight.class);
            if (right.isPresent() && !seen.add(right.get())) {
                o.problems.add(o.at("right"), o.what + " is stated twice", "keep one");
            }
            right.ifPresent(r -> rights.add(new DeclaredRight(
                    r,
                    o.words("section"),
                    o.text("text").orElse(Text.NONE),
                    o.oneOf("onlyIf", DeclaredRight.Proviso.class))));
        }
        return rights;
    }

    private List<Duty> duties(Obj file) {
        List<Duty> duties = new ArrayList<>();
        for (Obj o : file.objects("duties", "duty")) {
            o.only("id", "section", "text", "when");
            Optional<String> id = o.string("id");
            constraints.check(o, new Identified(id.orElse(null)));
            if (!o.has("when")) {
                o.problems.add(
                        o.at("when"), o.what + " has no `when`", "say what calls for it, for example `any-change`");
            }
            Optional<Duty.When> when = o.oneOf("when", Duty.When.class);
            when.ifPresent(w -> duties.add(new Duty(
                    id.filter(Term::isId).orElse("unnamed"),
                    o.words("section"),
                    o.text("text").orElse(Text.NONE),
                    w)));
        }
        return duties;
    }

    private static List<OpenPoint> openPoints(Obj file, Set<String> ruleIds) {
        List<OpenPoint> points = new ArrayList<>();
        for (Obj o : file.objects("openPoints", "open point")) {
            o.only("id", "kind", "section", "quote", "resolution", "rules");
            List<Item> rules = o.strings("rules");
            for (Item rule : rules) {
                if (!ruleIds.contains(rule.value())) {
                    o.problems.unknown(
                            rule.path(),
                            o.what + " bears on an unknown rule " + Problems.quote(rule.value()),
                            rule.value(),
                            ruleIds);
                }
            }
            points.add(new OpenPoint(
                    needed(o, "id"),
                    o.oneOf("kind", OpenPoint.Kind.class).orElse(OpenPoint.Kind.GAP),
                    o.words("section"),
                    needed(o, "quote"),
                    needed(o, "resolution"),
                    o.words(rules)));
        }
        return points;
    }

    private static String needed(Obj o, String name) {
        if (!o.has(name)) {
            o.problems.add(o.at(name), o.what + " has no `" + name + "`", "write it");
        }
        return o.words(name).orElse("?");
    }

    static ObjectNode write(Policy policy) {
        ObjectNode node = Out.object();
        node.put("policy", policy.id());
        node.put("version", policy.version());
        policy.effectiveFrom().ifPresent(day -> node.put("effectiveFrom", day.toString()));
        node.put("timeZone", policy.timeZone().getId());
        Out.strings(node, "languages", policy.languages());
        Out.text(node, "title", policy.title());
        ObjectNode controller = node.putObject("controller");
        controller.put("name", policy.controller().name());
        Out.optional(controller, "registrationNumber", policy.controller().registrationNumber());
        Out.optional(controller, "address", policy.controller().address());
        write(policy.contact(), node);
        policy.supervisoryAuthority().ifPresent(name -> Out.text(node, "supervisoryAuthority", name));
        ArrayNode sections = node.putArray("sections");
        for (Section section : policy.sections()) {
            ObjectNode o = sections.addObject();
            o.put("id", section.id());
            Out.text(o, "title", section.title());
            if (section.part() != Section.Part.OTHER) {
                o.put("part", Obj.nameOf(section.part()));
            }
            Out.texts(o, "statements", section.statements());
        }
        node.set("vocabulary", TermCodec.write(policy.vocabulary()));
        ArrayNode rules = node.putArray("rules");
        policy.rules().forEach(rule -> rules.add(RuleCodec.write(rule)));
        ArrayNode prohibitions = node.putArray("prohibitions");
        for (Prohibition never : policy.prohibitions()) {
            ObjectNode o = prohibitions.addObject();
            o.put("id", never.id());
            Out.optional(o, "section", never.section());
            Out.text(o, "text", never.text());
            Out.ids(o, "purposes", never.purposes());
            Out.ids(o, "categories", never.categories());
            Out.ids(o, "recipients", never.recipients());
        }
        writeRightsAndDuties(policy, node);
        CookieCodec.write(policy.cookies(), node);
        ArrayNode points = node.putArray("openPoints");
        for (OpenPoint point : policy.openPoints()) {
            ObjectNode o = points.addObject();
            o.put("id", point.id());
            o.put("kind", Obj.nameOf(point.kind()));
            Out.optional(o, "section", point.section());
            o.put("quote", point.quote());
            o.put("resolution", point.resolution());
            Out.strings(o, "rules", point.rules());
        }
        writeRest(policy, node);
        return node;
    }

    private static void writeRest(Policy policy, ObjectNode node) {
        ArrayNode accepted = node.putArray("acceptedFindings");
        for (AcceptedFinding finding : policy.acceptedFindings()) {
            ObjectNode o = accepted.addObject();
            o.put("kind", finding.kind());
            Out.optional(o, "about", finding.about());
            o.put("because", finding.because());
        }
        policy.consentAge().ifPresent(years -> node.put("consentAge", years));
        Out.strings(
                node,
                "holidays",
                policy.holidays().stream().map(LocalDate::toString).toList());
    }

    private static void write(Contact contact, ObjectNode node) {
        if (!contact.equals(Contact.NONE)) {
            ObjectNode o = node.putObject("contact");
            Out.optional(o, "person", contact.person());
            Out.optional(o, "email", contact.email());
            Out.optional(o, "address", contact.address());
        }
    }

    private static void writeRightsAndDuties(Policy policy, ObjectNode node) {
        ArrayNode rights = node.putArray("rights");
        for (DeclaredRight declared : policy.rights()) {
            ObjectNode o = rights.addObject();
            o.put("right", Obj.nameOf(declared.right()));
            Out.optional(o, "section", declared.section());
            Out.text(o, "text", declared.text());
            declared.onlyIf().ifPresent(proviso -> o.put("onlyIf", Obj.nameOf(proviso)));
        }
        ArrayNode duties = node.putArray("duties");
        for (Duty duty : policy.duties()) {
            ObjectNode o = duties.addObject();
            o.put("id", duty.id());
            Out.optional(o, "section", duty.section());
            Out.text(o, "text", duty.text());
            o.put("when", Obj.nameOf(duty.when()));
        }
    }
}

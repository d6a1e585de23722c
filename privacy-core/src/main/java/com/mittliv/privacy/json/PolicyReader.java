package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Constraints.PolicyNeeds;
import com.mittliv.privacy.json.Obj.Item;
import com.mittliv.privacy.json.TermReader.Declared;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the whole policy of the file. */
final class PolicyReader {
    private static final int LENGTH_OF_DATE = "2026-01-31".length();

    private final Obj file;
    private final Positions positions = new Positions();

    PolicyReader(Obj file) {
        this.file = file;
    }

    /** The policy; empty if any problem was told. */
    Optional<Policy> read() {
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
        var unused = file.string("$schema");
        file.problems.needs(
                file,
                new PolicyNeeds(
                        file.raw("policy"),
                        file.raw("version"),
                        file.raw("timeZone"),
                        Constraints.written(file, "languages"),
                        file.raw("controller"),
                        file.raw("vocabulary"),
                        file.raw("rules")));
        Optional<Policy> policy = assembled();
        Constraints.check(file.problems.needs());
        return file.problems.count() == 0 ? policy : Optional.empty();
    }

    private Optional<Policy> assembled() {
        Sections sections = new Sections(file);
        Declared terms = new TermReader(sections).read(file, positions);
        Known<String> ruleIds = new Known<>();
        List<ProcessingRule> rules = rules(terms, sections, ruleIds);
        Parts parts = new Parts(file, sections, positions);
        try {
            return Optional.of(new Policy(
                    id(),
                    file.words("version").orElse(StandIn.ID),
                    effectiveFrom(),
                    zone(),
                    languages(rules),
                    file.text("title").orElse(Text.NONE),
                    controller(),
                    contact(),
                    file.text("supervisoryAuthority"),
                    sections.all(),
                    terms.vocabulary(),
                    rules,
                    parts.prohibitions(terms),
                    parts.rights(),
                    parts.duties(),
                    CookieCodec.read(file, terms.purposes(), positions),
                    parts.openPoints(ruleIds),
                    parts.acceptedFindings(),
                    file.integer("consentAge", 13, 16),
                    holidays()));
        } catch (PolicyException e) {
            e.problems().forEach(problem -> file.problems.add(positions.inFile(problem)));
            return Optional.empty();
        }
    }

    private List<ProcessingRule> rules(Declared terms, Sections sections, Known<String> ids) {
        RuleCodec codec = new RuleCodec(terms, sections);
        List<ProcessingRule> rules = new ArrayList<>();
        for (Obj o : file.objects("rules", "rule")) {
            ProcessingRule rule = codec.read(o, rules.size());
            rules.add(rule);
            positions.keep("$.rules", o);
            if (o.raw("id") instanceof String id) {
                ids.add(id, id);
            } else {
                ids.noteOneWithoutId();
            }
        }
        if (!(file.raw("rules") instanceof List<?>)) {
            ids.noteListUnread();
        } else if (!file.holdsObjects("rules")) {
            ids.noteOneWithoutId();
        }
        return rules;
    }

    private String id() {
        Optional<String> id = file.words("policy");
        if (id.isEmpty()) {
            return StandIn.ID;
        }
        if (!Term.isId(id.get())) {
            file.problems.add(
                    file.at("policy"),
                    Quote.of(id.get()) + " is no policy id",
                    "use small letters and digits in words joined by hyphens, for example `mitt-liv`, at most 100"
                            + " characters");
            return StandIn.ID;
        }
        return id.get();
    }

    private ZoneId zone() {
        String name = file.string("timeZone").orElse("Z");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            Optional<String> near = file.problems.near(name, ZoneId.getAvailableZoneIds());
            file.problems.add(
                    file.at("timeZone"),
                    "the policy names an unknown time zone " + Quote.of(name),
                    near.map(zone -> "did you mean `" + zone + "`?")
                            .orElse("use a name of the IANA time zone database, for example `Europe/Stockholm`"));
            return ZoneOffset.UTC;
        }
    }

    /** The policy's languages; if any could not be read, those the rules are written in count as well. */
    private List<String> languages(List<ProcessingRule> rules) {
        Set<String> codes = new LinkedHashSet<>();
        for (Item item : file.strings("languages")) {
            if (Text.isLanguage(item.value())) {
                codes.add(item.value());
            } else {
                file.problems.add(
                        item.path(),
                        "the policy names " + Quote.of(item.value()) + " as a language, which is none",
                        Obj.languageFor(item.value()));
            }
        }
        if (codes.isEmpty()
                || codes.size() < Constraints.written(file, "languages").size()) {
            rules.forEach(rule -> codes.addAll(rule.text().byLanguage().keySet()));
        }
        return codes.isEmpty() ? List.of("en") : List.copyOf(codes);
    }

    private Optional<LocalDate> effectiveFrom() {
        Optional<String> written = file.string("effectiveFrom");
        return written.isPresent() ? day(file.at("effectiveFrom"), written.get()) : Optional.empty();
    }

    private Optional<LocalDate> day(String path, String written) {
        try {
            // Years of more than four digits, and those before the first, are written with a sign.
            if (written.length() == LENGTH_OF_DATE) {
                return Optional.of(LocalDate.parse(written));
            }
        } catch (DateTimeException e) {
            // Told below, like any other.
        }
        file.problems.add(
                path,
                "the policy has a malformed date " + Quote.of(written),
                "write year, month and day, for example `2026-01-31`");
        return Optional.empty();
    }

    private Set<LocalDate> holidays() {
        Set<LocalDate> holidays = new HashSet<>();
        for (Item item : file.strings("holidays")) {
            Optional<LocalDate> day = day(item.path(), item.value());
            if (day.isPresent()) {
                holidays.add(day.get());
            }
        }
        return holidays;
    }

    private Controller controller() {
        Optional<Obj> found = file.object("controller", "the controller");
        if (found.isPresent()) {
            found.get().only("name", "registrationNumber", "address").require("name", "say who is responsible");
        }
        Obj o = found.orElse(file.nothing());
        return new Controller(o.words("name").orElse(StandIn.ID), o.words("registrationNumber"), o.words("address"));
    }

    private Contact contact() {
        Obj o = file.object("contact", "the contact").orElse(file.nothing());
        o.only("person", "email", "address", "dataProtectionOfficer");
        return new Contact(o.words("person"), o.words("email"), o.words("address"), o.words("dataProtectionOfficer"));
    }
}

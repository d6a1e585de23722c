package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Obj.Item;
import com.mittliv.privacy.json.TermReader.Declared;
import com.mittliv.privacy.policy.AcceptedFinding;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.OpenPoint;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of the policy beside its rules: prohibitions, rights, duties, open points, accepted findings. */
final class Parts {
    private final Obj file;
    private final Sections sections;
    private final Positions positions;

    Parts(Obj file, Sections sections, Positions positions) {
        this.file = file;
        this.sections = sections;
        this.positions = positions;
    }

    List<Prohibition> prohibitions(Declared terms) {
        List<Prohibition> prohibitions = new ArrayList<>();
        for (Obj o : file.objects("prohibitions", "prohibition")) {
            o.only("id", "section", "text", "purposes", "categories", "recipients");
            Optional<String> id = Constraints.id(o);
            Optional<String> section = sections.of(o);
            Text text = o.text("text").orElse(Text.NONE);
            Set<Purpose> purposes = References.resolve(o, "purposes", "purpose", terms.purposes());
            Set<DataCategory> categories = References.resolve(o, "categories", "data category", terms.categories());
            Set<Recipient> recipients = References.resolve(o, "recipients", "recipient", terms.recipients());
            int written = written(o, "purposes") + written(o, "categories") + written(o, "recipients");
            if (written == 0) {
                o.problems.add(
                        o.path,
                        o.what + " forbids everything",
                        "name the purposes, data categories or recipients it is about");
            } else if (written > purposes.size() + categories.size() + recipients.size()) {
                // Without what could not be read it would forbid more than is meant.
                purposes = Set.of(StandIn.PROHIBITED);
            }
            positions.keep("$.prohibitions", o);
            prohibitions.add(new Prohibition(
                    id.orElse(StandIn.ID + prohibitions.size()),
                    section,
                    text,
                    written == 0 ? Set.of(StandIn.PROHIBITED) : purposes,
                    categories,
                    recipients));
        }
        return prohibitions;
    }

    private static int written(Obj o, String name) {
        return Constraints.written(o, name).size();
    }

    List<DeclaredRight> rights() {
        List<DeclaredRight> rights = new ArrayList<>();
        Set<DataSubjectRight> seen = new HashSet<>();
        for (Obj o : file.objects("rights", "right", "right")) {
            o.only("right", "section", "text", "onlyIf", "scope").require("right", "name it, for example `access`");
            Optional<DataSubjectRight> right = o.oneOf("right", DataSubjectRight.values());
            if (right.isPresent() && !seen.add(right.get())) {
                o.problems.add(o.at("right"), o.what + " is stated twice", "keep one");
            }
            rights.add(new DeclaredRight(
                    right.orElse(DataSubjectRight.ACCESS),
                    sections.of(o),
                    o.text("text").orElse(Text.NONE),
                    o.oneOf("onlyIf", DeclaredRight.Proviso.values()),
                    scope(o, right)));
        }
        return rights;
    }

    private static DeclaredRight.Scope scope(Obj o, Optional<DataSubjectRight> right) {
        DeclaredRight.Scope scope =
                o.oneOf("scope", DeclaredRight.Scope.values()).orElse(DeclaredRight.Scope.AS_BY_LAW);
        boolean fits = scope == DeclaredRight.Scope.AS_BY_LAW
                || right.isPresent() && right.get() == DataSubjectRight.PORTABILITY;
        if (!fits && right.isPresent()) {
            o.problems.add(
                    o.at("scope"), o.what + " concerns all data by law", "leave `scope` out; it is for `portability`");
        }
        return fits ? scope : DeclaredRight.Scope.AS_BY_LAW;
    }

    List<Duty> duties() {
        List<Duty> duties = new ArrayList<>();
        for (Obj o : file.objects("duties", "duty")) {
            o.only("id", "section", "text", "when").require("when", "say what calls for it, for example `any-change`");
            positions.keep("$.duties", o);
            duties.add(new Duty(
                    Constraints.id(o).orElse(StandIn.ID + duties.size()),
                    sections.of(o),
                    o.text("text").orElse(Text.NONE),
                    o.oneOf("when", Duty.When.values()).orElse(Duty.When.ANY_CHANGE)));
        }
        return duties;
    }

    List<OpenPoint> openPoints(Known<String> rules) {
        List<OpenPoint> points = new ArrayList<>();
        for (Obj o : file.objects("openPoints", "open point")) {
            o.only("id", "kind", "section", "quote", "resolution", "rules");
            List<Item> concerned = o.strings("rules");
            for (Item rule : concerned) {
                String fact = o.what + " bears on an unknown rule " + Quote.of(rule.value());
                rules.find(o.problems, rule.path(), fact, rule.value());
            }
            points.add(new OpenPoint(
                    needed(o, "id", "give it one, for example `A1`"),
                    o.oneOf("kind", OpenPoint.Kind.values()).orElse(OpenPoint.Kind.GAP),
                    sections.of(o),
                    needed(o, "quote", "quote the words of the text"),
                    needed(o, "resolution", "say how the rules read it"),
                    Obj.words(concerned)));
        }
        return points;
    }

    List<AcceptedFinding> acceptedFindings() {
        List<AcceptedFinding> accepted = new ArrayList<>();
        for (Obj o : file.objects("acceptedFindings", "accepted finding", "kind")) {
            o.only("kind", "about", "because");
            accepted.add(new AcceptedFinding(
                    needed(o, "kind", "name the kind of finding"),
                    o.words("about"),
                    needed(o, "because", "say why it is accepted")));
        }
        return accepted;
    }

    private static String needed(Obj o, String name, String help) {
        o.require(name, help);
        return o.words(name).orElse("?");
    }
}

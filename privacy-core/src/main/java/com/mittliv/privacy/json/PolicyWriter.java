package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.AcceptedFinding;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.OpenPoint;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.Prohibition;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the whole policy into the file, in the order the parts are read by people. */
final class PolicyWriter {
    private PolicyWriter() {}

    static JsonNode write(Policy policy) {
        ObjectNode node = Out.object();
        node.put("policy", policy.id());
        node.put("version", policy.version());
        policy.effectiveFrom().ifPresent(day -> node.put("effectiveFrom", day.toString()));
        node.put("timeZone", policy.timeZone().getId());
        Out.strings(node, "languages", policy.languages());
        Out.text(node, "title", policy.title());
        write(policy.controller(), node);
        write(policy.contact(), node);
        policy.supervisoryAuthority().ifPresent(name -> Out.text(node, "supervisoryAuthority", name));
        Sections.write(policy.sections(), node);
        node.set("vocabulary", TermWriter.write(policy.vocabulary()));
        ArrayNode rules = node.putArray("rules");
        policy.rules().forEach(rule -> rules.add(RuleCodec.write(rule)));
        writePromises(policy, node);
        CookieCodec.write(policy.cookies(), node);
        writeRemarks(policy, node);
        policy.consentAge().ifPresent(years -> node.put("consentAge", years));
        Out.strings(
                node,
                "holidays",
                policy.holidays().stream().map(LocalDate::toString).toList());
        return node;
    }

    private static void write(Controller controller, ObjectNode node) {
        ObjectNode o = node.putObject("controller");
        o.put("name", controller.name());
        Out.optional(o, "registrationNumber", controller.registrationNumber());
        Out.optional(o, "address", controller.address());
    }

    private static void write(Contact contact, ObjectNode node) {
        if (!contact.equals(Contact.NONE)) {
            ObjectNode o = node.putObject("contact");
            Out.optional(o, "person", contact.person());
            Out.optional(o, "email", contact.email());
            Out.optional(o, "address", contact.address());
            Out.optional(o, "dataProtectionOfficer", contact.dataProtectionOfficer());
        }
    }

    private static void writePromises(Policy policy, ObjectNode node) {
        ArrayNode prohibitions = Out.array(node, "prohibitions", policy.prohibitions());
        for (Prohibition never : policy.prohibitions()) {
            ObjectNode o = prohibitions.addObject();
            o.put("id", never.id());
            Out.optional(o, "section", never.section());
            Out.text(o, "text", never.text());
            Out.ids(o, "purposes", never.purposes());
            Out.ids(o, "categories", never.categories());
            Out.ids(o, "recipients", never.recipients());
        }
        ArrayNode rights = Out.array(node, "rights", policy.rights());
        for (DeclaredRight declared : policy.rights()) {
            ObjectNode o = rights.addObject();
            o.put("right", declared.right().id());
            Out.optional(o, "section", declared.section());
            Out.text(o, "text", declared.text());
            declared.onlyIf().ifPresent(proviso -> o.put("onlyIf", Obj.nameOf(proviso)));
            if (declared.scope() != DeclaredRight.Scope.AS_BY_LAW) {
                o.put("scope", Obj.nameOf(declared.scope()));
            }
        }
        ArrayNode duties = Out.array(node, "duties", policy.duties());
        for (Duty duty : policy.duties()) {
            ObjectNode o = duties.addObject();
            o.put("id", duty.id());
            Out.optional(o, "section", duty.section());
            Out.text(o, "text", duty.text());
            o.put("when", Obj.nameOf(duty.when()));
        }
    }

    private static void writeRemarks(Policy policy, ObjectNode node) {
        ArrayNode points = Out.array(node, "openPoints", policy.openPoints());
        for (OpenPoint point : policy.openPoints()) {
            ObjectNode o = points.addObject();
            o.put("id", point.id());
            o.put("kind", Obj.nameOf(point.kind()));
            Out.optional(o, "section", point.section());
            o.put("quote", point.quote());
            o.put("resolution", point.resolution());
            ArrayNode rules = o.putArray("rules");
            point.rules().forEach(rules::add);
        }
        ArrayNode accepted = Out.array(node, "acceptedFindings", policy.acceptedFindings());
        for (AcceptedFinding finding : policy.acceptedFindings()) {
            ObjectNode o = accepted.addObject();
            o.put("kind", finding.kind());
            Out.optional(o, "about", finding.about());
            o.put("because", finding.because());
        }
    }
}

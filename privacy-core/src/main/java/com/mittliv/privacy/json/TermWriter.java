package com.mittliv.privacy.json;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the vocabulary into the file. */
final class TermWriter {
    private TermWriter() {}

    static ObjectNode write(Vocabulary vocabulary) {
        ObjectNode node = Out.object();
        all(node, "roles", vocabulary.roles());
        all(node, "categories", vocabulary.categories());
        all(node, "purposes", vocabulary.purposes());
        all(node, "events", vocabulary.events());
        all(node, "recipients", vocabulary.recipients());
        all(node, "sources", vocabulary.sources());
        all(node, "safeguards", vocabulary.safeguards());
        return node;
    }

    private static void all(ObjectNode node, String name, List<? extends Term> terms) {
        if (!terms.isEmpty()) {
            ArrayNode array = node.putArray(name);
            terms.forEach(term -> array.add(write(term)));
        }
    }

    private static ObjectNode write(Term term) {
        ObjectNode node = Out.object();
        node.put("id", term.id());
        Out.text(node, "name", term.label().name());
        Out.optional(node, "section", term.label().section());
        if (term instanceof DataCategory category && category.kind() != DataCategory.Kind.ORDINARY) {
            node.put("kind", Obj.nameOf(category.kind()));
        } else if (term instanceof Purpose purpose) {
            write(purpose, node);
        } else if (term instanceof Recipient recipient) {
            node.put("kind", Obj.nameOf(recipient.kind()));
            Out.optional(node, "country", recipient.country());
            Out.ids(node, "safeguards", recipient.safeguards());
        } else if (term instanceof Source source) {
            source.governedBy().ifPresent(policy -> Out.text(node, "governedBy", policy));
        }
        term.broader().ifPresent(wider -> node.put("broader", wider.id()));
        Out.optional(node, "note", term.label().note());
        return node;
    }

    private static void write(Purpose purpose, ObjectNode node) {
        if (purpose.kind() != Purpose.Kind.ORDINARY) {
            node.put("kind", Obj.nameOf(purpose.kind()));
        }
        purpose.stated().ifPresent(wording -> {
            ObjectNode consent = node.putObject("consent");
            consent.put("version", wording.version());
            Out.text(consent, "wording", wording.wording());
            Out.strings(consent, "alsoValid", wording.alsoValid());
        });
    }
}

package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sections in the file, and the references to them; these are free where the file lists no sections. */
final class Sections {
    private final List<Section> all = new ArrayList<>();
    private final Known<Section> known = new Known<>();

    Sections(Obj file) {
        boolean allHaveIds = true;
        for (Obj o : file.objects("sections", "section")) {
            o.only("id", "title", "part", "statements");
            o.require("id", "give its number or name, for example `3.3`");
            Optional<String> id = o.words("id");
            Section section = new Section(
                    id.orElse("?"),
                    o.text("title").orElse(Text.NONE),
                    o.oneOf("part", Section.Part.values()).orElse(Section.Part.OTHER),
                    o.texts("statements"));
            all.add(section);
            allHaveIds &= !section.id().equals("?");
            if (id.isPresent() && !known.add(id.get(), section)) {
                o.problems.add(o.at("id"), o.what + " is declared twice", "keep one declaration");
            }
        }
        // The numbers of sections are too near to each other to tell a slip from the section that has no number.
        if (all.size() < Constraints.written(file, "sections").size() || !allHaveIds) {
            known.noteListUnread();
        }
    }

    List<Section> all() {
        return all;
    }

    /** The section a part of the policy says it stands for. */
    Optional<String> of(Obj part) {
        Optional<String> section = part.words("section");
        if (section.isPresent() && !known.isEmpty()) {
            known.find(
                    part.problems,
                    part.at("section"),
                    part.what + " stands for an unknown section " + Quote.of(section.get()),
                    section.get());
        }
        return section;
    }

    static void write(List<Section> sections, ObjectNode node) {
        ArrayNode array = Out.array(node, "sections", sections);
        for (Section section : sections) {
            ObjectNode o = array.addObject();
            o.put("id", section.id());
            Out.text(o, "title", section.title());
            if (section.part() != Section.Part.OTHER) {
                o.put("part", Obj.nameOf(section.part()));
            }
            Out.texts(o, "statements", section.statements());
        }
    }
}

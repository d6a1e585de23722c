package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.Policy.Section.Part;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells which of the policy's sections belong to which part of the notice. */
final class NoticeSections {
    private final Policy policy;

    NoticeSections(Policy policy) {
        this.policy = policy;
    }

    List<Section> of(Part part) {
        return policy.sections().stream()
                .filter(section -> partOf(section) == part)
                .toList();
    }

    /** What a section says it is about, or what it is seen to be about by what stands for it. */
    private Part partOf(Section section) {
        if (section.part() != Part.OTHER) {
            return section.part();
        }
        if (stands(section, policy.rules().stream().map(ProcessingRule::section))) {
            return Part.PROCESSING;
        } else if (stands(section, policy.prohibitions().stream().map(never -> never.section()))) {
            return Part.TRANSFERS;
        } else if (stands(section, policy.rights().stream().map(right -> right.section()))) {
            return Part.RIGHTS;
        } else if (stands(section, policy.duties().stream().map(duty -> duty.section()))) {
            return Part.CHANGES;
        }
        return Part.OTHER;
    }

    private static boolean stands(Section section, Stream<Optional<String>> declared) {
        return declared.anyMatch(id -> id.equals(Optional.of(section.id())));
    }

    List<ProcessingRule> rulesOf(Section section) {
        return policy.rules().stream()
                .filter(rule -> rule.section().equals(Optional.of(section.id())))
                .toList();
    }

    /** The section whose title heads a part: its first, unless rules about people stand directly under it. */
    Optional<Section> heading(Part part) {
        return of(part).stream()
                .findFirst()
                .filter(section -> !section.title().isEmpty())
                .filter(section -> part != Part.PROCESSING || rulesOf(section).isEmpty());
    }

    static Origin origin(Section section) {
        return Origin.policy("section:" + section.id());
    }
}

package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Entry;
import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.Policy.Section.Part;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules as entries, gathered by the people they are about. */
final class NoticeRules {
    private final Wording wording;
    private final List<Group> groups = new ArrayList<>();

    /** People who read the same entries: those of a section of the policy, or of one set of roles; none for what is common to several. */
    private static final class Group {
        final Optional<Section> section;
        final Set<Role> roles = new LinkedHashSet<>();
        final List<ProcessingRule> rules = new ArrayList<>();

        Group(Optional<Section> section) {
            this.section = section;
        }

        void add(ProcessingRule rule) {
            roles.addAll(rule.roles());
            rules.add(rule);
        }
    }

    NoticeRules(Wording wording, NoticeSections sections) {
        this.wording = wording;
        Optional<Section> heading = sections.heading(Part.PROCESSING);
        Set<ProcessingRule> placed = new LinkedHashSet<>();
        for (Section section : sections.of(Part.PROCESSING)) {
            if (heading.filter(section::equals).isEmpty()) {
                Group group = new Group(Optional.of(section));
                sections.rulesOf(section).stream().filter(placed::add).forEach(group::add);
                groups.add(group);
            }
        }
        Map<Set<Role>, Group> bySet = new LinkedHashMap<>();
        for (ProcessingRule rule : wording.policy.rules()) {
            if (placed.add(rule)) {
                groupFor(rule, bySet).add(rule);
            }
        }
        List<Group> spread = bySet.values().stream()
                .filter(group -> isSpread(group, bySet.values()))
                .toList();
        bySet.values().stream().filter(group -> !spread.contains(group)).forEach(groups::add);
        if (!spread.isEmpty()) {
            Group common = new Group(Optional.empty());
            common.rules.addAll(
                    spread.stream().flatMap(group -> group.rules.stream()).toList());
            groups.add(common);
        }
    }

    /** Whether a group has people of several others, each of which has entries of its own. */
    private boolean isSpread(Group group, Collection<Group> bySet) {
        return group.roles.size() > 1
                && group.roles.stream()
                        .allMatch(role -> Stream.concat(groups.stream(), bySet.stream())
                                .anyMatch(other -> other != group && other.roles.contains(role)));
    }

    /** The first section about all the rule's people, else a group of those very people. */
    private Group groupFor(ProcessingRule rule, Map<Set<Role>, Group> bySet) {
        return groups.stream()
                .filter(group -> group.roles.containsAll(rule.roles()))
                .findFirst()
                .orElseGet(() -> bySet.computeIfAbsent(rule.roles(), roles -> new Group(Optional.empty())));
    }

    /** The anchor of the first group about a role. */
    Optional<String> anchorOf(Role role) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).roles.contains(role)) {
                return Optional.of(anchor(i));
            }
        }
        return Optional.empty();
    }

    private static String anchor(int group) {
        return "group-" + (group + 1);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            blocks.add(new Heading(3, List.of(heading(group)), Optional.of(anchor(i))));
            group.section.ifPresent(section -> blocks.addAll(statements(section)));
            group.rules.forEach(rule -> blocks.add(entry(rule, group)));
        }
        return blocks;
    }

    private Run heading(Group group) {
        if (group.section.isPresent()) {
            Section section = group.section.get();
            return wording.text(section.title(), NoticeSections.origin(section))
                    .orElseGet(() -> wording.frame(Frame.UNTITLED));
        } else if (group.roles.isEmpty()) {
            return wording.frame(Frame.SEVERAL);
        }
        Run roles = wording.roles(group.rules.get(0));
        return new Run(Spoken.capitalised(roles.words()), roles.origin());
    }

    List<Block> statements(Section section) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < section.statements().size(); i++) {
            Origin origin = Origin.policy("section:" + section.id() + "/" + (i + 1));
            wording.text(section.statements().get(i), origin)
                    .ifPresent(run -> blocks.add(new Paragraph(Style.PLAIN, List.of(run))));
        }
        return blocks;
    }

    private Entry entry(ProcessingRule rule, Group group) {
        List<Block> parts = new ArrayList<>();
        parts.add(new Heading(4, List.of(wording.purposes(rule)), Optional.empty()));
        wording.text(rule.text(), Origin.of(rule))
                .ifPresent(words -> parts.add(new Paragraph(Style.PROMISE, List.of(words))));
        List<Fact> facts = new ArrayList<>();
        if (!rule.roles().equals(group.roles)) {
            facts.add(fact(Frame.CONCERNS, wording.roles(rule)));
        }
        facts.add(fact(Frame.DATA, wording.categories(rule)));
        facts.add(fact(Frame.BASIS, wording.basis(rule)));
        wording.special(rule).ifPresent(special -> facts.add(fact(Frame.SPECIAL, special)));
        wording.events(rule).ifPresent(events -> facts.add(fact(Frame.CONDITION, events)));
        if (!rule.recipients().isEmpty()) {
            facts.add(fact(Frame.RECIPIENTS, wording.recipients(rule)));
        }
        facts.add(fact(Frame.KEPT, wording.keeping(rule)));
        parts.add(new Facts(facts));
        return new Entry(rule.id(), parts);
    }

    private Fact fact(Frame label, Run value) {
        return new Fact(wording.frame(label), List.of(value));
    }
}

package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import java.util.ArrayList;
import java.util.List;

/** What the register says of one rule; every entry has the same facts in the same order. */
final class RegisterEntry {
    private final Wording wording;
    private final ProcessingRule rule;

    RegisterEntry(Wording wording, ProcessingRule rule) {
        this.wording = wording;
        this.rule = rule;
    }

    List<Fact> facts() {
        return List.of(
                fact(Frame.PURPOSES, wording.names(rule.purposes())),
                fact(Frame.SUBJECTS, wording.names(rule.roles())),
                fact(Frame.CATEGORIES, categories()),
                new Fact(wording.frame(Frame.BASIS), List.of(wording.basis(rule))),
                new Fact(
                        wording.frame(Frame.SPECIAL),
                        List.of(wording.special(rule).orElseGet(() -> wording.frame(Frame.NONE)))),
                fact(Frame.RECIPIENT_CATEGORIES, recipients()),
                fact(Frame.THIRD_COUNTRIES, transfers()),
                new Fact(wording.frame(Frame.TIME_LIMITS), List.of(wording.keeping(rule))));
    }

    /** A fact; one with nothing to name says so. */
    private Fact fact(Frame label, String words) {
        Run value = words.isEmpty() ? wording.frame(Frame.NONE) : new Run(words, Origin.of(rule));
        return new Fact(wording.frame(label), List.of(value));
    }

    private String categories() {
        return wording.spoken.and(rule.categories().stream()
                .map(category -> wording.namesWithMembers(
                                List.of(category), wording.policy.vocabulary().categories())
                        + kind(category))
                .toList());
    }

    private String kind(DataCategory category) {
        return switch (category.kind()) {
            case ORDINARY -> "";
            case SPECIAL -> wording.spoken.say(" (särskild kategori, artikel 9)", " (special category, Article 9)");
            case CRIMINAL -> wording.spoken.say(" (lagöverträdelser, artikel 10)", " (offences, Article 10)");
        };
    }

    private String recipients() {
        return wording.spoken.and(rule.recipients().stream()
                .map(recipient -> wording.namesWithMembers(
                                List.of(recipient), wording.policy.vocabulary().recipients())
                        + " (" + kind(recipient) + ")")
                .toList());
    }

    private String kind(Recipient recipient) {
        return switch (recipient.kind()) {
            case INTERNAL -> wording.spoken.say("egen verksamhet", "own organisation");
            case PROCESSOR -> wording.spoken.say("personuppgiftsbiträde", "processor");
            case THIRD_PARTY -> wording.spoken.say("tredje part", "third party");
        };
    }

    /** The recipients outside the EU/EEA, and those whose country only the single transfer tells. */
    private String transfers() {
        List<String> abroad = new ArrayList<>();
        List<String> anywhere = new ArrayList<>();
        for (Recipient recipient : wording.policy.vocabulary().recipients()) {
            if (Hierarchy.selfAndBroader(recipient).stream().noneMatch(rule.recipients()::contains)) {
                continue;
            }
            if (recipient.country().filter(code -> !Recipient.isInEea(code)).isPresent()) {
                abroad.add(wording.nameOf(recipient) + ": " + wording.place(recipient));
            } else if (recipient.country().isEmpty() && recipient.kind() != Recipient.Kind.INTERNAL) {
                anywhere.add(wording.nameOf(recipient));
            }
        }
        if (!anywhere.isEmpty()) {
            abroad.add(wording.spoken.say("land anges inte i policyn för ", "country not stated in the policy for ")
                    + wording.spoken.and(anywhere)
                    + required(wording.policy.vocabulary().safeguards()));
        }
        return String.join("; ", abroad);
    }

    /** One of the policy's safeguards is enough. */
    private String required(List<Safeguard> safeguards) {
        return safeguards.isEmpty()
                ? ""
                : wording.spoken.say(
                                " – utanför EU/EES krävs skyddsåtgärd: ",
                                " – outside the EU/EEA a safeguard is required: ")
                        + wording.spoken.or(
                                safeguards.stream().map(wording::nameOf).toList());
    }
}

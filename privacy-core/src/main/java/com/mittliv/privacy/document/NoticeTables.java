package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Bullets;
import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Row;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.document.Block.Table;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The notice's lists and tables: sources, retention, recipients, cookies. */
final class NoticeTables {
    private final Wording wording;
    private final Policy policy;

    NoticeTables(Wording wording) {
        this.wording = wording;
        this.policy = wording.policy;
    }

    /** The sources that rules name; whom a source concerns is said where it is not everybody. */
    List<Block> sources() {
        Set<Role> everybody = policy.rules().stream()
                .filter(rule -> !rule.sources().isEmpty())
                .flatMap(rule -> rule.roles().stream())
                .collect(Collectors.toSet());
        List<List<Run>> items = new ArrayList<>();
        for (Source source : policy.vocabulary().sources()) {
            Set<Role> roles = policy.rules().stream()
                    .filter(rule -> rule.sources().contains(source))
                    .flatMap(rule -> rule.roles().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!roles.isEmpty()) {
                items.add(source(source, roles.equals(everybody) ? Set.of() : roles));
            }
        }
        return items.isEmpty()
                ? List.of()
                : List.of(new Paragraph(Style.PLAIN, List.of(wording.frame(Frame.SOURCES_LIST))), new Bullets(items));
    }

    private List<Run> source(Source source, Set<Role> only) {
        List<Source> all = policy.vocabulary().sources();
        List<Run> item = new ArrayList<>();
        item.add(new Run(wording.namesWithMembers(List.of(source), all), Origin.of(source)));
        if (!only.isEmpty()) {
            item.add(wording.frame(Frame.SOURCE_CONCERNS));
            item.add(new Run(wording.names(only), Origin.of(source)));
        }
        source.governedBy()
                .flatMap(other -> wording.text(other, Origin.of(source)))
                .ifPresent(other -> {
                    item.add(wording.frame(Frame.GOVERNED_BY));
                    item.add(other);
                });
        return item;
    }

    /** How long each rule keeps, beside its purpose and its people. */
    List<Block> storage() {
        if (policy.rules().isEmpty()) {
            return List.of();
        }
        List<Run> head =
                List.of(wording.frame(Frame.PURPOSE), wording.frame(Frame.CONCERNS), wording.frame(Frame.KEPT));
        List<Row> rows = policy.rules().stream().map(this::kept).toList();
        return List.of(new Table(wording.frame(Frame.STORAGE_TABLE), head, rows));
    }

    /** The same of some rules, as a list. */
    List<Block> kept(List<ProcessingRule> rules) {
        List<List<Run>> items = rules.stream()
                .map(rule -> List.of(
                        wording.purposes(rule).linkedTo("rule-" + rule.id()),
                        wording.frame(Frame.KEPT_FOR),
                        wording.keeping(rule)))
                .toList();
        return items.isEmpty() ? List.of() : List.of(new Bullets(items));
    }

    private Row kept(ProcessingRule rule) {
        return new Row(
                Optional.empty(),
                List.of(
                        List.of(wording.purposes(rule).linkedTo("rule-" + rule.id())),
                        List.of(wording.roles(rule)),
                        List.of(wording.keeping(rule))));
    }

    List<Block> recipients() {
        List<Recipient> all = wording.disclosedTo();
        if (all.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(Style.PLAIN, List.of(wording.frame(Frame.RECIPIENTS_LIST))));
        // A group names its members, unless a member's place is to be told.
        blocks.add(new Bullets(all.stream()
                .filter(recipient -> recipient.country().isPresent()
                        || recipient.broader().filter(all::contains).isEmpty())
                .map(recipient -> List.of(recipient(recipient, all)))
                .toList()));
        List<Safeguard> safeguards = policy.vocabulary().safeguards();
        if (!safeguards.isEmpty()) {
            // One of them is enough.
            Run names = new Run(
                    wording.spoken.or(safeguards.stream().map(wording::nameOf).toList()), Origin.of(safeguards.get(0)));
            blocks.add(new Facts(List.of(new Fact(wording.frame(Frame.SAFEGUARDS), List.of(names)))));
        }
        return blocks;
    }

    private Run recipient(Recipient recipient, List<Recipient> all) {
        String place = wording.place(recipient);
        String name = wording.namesWithMembers(List.of(recipient), all);
        return new Run(place.isEmpty() ? name : name + ": " + place, Origin.of(recipient));
    }

    List<Block> cookies() {
        if (policy.cookies().isEmpty()) {
            return List.of();
        }
        List<Run> head = List.of(
                wording.frame(Frame.COOKIE_NAME),
                wording.frame(Frame.COOKIE_KIND),
                wording.frame(Frame.PURPOSE),
                wording.frame(Frame.COOKIE_NEED),
                wording.frame(Frame.COOKIE_DESCRIPTION));
        return List.of(new Table(
                wording.frame(Frame.COOKIE_TABLE),
                head,
                policy.cookies().stream().map(this::cookie).toList()));
    }

    private Row cookie(Cookie cookie) {
        Origin origin = Origin.policy("cookie:" + cookie.name());
        String party = cookie.party() == Cookie.Party.FIRST
                ? say("förstapartscookie", "first-party cookie")
                : say("tredjepartscookie", "third-party cookie");
        String time = cookie.duration()
                .map(period -> say("sparas i ", "kept for ") + wording.spoken.period(period))
                .orElse(say("raderas när webbläsaren stängs", "erased when the browser closes"));
        String asked = cookie.need() == Cookie.Need.CONSENT ? say("ja", "yes") : say("nej", "no");
        return new Row(
                Optional.empty(),
                List.of(
                        List.of(new Run(cookie.name(), origin)),
                        List.of(new Run(party + ", " + time, origin)),
                        List.of(new Run(wording.nameOf(cookie.purpose()), origin)),
                        List.of(new Run(asked, origin)),
                        wording.text(cookie.description(), origin).stream().toList()));
    }

    private String say(String sv, String en) {
        return wording.spoken.say(sv, en);
    }
}

package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.DeclaredRight.Scope;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What changed in a policy beside its rules, purposes and cookies. */
final class GeneralComparison {
    private final Policy before;
    private final Policy after;
    private final List<ChangeDetail> details = new ArrayList<>();

    GeneralComparison(Versions versions) {
        this.before = versions.before().policy();
        this.after = versions.after().policy();
    }

    List<ChangeDetail> details() {
        controller();
        contact();
        authority();
        after.rights().forEach(this::right);
        before.rights().forEach(this::rightGone);
        after.prohibitions().forEach(this::prohibition);
        before.prohibitions().forEach(this::prohibitionGone);
        duties();
        calendar();
        texts();
        return details;
    }

    private void controller() {
        boolean other = !before.controller().name().equals(after.controller().name())
                || isTakenBack(
                        before.controller().registrationNumber(),
                        after.controller().registrationNumber());
        if (other) {
            add(
                    Aspect.RIGHTS,
                    "Personuppgiftsansvarig är nu " + after.controller().name() + ".",
                    "The controller is now " + after.controller().name() + ".");
        } else if (!before.controller().equals(after.controller())) {
            say("Uppgifterna om den personuppgiftsansvariga är ändrade.", "The controller's particulars are changed.");
        }
    }

    private void contact() {
        boolean other = isTakenBack(before.contact().email(), after.contact().email())
                || isTakenBack(before.contact().address(), after.contact().address())
                || isTakenBack(
                        before.contact().dataProtectionOfficer(),
                        after.contact().dataProtectionOfficer());
        if (other) {
            add(Aspect.RIGHTS, "Kontaktuppgifterna är ändrade.", "The contact details are changed.");
        } else if (!before.contact().equals(after.contact())) {
            say("Kontaktuppgifterna är kompletterade.", "The contact details are supplemented.");
        }
    }

    /** Whether something that was stated is no longer, or otherwise. */
    private static boolean isTakenBack(Optional<String> was, Optional<String> now) {
        return was.isPresent() && !was.equals(now);
    }

    private void authority() {
        if (before.supervisoryAuthority().isPresent()
                && after.supervisoryAuthority().isEmpty()) {
            add(
                    Aspect.RIGHTS,
                    "Tillsynsmyndigheten anges inte längre.",
                    "The supervisory authority is no longer named.");
        } else if (!before.supervisoryAuthority().equals(after.supervisoryAuthority())) {
            say("Tillsynsmyndigheten benämns annorlunda.", "The supervisory authority is named otherwise.");
        }
    }

    private void right(DeclaredRight now) {
        String id = now.right().id();
        Optional<DeclaredRight> was = before.right(now.right());
        if (was.isEmpty()) {
            say("Rättigheten `" + id + "` anges nu.", "The right `" + id + "` is now named.");
        } else if (was.get().onlyIf().isEmpty() && now.onlyIf().isPresent()) {
            add(
                    Aspect.RIGHTS,
                    "Rättigheten `" + id + "` har fått ett förbehåll.",
                    "The right `" + id + "` is now subject to a proviso.");
        } else if (was.get().scope() == Scope.ALL_DATA && now.scope() == Scope.AS_BY_LAW) {
            add(
                    Aspect.RIGHTS,
                    "Rättigheten `" + id + "` går inte längre utöver lagen.",
                    "The right `" + id + "` no longer goes beyond the law.");
        } else if (was.get().scope() != now.scope()) {
            say("Rättigheten `" + id + "` går nu utöver lagen.", "The right `" + id + "` now goes beyond the law.");
        } else if (!was.get().equals(now)) {
            say("Rättigheten `" + id + "` beskrivs annorlunda.", "The right `" + id + "` is described otherwise.");
        }
    }

    private void rightGone(DeclaredRight was) {
        if (after.right(was.right()).isEmpty()) {
            add(
                    Aspect.RIGHTS,
                    "Rättigheten `" + was.right().id() + "` anges inte längre.",
                    "The right `" + was.right().id() + "` is no longer named.");
        }
    }

    private void prohibition(Prohibition now) {
        Optional<Prohibition> was = find(before, now);
        if (was.isEmpty()) {
            say("Nytt löfte: `" + now.id() + "`.", "New promise: `" + now.id() + "`.");
        } else if (shrinks(was.get(), now)) {
            add(
                    Aspect.PROMISES,
                    "Löftet `" + now.id() + "` omfattar mindre än förut.",
                    "The promise `" + now.id() + "` covers less than before.");
        } else if (shrinks(now, was.get())
                || !was.get().text().equals(now.text())
                || !was.get().section().equals(now.section())) {
            say(
                    "Löftet `" + now.id() + "` beskrivs annorlunda.",
                    "The promise `" + now.id() + "` is described otherwise.");
        }
    }

    private static boolean shrinks(Prohibition was, Prohibition now) {
        return shrinks(was.purposes(), now.purposes())
                || shrinks(was.categories(), now.categories())
                || shrinks(was.recipients(), now.recipients());
    }

    /** Whether less is named than was; naming nothing means all. */
    private static boolean shrinks(Collection<? extends Term> was, Collection<? extends Term> now) {
        return !now.isEmpty() && (was.isEmpty() || !was.stream().allMatch(term -> Terms.covers(now, term)));
    }

    private void prohibitionGone(Prohibition was) {
        if (find(after, was).isEmpty()) {
            add(Aspect.PROMISES, "Löftet `" + was.id() + "` utgår.", "The promise `" + was.id() + "` is gone.");
        }
    }

    private static Optional<Prohibition> find(Policy policy, Prohibition never) {
        return policy.prohibitions().stream()
                .filter(one -> one.id().equals(never.id()))
                .findFirst();
    }

    private void duties() {
        for (Duty now : after.duties()) {
            Optional<Duty> was = find(before, now);
            if (was.isEmpty()) {
                say("Nytt åtagande: `" + now.id() + "`.", "New duty: `" + now.id() + "`.");
            } else if (was.get().when() != now.when()) {
                add(
                        Aspect.PROMISES,
                        "Åtagandet `" + now.id() + "` gäller vid andra tillfällen.",
                        "The duty `" + now.id() + "` is due on other occasions.");
            } else if (!was.get().equals(now)) {
                say(
                        "Åtagandet `" + now.id() + "` beskrivs annorlunda.",
                        "The duty `" + now.id() + "` is described otherwise.");
            }
        }
        before.duties().stream()
                .filter(was -> find(after, was).isEmpty())
                .forEach(was -> add(
                        Aspect.PROMISES,
                        "Åtagandet `" + was.id() + "` utgår.",
                        "The duty `" + was.id() + "` is gone."));
    }

    private static Optional<Duty> find(Policy policy, Duty duty) {
        return policy.duties().stream()
                .filter(one -> one.id().equals(duty.id()))
                .findFirst();
    }

    private void calendar() {
        if (!before.timeZone().equals(after.timeZone())) {
            String zone = after.timeZone().getId();
            add(
                    Aspect.CALENDAR,
                    "Dagar räknas nu efter tidszonen " + zone + ".",
                    "Days are now counted in the time zone " + zone + ".");
        }
        OptionalInt age = after.consentAge();
        if (!before.consentAge().equals(age)) {
            String years = age.isPresent() ? String.valueOf(age.getAsInt()) : "–";
            add(
                    Aspect.CALENDAR,
                    "Åldern för eget samtycke är nu " + years + ".",
                    "The age of consent is now " + years + ".");
        }
        if (!before.holidays().equals(after.holidays())) {
            say("Helgdagarna är ändrade.", "The public holidays are changed.");
        }
    }

    private void texts() {
        boolean same = before.title().equals(after.title())
                && before.languages().equals(after.languages())
                && before.sections().equals(after.sections());
        if (!same) {
            say("Rubriker eller löptext är ändrade.", "Headings or running text are changed.");
        }
        Map<String, Label> called = new HashMap<>();
        named(before.vocabulary()).forEach(was -> called.put(key(was), was.label()));
        List<Term> renamed = named(after.vocabulary())
                .filter(now -> !called.getOrDefault(key(now), now.label()).equals(now.label()))
                .toList();
        if (!renamed.isEmpty()) {
            say(
                    "Benämningar är ändrade: " + Words.names("sv", renamed) + ".",
                    "Names are changed: " + Words.names("en", renamed) + ".");
        }
    }

    /** The terms whose names are not told with their purposes. */
    private static Stream<Term> named(Vocabulary words) {
        return Stream.of(
                        words.roles(),
                        words.categories(),
                        words.events(),
                        words.recipients(),
                        words.sources(),
                        words.safeguards())
                .flatMap(List::stream);
    }

    /** Terms of different kinds may have the same id. */
    private static String key(Term term) {
        return term.kindName() + " " + term.id();
    }

    private void add(Aspect aspect, String sv, String en) {
        details.add(ChangeDetail.of(aspect, Effect.WIDER, sv, en));
    }

    private void say(String sv, String en) {
        details.add(ChangeDetail.words(sv, en));
    }
}

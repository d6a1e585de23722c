package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells what changed between a rule and the same rule of a later version, term by term. */
final class RuleComparison {
    private final Version old;
    private final Version now;
    private final ProcessingRule before;
    private final ProcessingRule after;
    private final List<ChangeDetail> details = new ArrayList<>();

    RuleComparison(Versions versions, ProcessingRule before, ProcessingRule after) {
        this.old = versions.before();
        this.now = versions.after();
        this.before = before;
        this.after = after;
    }

    List<ChangeDetail> details() {
        terms(Aspect.ROLES, before.roles(), old.roles(), after.roles(), now.roles(), "Roller", "Roles");
        terms(
                Aspect.CATEGORIES,
                before.categories(),
                old.categories(),
                after.categories(),
                now.categories(),
                "Uppgifter",
                "Data");
        terms(
                Aspect.PURPOSES,
                before.purposes(),
                old.purposes(),
                after.purposes(),
                now.purposes(),
                "Ändamål",
                "Purposes");
        terms(
                Aspect.RECIPIENTS,
                before.recipients(),
                old.recipients(),
                after.recipients(),
                now.recipients(),
                "Mottagare",
                "Recipients");
        terms(Aspect.SOURCES, before.sources(), old.sources(), after.sources(), now.sources(), "Källor", "Sources");
        kinds();
        transfers();
        basis();
        conditions();
        retention();
        text();
        return details;
    }

    private <T extends Term> void terms(
            Aspect aspect,
            Collection<T> was,
            Declared<T> declaredOld,
            Collection<T> is,
            Declared<T> declaredNow,
            String sv,
            String en) {
        List<T> gained = Terms.gained(was, declaredOld, is, declaredNow);
        List<T> lost = Terms.gained(is, declaredNow, was, declaredOld);
        if (!gained.isEmpty()) {
            details.add(Words.gained(aspect, gained, sv, en));
        }
        if (!lost.isEmpty()) {
            details.add(Words.lost(aspect, lost, sv, en));
        }
    }

    /** Data that the law treats otherwise now. */
    private void kinds() {
        for (DataCategory is : now.categories().covered(after.categories())) {
            Optional<DataCategory> was = coveredBefore(before.categories(), old.categories(), is);
            if (was.isPresent() && was.get().kind() != is.kind()) {
                details.add(ChangeDetail.of(
                        Aspect.CATEGORIES,
                        is.kind() == DataCategory.Kind.ORDINARY ? Effect.NARROWER : Effect.WIDER,
                        "Uppgifternas art är ändrad: " + is.nameIn("sv") + ".",
                        "The data are of another kind: " + is.nameIn("en") + "."));
            }
        }
    }

    private void transfers() {
        for (Recipient is : now.recipients().covered(after.recipients())) {
            Optional<Recipient> was = coveredBefore(before.recipients(), old.recipients(), is);
            if (was.isPresent() && isTransferredOtherwise(was.get(), is)) {
                boolean cameNear = is.country().filter(Recipient::isInEea).isPresent()
                        && was.get().kind() == is.kind();
                details.add(ChangeDetail.of(
                        Aspect.TRANSFERS,
                        cameNear ? Effect.NARROWER : Effect.WIDER,
                        "Mottagarens land, ställning eller skyddsåtgärder är ändrade: " + is.nameIn("sv") + ".",
                        "The recipient's country, relation or safeguards are changed: " + is.nameIn("en") + "."));
            }
        }
    }

    private static boolean isTransferredOtherwise(Recipient was, Recipient now) {
        return was.kind() != now.kind()
                || !was.country().equals(now.country())
                || was.safeguards().size() != now.safeguards().size()
                || !was.safeguards().stream().allMatch(safeguard -> Terms.names(now.safeguards(), safeguard));
    }

    private static <T extends Term> Optional<T> coveredBefore(Collection<T> named, Declared<T> declared, T term) {
        return declared.find(term).filter(was -> Terms.covers(named, was));
    }

    private void basis() {
        boolean otherKind = !before.basis().id().equals(after.basis().id());
        boolean otherWords = Words.differ(told(before.basis()), told(after.basis()));
        if (otherKind || otherWords) {
            details.add(Words.basis(before, after));
        } else if (!before.basis().equals(after.basis())) {
            // Another language, or where the balancing of interests is recorded.
            details.add(ChangeDetail.words(
                    "Uppgiften om den rättsliga grunden är kompletterad.",
                    "What is recorded of the legal basis is supplemented."));
        }
        if (!before.specialCategoryCondition().equals(after.specialCategoryCondition())) {
            details.add(ChangeDetail.of(
                    Aspect.BASIS,
                    Effect.WIDER,
                    "Villkoret för känsliga uppgifter (artikel 9.2) är ändrat.",
                    "The condition for special categories (Art. 9(2)) is changed."));
        }
    }

    /** What people are told of a basis beside its name. */
    private static Text told(LegalBasis basis) {
        if (basis instanceof LegalObligation obligation) {
            return obligation.statute();
        } else if (basis instanceof PublicTask task) {
            return task.statute();
        }
        return basis instanceof LegitimateInterests interests ? interests.interest() : Text.NONE;
    }

    private void conditions() {
        List<Term> more = missing(after.onlyAfter(), before.onlyAfter());
        List<Term> fewer = missing(before.onlyAfter(), after.onlyAfter());
        if (!more.isEmpty()) {
            details.add(ChangeDetail.of(
                    Aspect.CONDITIONS,
                    Effect.NARROWER,
                    "Uppgifterna används först efter: " + Words.names("sv", more) + ".",
                    "The data are used only after: " + Words.names("en", more) + "."));
        }
        if (!fewer.isEmpty()) {
            details.add(ChangeDetail.of(
                    Aspect.CONDITIONS,
                    Effect.WIDER,
                    "Uppgifterna används utan att invänta: " + Words.names("sv", fewer) + ".",
                    "The data are used without waiting for: " + Words.names("en", fewer) + "."));
        }
    }

    private static List<Term> missing(Collection<? extends Term> terms, Collection<? extends Term> from) {
        return terms.stream()
                .filter(term -> !Terms.names(from, term))
                .<Term>map(term -> term)
                .toList();
    }

    private void retention() {
        boolean noShorter = Retentions.keepsAtLeastAsLong(after.retention(), before.retention());
        boolean noLonger = Retentions.keepsAtLeastAsLong(before.retention(), after.retention());
        List<Text> statutes = statutes(before.retention());
        List<Text> statutesNow = statutes(after.retention());
        boolean byOtherStatute =
                statutes.size() == statutesNow.size() ? areNamedOtherwise(statutes, statutesNow) : noShorter;
        if (!noLonger || byOtherStatute) {
            details.add(Words.retention(before, after, Effect.WIDER));
        } else if (!noShorter) {
            details.add(Words.retention(before, after, Effect.NARROWER));
        }
    }

    private static boolean areNamedOtherwise(List<Text> old, List<Text> now) {
        return IntStream.range(0, old.size()).anyMatch(i -> Words.differ(old.get(i), now.get(i)));
    }

    private static List<Text> statutes(Retention retention) {
        return Retentions.nodesOf(retention)
                .filter(WhileRequired.class::isInstance)
                .map(node -> ((WhileRequired) node).statute())
                .toList();
    }

    private void text() {
        if (!before.id().equals(after.id())) {
            details.add(ChangeDetail.words(
                    "Regeln heter nu `" + after.id() + "`, tidigare `" + before.id() + "`.",
                    "The rule is now called `" + after.id() + "`, before `" + before.id() + "`."));
        }
        if (!before.text().equals(after.text())) {
            details.add(ChangeDetail.words("Regelns ordalydelse är ändrad.", "The rule's words are changed."));
        }
        if (!before.section().equals(after.section())) {
            details.add(ChangeDetail.words("Regeln står i ett annat avsnitt.", "The rule stands in another section."));
        }
        if (!before.notes().equals(after.notes())) {
            details.add(ChangeDetail.words("Anteckningar om regeln är ändrade.", "Notes on the rule are changed."));
        }
        if (!reasons(before.retention()).equals(reasons(after.retention()))) {
            details.add(ChangeDetail.words(
                    "Förklaringen till att lagringstiden är öppen är ändrad.",
                    "Why the time of storage is left open is explained otherwise."));
        }
    }

    private static List<String> reasons(Retention retention) {
        return Retentions.nodesOf(retention)
                .filter(NotStated.class::isInstance)
                .map(node -> ((NotStated) node).because())
                .toList();
    }
}

package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Collection;

/** The sentences in which changes are told. */
final class Words {
    private Words() {}

    static ChangeDetail added(ProcessingRule rule) {
        return ChangeDetail.of(
                Aspect.EXISTENCE,
                Effect.WIDER,
                "Ny regel `" + rule.id() + "`: " + does("sv", rule) + ".",
                "New rule `" + rule.id() + "`: " + does("en", rule) + ".");
    }

    static ChangeDetail removed(ProcessingRule rule) {
        return ChangeDetail.of(
                Aspect.EXISTENCE,
                Effect.NARROWER,
                "Regeln `" + rule.id() + "` utgår: " + does("sv", rule) + ".",
                "Rule `" + rule.id() + "` is gone: " + does("en", rule) + ".");
    }

    private static String does(String language, ProcessingRule rule) {
        Spoken spoken = Spoken.in(language);
        Sentences sentences = Sentences.in(language);
        return spoken.say("om ", "about ")
                + names(language, rule.roles())
                + spoken.say(" behandlas ", ", ")
                + names(language, rule.categories())
                + spoken.say(" för ändamålet ", " is processed for the purpose: ")
                + names(language, rule.purposes())
                + spoken.say(", med rättslig grund ", ", on the basis of ")
                + sentences.of(rule.basis())
                + spoken.say("; sparas ", "; kept ")
                + sentences.keeping(rule);
    }

    static ChangeDetail gained(Aspect aspect, Collection<? extends Term> terms, String sv, String en) {
        return ChangeDetail.of(
                aspect,
                Effect.WIDER,
                sv + " tillkommer: " + names("sv", terms) + ".",
                en + " added: " + names("en", terms) + ".");
    }

    static ChangeDetail lost(Aspect aspect, Collection<? extends Term> terms, String sv, String en) {
        return ChangeDetail.of(
                aspect,
                Effect.NARROWER,
                sv + " utgår: " + names("sv", terms) + ".",
                en + " removed: " + names("en", terms) + ".");
    }

    static ChangeDetail basis(ProcessingRule before, ProcessingRule after) {
        String sv = Sentences.in("sv").of(after.basis());
        String en = Sentences.in("en").of(after.basis());
        if (before.basis().id().equals(after.basis().id())) {
            return ChangeDetail.of(
                    Aspect.BASIS,
                    Effect.WIDER,
                    "Vad den rättsliga grunden (" + sv + ") avser är ändrat.",
                    "What the legal basis (" + en + ") refers to is changed.");
        }
        return ChangeDetail.of(
                Aspect.BASIS,
                Effect.WIDER,
                "Rättslig grund är nu " + sv + ", tidigare "
                        + Sentences.in("sv").of(before.basis()) + ".",
                "The legal basis is now " + en + ", before it was "
                        + Sentences.in("en").of(before.basis()) + ".");
    }

    static ChangeDetail retention(ProcessingRule before, ProcessingRule after, Effect effect) {
        String sv = effect == Effect.NARROWER ? "kortare" : "längre eller annorlunda";
        String en = effect == Effect.NARROWER ? "shorter" : "longer or otherwise";
        return ChangeDetail.of(
                Aspect.RETENTION,
                effect,
                "Uppgifterna sparas " + sv + ": " + Sentences.in("sv").keeping(after) + " (tidigare "
                        + Sentences.in("sv").keeping(before) + ").",
                "The data are kept " + en + ": " + Sentences.in("en").keeping(after) + " (before: "
                        + Sentences.in("en").keeping(before) + ").");
    }

    static String names(String language, Collection<? extends Term> terms) {
        return Spoken.in(language)
                .and(terms.stream().map(term -> term.nameIn(language)).toList());
    }

    /** Whether words are said otherwise in a language that both texts speak, or not said any more. */
    static boolean differ(Text before, Text after) {
        return before.byLanguage().entrySet().stream()
                .anyMatch(said -> !said.getValue().equals(after.byLanguage().get(said.getKey())));
    }
}

package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Speaks decisions in Swedish and English. Names only terms, rules, promises and sections. */
final class Explanations {
    private static final int FEW = 5;

    private final Spoken spoken;
    private final Refusals refusals;

    private Explanations(Spoken spoken) {
        this.spoken = spoken;
        this.refusals = new Refusals(this);
    }

    static String of(Decision decision, String language) {
        Explanations words = new Explanations(Spoken.in(language));
        return decision instanceof Permit permit ? words.permit(permit) : words.refusals.of((Deny) decision);
    }

    String say(String sv, String en) {
        return spoken.say(sv, en);
    }

    Sentences sentences() {
        return Sentences.in(spoken.language());
    }

    private String permit(Permit permit) {
        Question question = permit.question();
        String basis = sentences().of(permit.rule().basis());
        String done = question.purpose()
                        .map(purpose -> say(" får behandlas för ändamålet ", " may be processed for the purpose ")
                                + quoted(purpose))
                        .orElse(say(" får samlas in från denna källa", " may be collected from this source"))
                + question.recipient()
                        .map(to -> say(" och lämnas ut till ", " and given to ") + name(to))
                        .orElse("");
        return say("Tillåtet: ", "Permitted: ")
                + data(question)
                + done
                + say(", med " + basis + " som rättslig grund. ", ", on the basis of " + basis + ". ")
                + source(permit.rule());
    }

    String data(Question question) {
        return name(question.category()) + " (" + name(question.role()) + ")";
    }

    String name(Term term) {
        return term.nameIn(spoken.language());
    }

    String names(Collection<? extends Term> terms) {
        return spoken.and(terms.stream().map(this::name).toList());
    }

    String quoted(Term term) {
        return quoted(name(term));
    }

    private String quoted(String words) {
        return say("”" + words + "”", "“" + words + "”");
    }

    /** Where the policy says so, in the policy's own words. */
    String source(ProcessingRule rule) {
        return say("Regel", "Rule") + place(rule.id(), rule.section()) + quote(rule.text());
    }

    String source(Prohibition never) {
        return say("Löfte", "Promise") + place(never.id(), never.section()) + quote(never.text());
    }

    private String quote(Text text) {
        return text.in(spoken.language()).map(words -> ": " + quoted(words)).orElse("");
    }

    /** What rules are for and where they stand, the first few of them. */
    String purposes(List<ProcessingRule> rules) {
        List<String> told = new ArrayList<>();
        for (ProcessingRule rule : rules.subList(0, Math.min(FEW, rules.size()))) {
            List<String> purposes = rule.purposes().stream().map(this::quoted).toList();
            told.add(spoken.and(purposes) + " (" + say("regel", "rule") + place(rule.id(), rule.section()) + ")");
        }
        if (rules.size() > FEW) {
            told.add(rules.size() - FEW + say(" regler till", " more rules"));
        }
        return spoken.and(told);
    }

    private String place(String id, Optional<String> section) {
        return " `" + id + "`"
                + section.map(s -> say(", avsnitt ", ", section ") + s).orElse("");
    }
}

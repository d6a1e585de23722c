package com.mittliv.privacy.condition;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.LegalBasis.Contract;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.policy.LegalBasis.VitalInterests;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Speaks conditions, retentions and legal bases in Swedish and English: the interpreter of a rule for people.
 *
 * <pre>{@code
 * Sentences.in("en").of(years(2).after(RECRUITMENT_CLOSED));
 *     // until two years after the end of the recruitment process
 * }</pre>
 *
 * <p>Terms are named as the policy names them. Purposes read best as verb phrases ("send newsletters"), events as nouns
 * ("the end of the programme").
 */
public final class Sentences {
    private final Spoken spoken;
    private final RetentionSpeech retentions;

    private Sentences(Spoken spoken) {
        this.spoken = spoken;
        this.retentions = new RetentionSpeech(spoken);
    }

    /**
     * Speaks a language.
     *
     * @param language the ISO 639 code
     * @return a speaker of Swedish for {@code sv}, else of English
     */
    public static Sentences in(String language) {
        return new Sentences(Spoken.in(language));
    }

    /**
     * When a condition holds.
     *
     * @param condition the condition
     * @return a clause, for example {@code only after the start of the programme, when no objection stands against …}
     */
    public String of(Condition condition) {
        List<Condition> parts = condition instanceof AllOf all ? all.parts() : List.of(condition);
        List<Happened> events = events(parts);
        if (events.isEmpty()) {
            return spoken.say("när ", "when ") + clause(condition);
        }
        String after = spoken.say("först efter ", "only after ") + names(events);
        List<Condition> others = withoutEvents(parts);
        return others.isEmpty() ? after : after + spoken.say(", när ", ", when ") + clause(new AllOf(others));
    }

    /**
     * How long a retention keeps.
     *
     * @param retention the retention
     * @return what follows "the data are kept", for example {@code until the end of the programme}
     */
    public String of(Retention retention) {
        return retentions.of(retention);
    }

    /**
     * How long a rule keeps data, as far as it says so itself: while its consent is in force, by its retention.
     *
     * @param rule the rule
     * @return what follows "the data are kept"
     */
    public String keeping(ProcessingRule rule) {
        String kept = of(rule.retention());
        boolean says = Retentions.nodesOf(rule.retention()).anyMatch(WhileConsented.class::isInstance);
        return rule.basis() instanceof LegalBasis.Consent && !says
                ? kept + spoken.say(", dock bara så länge samtycket gäller", ", but only while the consent is in force")
                : kept;
    }

    /**
     * What a legal basis is called.
     *
     * @param basis the basis
     * @return for example {@code performance of a contract}
     */
    public String of(LegalBasis basis) {
        if (basis instanceof LegalBasis.Consent) {
            return spoken.say("samtycke", "consent");
        } else if (basis instanceof Contract) {
            return spoken.say("fullgörande av avtal", "performance of a contract");
        } else if (basis instanceof LegalObligation) {
            return spoken.say("rättslig förpliktelse", "legal obligation");
        } else if (basis instanceof VitalInterests) {
            return spoken.say("skydd av grundläggande intressen", "protection of vital interests");
        } else if (basis instanceof PublicTask) {
            return spoken.say("uppgift av allmänt intresse", "a task in the public interest");
        }
        return basis instanceof LegitimateInterests
                ? spoken.say("intresseavvägning", "legitimate interests")
                : basis.id();
    }

    private String clause(Condition condition) {
        if (condition instanceof Happened happened) {
            return happened(List.of(happened));
        } else if (condition instanceof ConsentInForce consent) {
            return spoken.say("samtycket till ", "the consent to ")
                    + quoted(consent.purpose())
                    + spoken.say(" gäller", " is in force");
        } else if (condition instanceof NotObjected objection) {
            return objection(objection);
        } else if (condition instanceof NotRestricted restriction) {
            String purpose = quoted(restriction.purpose());
            return spoken.say(
                    "behandlingen inte är begränsad för " + purpose, "processing is not restricted for " + purpose);
        } else if (condition instanceof Kept kept) {
            String period = of(kept.retention());
            return spoken.say("lagringstiden pågår (" + period + ")", "the data are still kept (" + period + ")");
        } else if (condition instanceof AllOf all) {
            return spoken.and(clauses(all.parts()));
        }
        return any(((AnyOf) condition).parts());
    }

    /** Events are told together. */
    private List<String> clauses(List<Condition> parts) {
        List<Happened> events = events(parts);
        List<String> clauses = new ArrayList<>();
        if (!events.isEmpty()) {
            clauses.add(happened(events));
        }
        withoutEvents(parts).stream().map(this::clause).forEach(clauses::add);
        if (clauses.isEmpty()) {
            clauses.add(spoken.say("inget särskilt krävs", "nothing in particular is required"));
        }
        return clauses;
    }

    private static List<Happened> events(List<Condition> parts) {
        return parts.stream()
                .filter(Happened.class::isInstance)
                .map(Happened.class::cast)
                .toList();
    }

    private static List<Condition> withoutEvents(List<Condition> parts) {
        return parts.stream().filter(part -> !(part instanceof Happened)).toList();
    }

    private String happened(List<Happened> events) {
        return names(events)
                + spoken.say(" har inträffat", events.size() == 1 ? " has taken place" : " have taken place");
    }

    private String names(List<Happened> events) {
        return spoken.and(events.stream().map(e -> name(e.event())).toList());
    }

    private String objection(NotObjected objection) {
        String none =
                spoken.say("ingen invändning finns mot ", "no objection stands against ") + quoted(objection.purpose());
        return objection.overridable() == Overridable.NEVER
                ? none
                : none
                        + spoken.say(
                                " utan att tvingande berättigade skäl har antecknats",
                                " without compelling legitimate grounds being recorded");
    }

    private String any(List<Condition> parts) {
        return switch (parts.size()) {
            case 0 ->
                spoken.say(
                        "någon annan grund sparar uppgifterna, vilket ingen gör",
                        "another ground keeps the data, which none does");
            case 1 -> clause(parts.get(0));
            default ->
                spoken.say("minst ett av detta gäller: ", "at least one of these holds: ")
                        + spoken.or(parts.stream()
                                .map(part -> "(" + clause(part) + ")")
                                .distinct()
                                .toList());
        };
    }

    private String quoted(Purpose purpose) {
        return spoken.say("”" + name(purpose) + "”", "“" + name(purpose) + "”");
    }

    private String name(Term term) {
        return term.nameIn(spoken.language());
    }
}

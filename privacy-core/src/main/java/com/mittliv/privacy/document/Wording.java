package com.mittliv.privacy.document;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts the policy's elements into words of one language, each with its origin. */
final class Wording {
    final Policy policy;
    final Spoken spoken;
    private final Sentences sentences;

    Wording(Policy policy, String language) {
        if (!language.equals("sv") && !language.equals("en")) {
            throw new IllegalArgumentException("documents are written in `sv` and `en`, not in `" + language + "`");
        }
        this.policy = policy;
        this.spoken = Spoken.in(language);
        this.sentences = Sentences.in(language);
    }

    Run frame(Frame words) {
        return new Run(words.in(spoken), Origin.of(words));
    }

    /** A declared text; where it has no translation, in the language it was written in, marked as such. */
    Optional<Run> text(Text text, Origin origin) {
        String language = spoken.language();
        Optional<String> other = text.byLanguage().containsKey(language)
                ? Optional.empty()
                : text.byLanguage().keySet().stream().findFirst();
        return text.in(language).map(words -> new Run(words, origin, other, Optional.empty()));
    }

    Run name(Term term) {
        return new Run(nameOf(term), Origin.of(term));
    }

    String nameOf(Term term) {
        return term.nameIn(spoken.language());
    }

    String names(Collection<? extends Term> terms) {
        return spoken.and(terms.stream().map(this::nameOf).toList());
    }

    /** Terms with the narrower ones that they cover, but for those that a term names by itself ("papers such as CV"). */
    String namesWithMembers(Collection<? extends Term> terms, List<? extends Term> all) {
        return spoken.and(
                terms.stream().map(term -> nameWithMembers(term, terms, all)).toList());
    }

    private String nameWithMembers(Term term, Collection<? extends Term> named, List<? extends Term> all) {
        List<? extends Term> members = all.stream()
                .filter(other -> !named.contains(other)
                        && other.broader().filter(term::equals).isPresent())
                .filter(other -> !isNamedIn(nameOf(term), other, all))
                .toList();
        return members.isEmpty()
                ? nameOf(term)
                : nameOf(term) + " (" + spoken.say("inklusive ", "including ") + namesWithMembers(members, all) + ")";
    }

    private boolean isNamedIn(String words, Term member, List<? extends Term> all) {
        boolean hasMembers = all.stream()
                .anyMatch(other -> other.broader().filter(member::equals).isPresent());
        String whole = "(?iu)(?<![\\p{L}\\p{N}-])" + Pattern.quote(nameOf(member)) + "(?![\\p{L}\\p{N}-])";
        return !hasMembers && Pattern.compile(whole).matcher(words).find();
    }

    Run purposes(ProcessingRule rule) {
        return of(rule, Spoken.capitalised(names(rule.purposes())));
    }

    Run roles(ProcessingRule rule) {
        return of(rule, names(rule.roles()));
    }

    Run categories(ProcessingRule rule) {
        return of(rule, namesWithMembers(rule.categories(), policy.vocabulary().categories()));
    }

    Run recipients(ProcessingRule rule) {
        return of(rule, names(rule.recipients()));
    }

    Run keeping(ProcessingRule rule) {
        return of(rule, sentences.keeping(rule));
    }

    Run basis(ProcessingRule rule) {
        return of(rule, sentences.of(rule.basis()) + detail(rule.basis()));
    }

    private String detail(LegalBasis basis) {
        if (basis instanceof LegalObligation obligation) {
            return detail(spoken.say(" enligt ", " under "), obligation.statute());
        } else if (basis instanceof PublicTask task) {
            return detail(spoken.say(" enligt ", " under "), task.statute());
        }
        return basis instanceof LegitimateInterests interests
                ? detail(spoken.say("; intresset är ", "; the interest is "), interests.interest())
                : "";
    }

    private String detail(String link, Text words) {
        return words.in(spoken.language()).map(link::concat).orElse("");
    }

    /** The events a rule waits for, as its condition says them. */
    Optional<Run> events(ProcessingRule rule) {
        if (rule.onlyAfter().isEmpty()) {
            return Optional.empty();
        }
        AllOf happened = new AllOf(rule.onlyAfter().stream()
                .map(Happened::new)
                .map(h -> (com.mittliv.privacy.condition.Condition) h)
                .toList());
        return Optional.of(of(rule, sentences.of(happened)));
    }

    Optional<Run> special(ProcessingRule rule) {
        return rule.specialCategoryCondition().map(condition -> of(rule, special(condition)));
    }

    private String special(SpecialCategoryCondition condition) {
        return switch (condition) {
            case EXPLICIT_CONSENT -> spoken.say("uttryckligt samtycke", "explicit consent");
            case EMPLOYMENT_LAW -> spoken.say("arbetsrätt och social trygghet", "employment and social security law");
            case VITAL_INTERESTS ->
                spoken.say(
                        "grundläggande intressen för den som inte kan samtycka",
                        "vital interests of a person unable to consent");
            case NOT_FOR_PROFIT_BODY ->
                spoken.say("medlemmar i en ideell organisation", "members of a not-for-profit body");
            case MADE_PUBLIC ->
                spoken.say("uppgifter som personen själv har offentliggjort", "data made public by the person");
            case LEGAL_CLAIMS -> spoken.say("rättsliga anspråk", "legal claims");
            case SUBSTANTIAL_PUBLIC_INTEREST -> spoken.say("viktigt allmänt intresse", "substantial public interest");
            case HEALTH_CARE -> spoken.say("hälso- och sjukvård eller social omsorg", "health or social care");
            case PUBLIC_HEALTH -> spoken.say("folkhälsa", "public health");
            case RESEARCH -> spoken.say("arkivering, forskning eller statistik", "archiving, research or statistics");
        };
    }

    /** A recipient with where it is and what protects the data there, as far as the policy declares it. */
    String place(Recipient recipient) {
        if (recipient.country().isEmpty()) {
            return "";
        }
        String code = recipient.country().get();
        String country = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(spoken.language()));
        if (Recipient.isInEea(code)) {
            return country;
        }
        return country
                + spoken.say(", utanför EU/EES; skyddsåtgärd: ", ", outside the EU/EEA; safeguard: ")
                + names(recipient.safeguards());
    }

    /** The recipients that rules name, and the narrower ones they cover. */
    List<Recipient> disclosedTo() {
        List<Term> named = policy.rules().stream()
                .flatMap(rule -> rule.recipients().stream())
                .map(Term.class::cast)
                .toList();
        return policy.vocabulary().recipients().stream()
                .filter(recipient ->
                        Hierarchy.selfAndBroader(recipient).stream().anyMatch(named::contains))
                .toList();
    }

    private static Run of(ProcessingRule rule, String words) {
        return new Run(words, Origin.of(rule));
    }
}

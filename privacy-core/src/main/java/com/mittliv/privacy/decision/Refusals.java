package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says of each refusal what stands against it, and what would have to change. */
final class Refusals {
    private final Explanations words;

    Refusals(Explanations words) {
        this.words = words;
    }

    String of(Deny deny) {
        // Where rules are told by their purposes, the first of them is no better than the others.
        boolean told =
                deny.reason() == Reason.PURPOSE_NOT_DECLARED && !deny.others().isEmpty();
        String source = told
                ? ""
                : deny.nearest().map(words::source).map(text -> " " + text).orElse("");
        return say("Nekat", "Refused") + " (" + deny.reason() + "): " + why(deny) + source;
    }

    private String why(Deny deny) {
        return switch (deny.reason()) {
            case STATE_UNAVAILABLE ->
                say(
                        "vad personen har samtyckt till och invänt mot kunde inte hämtas, och då är ingenting tillåtet."
                                + " Försök igen när det kan hämtas.",
                        "what the person consented and objected to could not be loaded, and then nothing is permitted."
                                + " Try again when it can be loaded.");
            case PROHIBITED -> prohibited(deny);
            case NO_RULE ->
                say(
                        "policyn har ingen regel om " + data(deny)
                                + ", och det som ingen regel nämner är inte tillåtet."
                                + " Policyn måste först få en regel om det.",
                        "the policy has no rule about " + data(deny) + ", and what no rule names is not permitted."
                                + " The policy would first need a rule about it.");
            case PURPOSE_NOT_DECLARED -> purposeNotDeclared(deny);
            case SOURCE_NOT_DECLARED -> sourceNotDeclared(deny);
            case RECIPIENT_NOT_ALLOWED -> recipientNotAllowed(deny);
            case TRANSFER_WITHOUT_SAFEGUARD ->
                say(
                        recipient(deny) + " finns utanför EU/EES eller i ett okänt land, och ingen skyddsåtgärd är"
                                + " angiven. Ange landet, eller en skyddsåtgärd som policyn nämner.",
                        "the recipient (" + recipient(deny) + ") is outside the EU/EEA or in an unknown country, and no"
                                + " safeguard is named. Name the country, or a safeguard that the policy declares.");
            case CONDITION_NOT_MET -> conditionNotMet(deny);
            case CONSENT_MISSING ->
                say(
                        "det finns inget samtycke till ändamålet " + purpose(deny) + ". Be personen om det.",
                        "there is no consent to the purpose " + purpose(deny) + ". Ask the person for it.");
            case CONSENT_OUTDATED ->
                say(
                        "samtycket till ändamålet " + purpose(deny) + " gavs till en lydelse som inte längre gäller. Be"
                                + " personen om ett nytt.",
                        "the consent to the purpose " + purpose(deny) + " was given to a wording that no longer counts."
                                + " Ask the person for a new one.");
            case CONSENT_WITHDRAWN ->
                say(
                        "samtycket till ändamålet " + purpose(deny) + " är återkallat. Bara personen kan ge det igen.",
                        "the consent to the purpose " + purpose(deny)
                                + " was withdrawn. Only the person can give it again.");
            case OBJECTED -> objected(deny);
            case RESTRICTED ->
                say(
                        "behandlingen av personens uppgifter är begränsad: de får lagras, men inte användas för ändamålet "
                                + purpose(deny)
                                + ". Det ändras när begränsningen hävs, eller om personen samtycker efter"
                                + " att den infördes.",
                        "the processing of the person's data is restricted: they may be stored, but not used for the"
                                + " purpose " + purpose(deny)
                                + ". That changes once the restriction is lifted, or if the"
                                + " person consents after it was set.");
            case RETENTION_ENDED -> retentionEnded(deny);
        };
    }

    private String prohibited(Deny deny) {
        String asked = say(
                "policyn lovar att aldrig göra detta"
                        + deny.question()
                                .purpose()
                                .map(p -> " (" + words.quoted(p) + ")")
                                .orElse("") + ", och inget samtycke ändrar det. Löftet måste först tas ur policyn.",
                "the policy promises never to do this"
                        + deny.question()
                                .purpose()
                                .map(p -> " (" + words.quoted(p) + ")")
                                .orElse("")
                        + ", and no consent changes that. The promise would first have to go from the policy.");
        return asked
                + deny.prohibition().map(never -> " " + words.source(never)).orElse("");
    }

    private String purposeNotDeclared(Deny deny) {
        String told = deny.others().isEmpty()
                ? ""
                : say(" Uppgifterna får bara behandlas för ", " The data may be processed only for ")
                        + words.purposes(deny.others())
                        + ".";
        return say(
                        "ingen regel tillåter att " + data(deny) + " behandlas för ändamålet " + purpose(deny)
                                + "; för det måste policyn först få en regel.",
                        "no rule lets " + data(deny) + " be processed for the purpose " + purpose(deny)
                                + "; the policy would first need a rule for that.")
                + told;
    }

    private String sourceNotDeclared(Deny deny) {
        Set<Source> sources = new LinkedHashSet<>();
        rules(deny).forEach(rule -> sources.addAll(rule.sources()));
        String told = sources.isEmpty()
                ? say("Policyn anger inga källor till uppgifterna.", "The policy names no sources of the data.")
                : say("Källorna som policyn anger är ", "The sources that the policy names are ") + words.names(sources)
                        + ".";
        return say(
                        "ingen regel tillåter att " + data(deny) + " samlas in från denna källa; för det måste en regel"
                                + " först nämna den. ",
                        "no rule lets " + data(deny) + " be collected from this source; a rule would first have to name"
                                + " it. ")
                + told;
    }

    private String recipientNotAllowed(Deny deny) {
        Set<Recipient> named = new LinkedHashSet<>();
        deny.nearest().ifPresent(rule -> named.addAll(rule.recipients()));
        String told = named.isEmpty()
                ? say("Regeln nämner ingen mottagare.", "The rule names no recipient.")
                : say("Regeln nämner bara ", "The rule names only ") + words.names(named) + ".";
        return say(
                        "ingen regel tillåter att " + data(deny) + " lämnas ut till " + recipient(deny)
                                + " för ändamålet " + purpose(deny)
                                + "; för det måste en regel först nämna mottagaren. ",
                        "no rule lets " + data(deny) + " be given to " + recipient(deny) + " for the purpose "
                                + purpose(deny) + "; a rule would first have to name the recipient. ")
                + told;
    }

    private String conditionNotMet(Deny deny) {
        Set<Event> events = new LinkedHashSet<>();
        deny.nearest().ifPresent(rule -> {
            events.addAll(rule.onlyAfter());
            Retentions.nodesOf(rule.retention()).forEach(node -> {
                if (node instanceof WhileRequired required) {
                    events.add(required.from());
                } else if (node instanceof UntilRecorded recorded) {
                    events.add(recorded.event());
                }
            });
        });
        String awaited = events.isEmpty() ? "" : " (" + words.names(events) + ")";
        String fact = events.size() > 1
                ? say("inte allt som regeln väntar på har inträffat", "not all that the rule waits for has happened")
                : say("det som regeln väntar på har inte inträffat", "what the rule waits for has not happened");
        return fact
                + awaited
                + say(". Regeln gäller först när det har gjort det.", ". The rule applies only once it has.");
    }

    private String objected(Deny deny) {
        boolean marketing =
                deny.question().purpose().filter(Purpose::isDirectMarketing).isPresent();
        return say(
                "personen har invänt mot behandling för ändamålet " + purpose(deny) + ". "
                        + (marketing
                                ? "Invändningen mot direktmarknadsföring gäller tills personen tar tillbaka den."
                                : "Behandlingen får fortsätta bara om personen tar tillbaka invändningen, eller om tvingande"
                                        + " berättigade skäl antecknas."),
                "the person objected to processing for the purpose " + purpose(deny) + ". "
                        + (marketing
                                ? "An objection to direct marketing stands until the person takes it back."
                                : "The processing may go on only if the person takes the objection back, or if compelling legitimate"
                                        + " grounds are recorded."));
    }

    private String retentionEnded(Deny deny) {
        String kept = deny.nearest()
                .map(rule -> say(": de sparas ", ": they are kept ")
                        + words.sentences().keeping(rule))
                .orElse("");
        return say(
                "tiden för " + data(deny) + " och ändamålet " + purpose(deny) + " är slut" + kept
                        + ". För att få användas igen måste uppgifterna samlas in på nytt.",
                "the time for " + data(deny) + " and the purpose " + purpose(deny) + " has ended" + kept
                        + ". To be used again, the data must be collected anew.");
    }

    private static List<ProcessingRule> rules(Deny deny) {
        return deny.others().isEmpty() ? deny.nearest().stream().toList() : deny.others();
    }

    private String data(Deny deny) {
        return words.data(deny.question());
    }

    private String purpose(Deny deny) {
        return deny.question().purpose().map(words::quoted).orElse("");
    }

    private String recipient(Deny deny) {
        return deny.question().recipient().map(words::name).orElse("");
    }

    private String say(String sv, String en) {
        return words.say(sv, en);
    }
}

package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Speaks decisions and retentions in Swedish and English. Names only terms, rules and sections. */
final class Explanations {
    private final boolean swedish;
    private final String language;

    private Explanations(String language) {
        this.swedish = language.equals("sv");
        this.language = swedish ? "sv" : "en";
    }

    static String of(Decision decision, String language) {
        Explanations spoken = new Explanations(language);
        if (decision instanceof Permit permit) {
            return spoken.permit(permit);
        }
        return spoken.deny((Deny) decision);
    }

    static String of(KeepingVerdict verdict, String language) {
        return new Explanations(language).keeping(verdict, verdict.zone());
    }

    private String say(String sv, String en) {
        return swedish ? sv : en;
    }

    private String permit(Permit permit) {
        String basis = Sentences.in(language).of(permit.rule().basis());
        return say("Tillåtet: ", "Permitted: ") + subject(permit.question())
                + say(
                        " får behandlas med " + basis + " som rättslig grund",
                        " may be processed on the basis of " + basis)
                + ". " + source(permit.rule());
    }

    private String deny(Deny deny) {
        String rule = deny.nearest().map(this::source).map(text -> " " + text).orElse("");
        return say("Nekat", "Refused") + " (" + deny.reason() + "): " + why(deny) + rule;
    }

    private String why(Deny deny) {
        Question q = deny.question();
        String data = data(q);
        String purpose = q.purpose().map(this::name).orElse("");
        String recipient = q.recipient().map(this::name).orElse("");
        return switch (deny.reason()) {
            case STATE_UNAVAILABLE ->
                say(
                        "uppgifterna om personens samtycken och invändningar kunde inte hämtas. Försök igen när de går att"
                                + " hämta.",
                        "what is known of the person's consents and objections could not be loaded. Try again when it"
                                + " can.");
            case PROHIBITED ->
                say(
                        "policyn lovar att detta aldrig sker (" + purpose + "). Inget samtycke ändrar det.",
                        "the policy promises never to do this (" + purpose + "). No consent changes that.");
            case NO_RULE ->
                say(
                        "policyn har ingen regel för " + data + ". Den måste först ange en.",
                        "the policy has no rule for " + data + ". It would have to declare one.");
            case PURPOSE_NOT_DECLARED ->
                say(
                        data + " behandlas, men inte för ändamålet " + purpose + ".",
                        data + " is processed, but not for the purpose: " + purpose + ".");
            case SOURCE_NOT_DECLARED ->
                say(
                        data + " samlas inte in från denna källa. Policyn måste först ange den.",
                        data + " is not collected from this source. The policy would have to declare it.");
            case RECIPIENT_NOT_ALLOWED ->
                say(
                        data + " lämnas inte ut till " + recipient + " för ändamålet " + purpose + ".",
                        data + " is not given to " + recipient + " for the purpose: " + purpose + ".");
            case TRANSFER_WITHOUT_SAFEGUARD ->
                say(
                        recipient + " finns utanför EU/EES, eller i okänt land, utan skyddsåtgärd. Ange land eller en"
                                + " skyddsåtgärd som policyn nämner.",
                        recipient + " is outside the EU/EEA, or in an unknown country, without a safeguard. Name the"
                                + " country, or a safeguard of the policy.");
            case CONDITION_NOT_MET -> conditionNotMet(deny);
            case CONSENT_MISSING ->
                say(
                        "det finns inget samtycke till ändamålet " + purpose + ". Be om det.",
                        "there is no consent to the purpose: " + purpose + ". Ask for it.");
            case CONSENT_OUTDATED ->
                say(
                        "samtycket till ändamålet " + purpose
                                + " gavs till en lydelse som inte längre gäller. Be om det" + " på nytt.",
                        "the consent to the purpose: " + purpose + " was given to a wording that no longer counts. Ask"
                                + " for it anew.");
            case CONSENT_WITHDRAWN ->
                say(
                        "samtycket till ändamålet " + purpose + " är återkallat. Bara personen kan ge det igen.",
                        "the consent to the purpose: " + purpose
                                + " was withdrawn. Only the person can give it again.");
            case OBJECTED ->
                say(
                        "personen har invänt mot ändamålet " + purpose + ".",
                        "the person objected to the purpose: " + purpose + ".");
            case RESTRICTED ->
                say(
                        "behandlingen av personens uppgifter är begränsad; de får lagras men inte användas.",
                        "the person's data are restricted; they may be stored, but not used.");
            case RETENTION_ENDED ->
                say(
                        "tiden för vilken " + data + " sparas för ändamålet " + purpose + " är slut.",
                        "the time for which " + data + " is kept for the purpose: " + purpose + " has ended.");
        };
    }

    private String conditionNotMet(Deny deny) {
        String events = deny.nearest().stream()
                .flatMap(rule -> rule.onlyAfter().stream())
                .map(this::name)
                .collect(Collectors.joining(", "));
        return say("det som regeln väntar på har inte inträffat", "what the rule waits for has not happened")
                + (events.isEmpty() ? "" : " (" + events + ")") + ".";
    }

    private String subject(Question q) {
        return data(q)
                + q.purpose()
                        .map(p -> say(" för ändamålet ", ", for the purpose: ") + name(p))
                        .orElse("")
                + q.recipient()
                        .map(r -> say(", till ", ", given to ") + name(r))
                        .orElse("")
                + say("", ",");
    }

    private String data(Question q) {
        return name(q.category()) + " (" + name(q.role()) + ")";
    }

    private String name(Term term) {
        return term.nameIn(language);
    }

    /** Where the policy says so, in the policy's own words. */
    private String source(ProcessingRule rule) {
        String quote = rule.text().byLanguage().values().stream()
                .findFirst()
                .map(words -> ": “" + words + "”")
                .orElse("");
        return say("Regel", "Rule") + " `" + rule.id() + "`"
                + rule.section().map(s -> say(", avsnitt ", ", section ") + s).orElse("") + quote;
    }

    private String keeping(KeepingVerdict verdict, ZoneId zone) {
        String category = name(verdict.category());
        List<Ground> held = verdict.heldBy();
        if (held.isEmpty()) {
            String since = verdict.end() instanceof At at ? say(" sedan ", " since ") + day(at.instant(), zone) : "";
            return say(
                    category + " ska vara raderat" + since + ": ingen grund kvarstår.",
                    category + " must be gone" + since + ": no ground is left.");
        }
        String grounds = held.stream().map(ground -> ground(ground, zone)).collect(Collectors.joining("; "));
        return category + say(" sparas ", " is kept ") + grounds + ".";
    }

    private String ground(Ground ground, ZoneId zone) {
        return end(ground, zone) + ": " + what(ground);
    }

    private String what(Ground ground) {
        if (ground instanceof Ground.ByRule byRule) {
            return name(byRule.purpose())
                    + byRule.rule()
                            .section()
                            .map(s -> say(" (avsnitt ", " (section ") + s + ")")
                            .orElse("");
        }
        return say("rättsligt bevarandekrav", "legal hold");
    }

    private String end(Ground ground, ZoneId zone) {
        if (ground.end() instanceof At at) {
            return say("till ", "until ") + day(at.instant(), zone);
        } else if (ground.end() instanceof OnEvent on) {
            String then = on.then()
                    .map(period -> Spoken.in(language).period(period) + say(" efter ", " after "))
                    .orElse("");
            return (then.isEmpty() ? say("till: ", "until: ") : say("till ", "until ") + then) + name(on.event());
        } else if (ground.end() instanceof OnWithdrawal) {
            return say("så länge samtycket gäller", "while the consent stands");
        } else if (ground.end() instanceof NotHeld) {
            return say("inte alls", "not at all");
        }
        return say("utan känt slutdatum", "with no end known yet");
    }

    /** The day from whose start the datum is gone; with the time where it ends within a day. */
    private static String day(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        boolean midnight = local.truncatedTo(ChronoUnit.DAYS).equals(local);
        return midnight
                ? local.toLocalDate().toString()
                : local.toLocalDate() + " " + local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }
}

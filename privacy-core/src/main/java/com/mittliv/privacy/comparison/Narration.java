package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.PurposeChange.Renewal;
import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;

/** Tells a change in Swedish or English. */
final class Narration {
    private final PolicyChange change;
    private final Spoken spoken;
    private final String language;
    private final List<String> lines = new ArrayList<>();

    private Narration(PolicyChange change, String language) {
        this.change = change;
        this.spoken = Spoken.in(language);
        this.language = spoken.language();
    }

    static String of(PolicyChange change, String language) {
        Narration narration = new Narration(change, language);
        narration.tell();
        return String.join("\n", narration.lines);
    }

    private void tell() {
        lines.add(spoken.say("Från version ", "From version ") + change.before().version()
                + spoken.say(" till version ", " to version ") + change.after().version() + ".");
        if (change.changeClass().isEmpty()) {
            lines.add(spoken.say("Inget är ändrat.", "Nothing has changed."));
            return;
        }
        for (RuleChange rule : change.rules()) {
            // A rule that came or went is named in its sentence.
            boolean named = rule.before().isEmpty() || rule.after().isEmpty();
            String name = named ? "" : spoken.say("Regeln", "Rule") + " `" + rule.rule() + "`: ";
            lines.add(name + rule.explain(language));
        }
        change.others().forEach(detail -> lines.add(detail.explain(language)));
        change.purposes().forEach(this::purpose);
        lines.add(told());
        change.renewals().forEach(this::renewal);
        change.due().forEach(this::due);
        change.duties()
                .forEach(duty -> lines.add(spoken.say("Åtagande", "Duty") + " `" + duty.id() + "`"
                        + duty.text().in(language).map(words -> ": " + words).orElse(".")));
    }

    private void purpose(PurposeChange purpose) {
        purpose.details().forEach(detail -> lines.add(detail.explain(language)));
        String meaning = switch (purpose.changeClass()) {
            case EDITORIAL -> spoken.say("redaktionell ändring", "editorial change");
            case MATERIAL -> spoken.say("ändring av materiell betydelse", "material change");
            case CONSENT_AFFECTING -> spoken.say("ändring som berör samtycken", "change that affects consents");
        };
        lines.add(quoted(purpose.purpose()) + ": " + meaning + ".");
    }

    private String told() {
        return change.toBeTold().isEmpty()
                ? spoken.say("Ingen behöver underrättas.", "Nobody needs to be told.")
                : spoken.say(
                                "Ska underrättas, via e-post där adressen är känd: ",
                                "To be told, by e-mail where the address is known: ")
                        + Words.names(language, change.toBeTold()) + ".";
    }

    private void renewal(Purpose purpose, Renewal renewal) {
        String version = "`" + renewal.wording() + "`";
        if (renewal.lapsed().isEmpty()) {
            lines.add(spoken.say("Samtycke måste inhämtas för ", "Consent must be asked for: ") + quoted(purpose)
                    + spoken.say(", med lydelse ", ", by wording ") + version + ".");
            return;
        }
        String lapsed = "`" + String.join("`, `", renewal.lapsed()) + "`";
        lines.add(spoken.say("Samtycke måste förnyas för ", "Consent must be renewed for ") + quoted(purpose)
                + spoken.say(": det till lydelse ", ": that to wording ") + lapsed
                + spoken.say(" räcker inte längre, be om det med lydelse ", " no longer suffices, ask by wording ")
                + version + ".");
    }

    private void due(DataDue due) {
        String data = Spoken.capitalised(due.category().nameIn(language)) + " ("
                + due.role().nameIn(language) + ")";
        lines.add(data
                + switch (due.why()) {
                    case NO_LONGER_KEPT ->
                        spoken.say(
                                " sparas inte längre och ska raderas den dag versionen börjar gälla.",
                                " is no longer kept and must be gone the day the version takes effect.");
                    case KEPT_SHORTER ->
                        spoken.say(
                                " sparas kortare; det vars tid då är slut ska raderas den dag versionen börjar gälla.",
                                " is kept shorter; what has reached its end by then must be gone the day the version takes"
                                        + " effect.");
                    case KEPT_ON_RENEWED_CONSENT ->
                        spoken.say(" sparas bara om samtycket förnyas.", " is kept only if the consent is renewed.");
                });
    }

    private String quoted(Purpose purpose) {
        return spoken.say("”", "“") + purpose.nameIn(language) + "”";
    }
}

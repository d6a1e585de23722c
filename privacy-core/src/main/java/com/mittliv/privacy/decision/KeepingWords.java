package com.mittliv.privacy.decision;

import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.retention.Calendar;
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

/** Speaks retentions in Swedish and English: until when a datum is kept, and on which grounds. */
final class KeepingWords {
    private final Spoken spoken;

    private KeepingWords(Spoken spoken) {
        this.spoken = spoken;
    }

    static String of(KeepingVerdict verdict, String language) {
        return new KeepingWords(Spoken.in(language)).keeping(verdict, verdict.zone());
    }

    private String say(String sv, String en) {
        return spoken.say(sv, en);
    }

    private String name(Term term) {
        return term.nameIn(spoken.language());
    }

    private String keeping(KeepingVerdict verdict, ZoneId zone) {
        String category = name(verdict.category());
        List<Ground> held = verdict.heldBy();
        if (held.isEmpty()) {
            String due = verdict.end() instanceof At at && Calendar.isKnown(at.instant())
                    ? say(" från och med ", " from ") + day(at.instant(), zone) + say("", " on")
                    : "";
            return say(
                    category + " ska vara borta" + due + ": ingen grund att spara återstår.",
                    category + " must be gone" + due + ": no ground to keep it is left.");
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
        if (ground.end() instanceof At at && Calendar.isKnown(at.instant())) {
            return say("till ", "until ") + day(at.instant(), zone);
        } else if (ground.end() instanceof OnEvent on) {
            String then = on.then()
                    .map(period -> spoken.period(period) + say(" efter ", " after "))
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

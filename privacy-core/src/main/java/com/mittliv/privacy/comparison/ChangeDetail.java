package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.Text;

/**
 * One thing that changed.
 *
 * @param aspect what it concerns
 * @param effect what it does to the processing
 * @param sentence the change in words, in Swedish and English
 */
public record ChangeDetail(Aspect aspect, Effect effect, Text sentence) {
    /** What a change concerns. */
    public enum Aspect {
        /** A whole rule or cookie came or went. */
        EXISTENCE,
        /** About whom. */
        ROLES,
        /** Which data, and how the law treats them. */
        CATEGORIES,
        /** What for, and how the law treats it. */
        PURPOSES,
        /** Who gets the data. */
        RECIPIENTS,
        /** Where recipients are, what they are to the controller, and under which safeguards they get data. */
        TRANSFERS,
        /** Where data come from. */
        SOURCES,
        /** What makes the processing lawful. */
        BASIS,
        /** The events that must have happened first. */
        CONDITIONS,
        /** How long data are kept. */
        RETENTION,
        /** The words by which consent is asked for. */
        CONSENT_WORDING,
        /** A cookie's time, party or need. */
        COOKIES,
        /** Who is responsible, whom to turn to, and what people can ask for. */
        RIGHTS,
        /** What is promised never to be done, or to be done on a change. */
        PROMISES,
        /** The day counted by, or the age from which a child's consent counts. */
        CALENDAR,
        /** Words, names, places in the text. */
        TEXT
    }

    /** What a change does to the processing. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** There is less of it, or under more conditions. */
        NARROWER,
        /** There is more of it, or it cannot be shown that there is not. */
        WIDER
    }

    static ChangeDetail of(Aspect aspect, Effect effect, String sv, String en) {
        return new ChangeDetail(aspect, effect, Text.of("sv", sv).and("en", en));
    }

    static ChangeDetail words(String sv, String en) {
        return of(Aspect.TEXT, Effect.NONE, sv, en);
    }

    /**
     * The change in words.
     *
     * @param language the ISO 639 code; {@code sv} and {@code en} are spoken, any other is answered in English
     * @return one sentence
     */
    public String explain(String language) {
        return sentence.in(language.equals("sv") ? "sv" : "en").orElse("");
    }

    /** The class of a change where no consent is at stake. */
    ChangeClass changeClass() {
        return effect == Effect.NONE ? ChangeClass.EDITORIAL : ChangeClass.MATERIAL;
    }
}

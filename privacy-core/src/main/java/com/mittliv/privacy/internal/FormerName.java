package com.mittliv.privacy.internal;

import java.util.regex.Pattern;

/** Names that policies still use and that are no longer in force: the one list of them. */
public enum FormerName {
    /** The Swedish supervisory authority until Ordinance (2020:1080). */
    DATAINSPEKTIONEN(
            "\\bDatainspektionen",
            "Integritetsskyddsmyndigheten|\\bIMY\\b",
            "Datainspektionen, which has been called Integritetsskyddsmyndigheten (IMY) since 1 January 2021",
            "write Integritetsskyddsmyndigheten (IMY)",
            "Integritetsskyddsmyndigheten (IMY)",
            "the Swedish Authority for Privacy Protection (IMY)"),
    /** The Swedish data protection act before the GDPR. */
    PERSONUPPGIFTSLAGEN(
            "\\bpersonuppgiftslagen",
            "dataskyddsförordningen|\\bGDPR\\b",
            "personuppgiftslagen, which the GDPR replaced on 25 May 2018",
            "name the GDPR, or the Act (2018:218) that supplements it",
            "dataskyddsförordningen",
            "the GDPR"),
    /** A ground for transfers to the United States that the Court of Justice struck down (C-311/18). */
    PRIVACY_SHIELD(
            "\\bPrivacy Shield",
            "Data Privacy Framework",
            "the Privacy Shield, which has been no ground for transfers since 16 July 2020",
            "name a ground for transfers that holds (Art. 44–49 GDPR)",
            "EU–US Data Privacy Framework",
            "the EU–US Data Privacy Framework");

    private final Pattern old;
    private final Pattern now;
    private final String fact;
    private final String advice;
    private final String sv;
    private final String en;

    FormerName(String old, String now, String fact, String advice, String sv, String en) {
        this.old = pattern(old);
        this.now = pattern(now);
        this.fact = fact;
        this.advice = advice;
        this.sv = sv;
        this.en = en;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Tells whether words use it.
     *
     * @param words the words
     * @return whether it occurs, explained or not
     */
    public boolean isIn(String words) {
        return old.matcher(words).find();
    }

    /**
     * Tells whether words use it as if it were in force.
     *
     * @param words the words
     * @return whether it occurs, and what replaced it does not
     */
    public boolean isTakenForCurrentIn(String words) {
        return isIn(words) && !now.matcher(words).find();
    }

    /**
     * The name, and what became of it.
     *
     * @return what follows "the text names"
     */
    public String fact() {
        return fact;
    }

    /**
     * What to write instead.
     *
     * @return an imperative
     */
    public String advice() {
        return advice;
    }

    /**
     * What is in its place today.
     *
     * @param language {@code sv}, else English
     * @return a name
     */
    public String today(String language) {
        return Spoken.in(language).say(sv, en);
    }
}

package com.mittliv.privacy.decision;

/**
 * A person's state in one engine's numbers: for each purpose its {@link Standing} once all that is known has taken
 * effect, and what was said, for the instants before.
 */
final class CompiledSubject {
    private final PrivacyEngine engine;
    /** The second in which the last of what is known takes effect. */
    private final long lastSecond;

    private final byte[] standings;
    private final Said said;

    private CompiledSubject(PrivacyEngine engine, byte[] standings, Said said) {
        this.engine = engine;
        this.lastSecond = Nanos.second(said.settled());
        this.standings = standings;
        this.said = said;
    }

    static CompiledSubject of(PrivacyEngine engine, Said said) {
        return new CompiledSubject(engine, said.standings(said.settled()), said);
    }

    boolean isOf(PrivacyEngine other) {
        return engine == other;
    }

    /** Whether it is an engine's, and all that is known has taken effect before a second. */
    boolean isSettled(PrivacyEngine by, long second) {
        return engine == by && lastSecond < second;
    }

    /** What the state says of a purpose once it is settled. */
    int settledStanding(int purpose) {
        return standings[purpose];
    }

    /** What the state says of a purpose at an instant. */
    int standing(int purpose, long now) {
        return now >= said.settled() ? standings[purpose] : said.standing(purpose, now);
    }

    Said said() {
        return said;
    }
}

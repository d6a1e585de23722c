package com.mittliv.privacy.decision;

/**
 * A person's state in one engine's numbers: for each purpose its {@link Standing} once all that is known has taken
 * effect, and what was said, for the instants before.
 */
final class CompiledSubject {
    final PrivacyEngine engine;
    private final long settled;
    private final byte[] standings;
    private final Said said;

    CompiledSubject(PrivacyEngine engine, long settled, byte[] standings, Said said) {
        this.engine = engine;
        this.settled = settled;
        this.standings = standings;
        this.said = said;
    }

    /** What the state says of a purpose at an instant. */
    int standing(int purpose, long now) {
        return now >= settled ? standings[purpose] : said.standing(purpose, now);
    }

    Said said() {
        return said;
    }
}

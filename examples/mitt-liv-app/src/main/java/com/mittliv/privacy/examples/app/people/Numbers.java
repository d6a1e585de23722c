package com.mittliv.privacy.examples.app.people;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Gives numbers to rows and people that come in while the application runs, on however many instances. */
@Component
public class Numbers {
    private static final int PERSON_BYTES = 16;

    /** Above what is given to invented people. */
    private static final long FIRST = 1L << 40;

    private static final long LAST = 1L << 52;

    private final SecureRandom random = new SecureRandom();

    /** Made by Spring. */
    public Numbers() {}

    /**
     * A number for a row.
     *
     * @return one that no other row is likely to have; the database refuses it otherwise
     */
    public long row() {
        return random.nextLong(FIRST, LAST);
    }

    /**
     * A number for a person.
     *
     * @return one that cannot be guessed, for example {@code n-} and 32 hexadecimal digits
     */
    public String person() {
        byte[] bytes = new byte[PERSON_BYTES];
        random.nextBytes(bytes);
        return "n-" + HexFormat.of().formatHex(bytes);
    }
}

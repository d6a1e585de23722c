package com.mittliv.privacy.foreign;

import java.util.List;
import java.util.stream.Stream;

/** The files of the invented organisations, for tests of other packages. */
public final class ForeignFiles {
    private ForeignFiles() {}

    /** Each file as JSON text. */
    public static List<String> all() {
        return Stream.of(ForeignPolicy.values()).map(ForeignPolicy::json).toList();
    }
}

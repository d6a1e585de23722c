package com.mittliv.privacy.spring.faults;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of a member, as one purpose sees it. */
interface Row {
    long id();

    /** The attributes that are there. */
    String there();

    static String words(String name, String email) {
        return Stream.of(name == null ? "" : "name", email == null ? "" : "email")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

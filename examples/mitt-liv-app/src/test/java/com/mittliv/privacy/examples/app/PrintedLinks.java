package com.mittliv.privacy.examples.app;

import java.util.List;
import java.util.regex.Pattern;

/** The links to sign in, as the application prints them where it was started. */
public final class PrintedLinks {
    private static final Pattern LINK = Pattern.compile("http://\\S+/sign-in/link\\?token=(\\S+)");

    private PrintedLinks() {}

    /** The tokens of all links, in the order in which they were printed. */
    public static List<String> tokens(CharSequence console) {
        return LINK.matcher(console).results().map(found -> found.group(1)).toList();
    }
}

package com.mittliv.privacy.json;

/** The paths of values in the file: {@code $.rules[3].purposes[0]}, with {@code ['a name']} for names that are no words. */
final class Paths {
    static final String ROOT = "$";

    private Paths() {}

    static String property(String path, String name) {
        return path + step(name);
    }

    static String item(String path, int index) {
        return path + step(index);
    }

    /** A property's part of a path; every point and bracket of its name is escaped, so that paths can be cut at them. */
    static String step(String name) {
        if (isWord(name)) {
            return "." + name;
        }
        StringBuilder quoted = new StringBuilder("['");
        for (char c : name.toCharArray()) {
            if (isOfWord(c) || c == ' ') {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04X", (int) c));
            }
        }
        return quoted.append("']").toString();
    }

    static String step(int index) {
        return "[" + index + "]";
    }

    /** The path of the object or array a value stands in; of the whole file, nothing. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isOfWord(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) && !Character.isSurrogate((char) c) || c == '_' || c == '-' || c == '$';
    }
}

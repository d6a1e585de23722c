package com.mittliv.privacy.internal;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Picks, joins and counts in Swedish, or in English where another language is asked for. */
public final class Spoken {
    private static final List<String> SWEDISH_NUMBERS =
            List.of("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv");
    private static final List<String> ENGLISH_NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private final boolean swedish;

    private Spoken(boolean swedish) {
        this.swedish = swedish;
    }

    /**
     * The words of a language.
     *
     * @param language the ISO 639 code
     * @return Swedish for {@code sv}, else English
     */
    public static Spoken in(String language) {
        return new Spoken(language.equals("sv"));
    }

    /**
     * The language spoken.
     *
     * @return {@code sv} or {@code en}
     */
    public String language() {
        return swedish ? "sv" : "en";
    }

    /**
     * Picks.
     *
     * @param sv the Swedish words
     * @param en the English words
     * @return those of this language
     */
    public String say(String sv, String en) {
        return swedish ? sv : en;
    }

    /**
     * Joins with the word for "and".
     *
     * @param items the items
     * @return for example {@code a, b and c}
     */
    public String and(Collection<String> items) {
        return join(items, say("och", "and"), say("samt", "and"), List.of(" och ", " samt ", " and "), swedish);
    }

    /**
     * Joins with the word for "or".
     *
     * @param items the items
     * @return for example {@code a, b or c}
     */
    public String or(Collection<String> items) {
        return join(items, say("eller", "or"), say("eller", "or"), List.of(" eller ", " or "), false);
    }

    /**
     * Items that hold commas or the conjunction themselves are kept apart: two by a comma, more by semicolons.
     *
     * @param tellsApart whether the word between long ones is another than the one within, so that no comma is needed
     */
    private static String join(
            Collection<String> items, String word, String betweenLong, List<String> conjunctions, boolean tellsApart) {
        List<String> all = List.copyOf(items);
        if (all.size() < 2) {
            return String.join("", all);
        }
        boolean longOnes = all.stream().anyMatch(item -> isCompound(item, conjunctions));
        if (all.size() == 2 && longOnes) {
            boolean bare =
                    tellsApart && !all.get(0).contains(",") && !all.get(0).contains(" " + betweenLong + " ");
            return all.get(0) + (bare ? " " : ", ") + betweenLong + " " + all.get(1);
        }
        String last = all.get(all.size() - 1);
        String first = String.join(longOnes ? "; " : ", ", all.subList(0, all.size() - 1));
        return first + (longOnes ? "; " + betweenLong : " " + word) + " " + last;
    }

    private static boolean isCompound(String item, List<String> conjunctions) {
        return item.contains(",") || item.contains(";") || conjunctions.stream().anyMatch(item::contains);
    }

    /**
     * A length of time.
     *
     * @param period the length, positive
     * @return for example {@code two years and six months}
     */
    public String period(Period period) {
        List<String> parts = new ArrayList<>();
        count(parts, period.getYears(), say("år", "year"), say("år", "years"), "ett");
        count(parts, period.getMonths(), say("månad", "month"), say("månader", "months"), "en");
        count(parts, period.getDays(), say("dag", "day"), say("dagar", "days"), "en");
        return and(parts);
    }

    private void count(List<String> parts, int number, String one, String many, String swedishOne) {
        if (number != 0) {
            parts.add(number(number, swedishOne) + " " + (number == 1 ? one : many));
        }
    }

    private String number(int number, String swedishOne) {
        if (number == 1) {
            return say(swedishOne, "one");
        }
        List<String> words = swedish ? SWEDISH_NUMBERS : ENGLISH_NUMBERS;
        return number < words.size() ? words.get(number) : Integer.toString(number);
    }

    /**
     * Begins with a capital, as a heading does.
     *
     * @param words the words
     * @return the same words, the first letter a capital
     */
    public static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

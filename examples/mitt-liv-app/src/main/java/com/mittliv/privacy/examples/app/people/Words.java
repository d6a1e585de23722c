package com.mittliv.privacy.examples.app.people;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up names, addresses and the like out of syllables. Whatever person this resembles is a coincidence. */
final class Words {
    private static final List<String> FIRST =
            List.of("Ba", "Do", "Fe", "Gi", "Ju", "Ke", "Lu", "Mo", "Ni", "Pe", "Ro", "Sa", "Ti", "Vu", "Ze");
    private static final List<String> SECOND =
            List.of("bor", "dra", "fin", "gol", "kim", "lax", "mun", "nox", "pel", "rix", "sum", "tav", "vim");
    private static final List<String> FAMILY =
            List.of("Ald", "Brum", "Dolv", "Erk", "Fjom", "Grunk", "Hask", "Jolt", "Kvist", "Lomp", "Mjuk", "Plask");
    private static final List<String> NAME =
            List.of("abo", "efyr", "idal", "okvant", "umsel", "yrra", "asko", "etorp", "ilund", "omark");
    private static final List<String> STREET = List.of("Påhittsgatan", "Låtsasvägen", "Sagostigen", "Exempelgränd");
    private static final List<String> LANGUAGES = List.of(
            "Swedish B1, Dari", "Swedish C1, Arabic", "Swedish B2, Tigrinya", "Swedish A2, French", "Swedish C2");
    private static final List<String> OCCUPATIONS = List.of(
            "MSc civil engineering",
            "nurse, in training",
            "BA economics",
            "software developer",
            "accountant",
            "teacher");
    private static final List<String> TOPICS =
            List.of("writing a CV", "the first interview", "networks", "goals for spring", "presenting oneself");

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    String name() {
        return one(FIRST) + one(SECOND) + " " + one(FAMILY) + one(NAME);
    }

    /** An address in a domain that is reserved for examples (RFC 2606). */
    String emailOf(String name, long number) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + number + "@example.org";
    }

    String company() {
        return one(FAMILY) + one(NAME) + " " + one(SECOND) + " " + between(100, 999);
    }

    /** One of the numbers set aside for fiction. */
    String mobile() {
        return "070-174 06 " + between(10, 99);
    }

    String address() {
        return one(STREET) + " " + between(1, 99) + ", Exempelstad";
    }

    String languages() {
        return one(LANGUAGES);
    }

    String occupation() {
        return one(OCCUPATIONS);
    }

    String topic() {
        return one(TOPICS);
    }

    /** An address set aside for documentation (RFC 5737). */
    String ip() {
        return "203.0.113." + between(1, 254);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

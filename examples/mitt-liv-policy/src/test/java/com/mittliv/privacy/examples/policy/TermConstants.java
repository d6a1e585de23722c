package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the two classes of constants from the policy's vocabulary. */
final class TermConstants {
    private record Kind(String group, String type, String lookup, String words, List<? extends Term> terms) {}

    private final List<Kind> kinds;

    TermConstants(Vocabulary words) {
        kinds = List.of(
                new Kind("Roles", "Role", "role", "Roles", words.roles()),
                new Kind("Categories", "DataCategory", "category", "Data categories", words.categories()),
                new Kind("Purposes", "Purpose", "purpose", "Purposes", words.purposes()),
                new Kind("Events", "Event", "event", "Events", words.events()),
                new Kind("Recipients", "Recipient", "recipient", "Recipients", words.recipients()),
                new Kind("Sources", "Source", "source", "Sources", words.sources()),
                new Kind("Safeguards", "Safeguard", "safeguard", "Safeguards", words.safeguards()));
    }

    /** The Java files by their class's name. */
    Map<String, String> write() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("MittLivIds", ids());
        files.put("MittLivTerms", terms());
        return files;
    }

    private String ids() {
        StringBuilder java = new StringBuilder("""
                package com.mittliv.privacy.examples.policy;

                /** The ids of the policy's terms, for annotations. Written from the policy file by {@code TermConstants}. */
                public final class MittLivIds {
                    private MittLivIds() {}
                """);
        for (Kind kind : kinds) {
            open(java, kind, "by id");
            for (Term term : kind.terms) {
                javadoc(java, term);
                java.append("public static final String %s = \"%s\";\n".formatted(constant(term), term.id()));
            }
            java.append("}\n");
        }
        return java.append("}\n").toString();
    }

    private String terms() {
        StringBuilder java = new StringBuilder("package com.mittliv.privacy.examples.policy;\n\n");
        kinds.stream()
                .map(kind -> "import com.mittliv.privacy.vocabulary." + kind.type + ";\n")
                .sorted()
                .forEach(java::append);
        java.append("import com.mittliv.privacy.vocabulary.Vocabulary;\n\n");
        java.append("""
                /** The policy's terms as typed constants. Written from the policy file by {@code TermConstants}. */
                public final class MittLivTerms {
                    private static final Vocabulary WORDS = MittLiv.policy().vocabulary();

                    private MittLivTerms() {}
                """);
        for (Kind kind : kinds) {
            open(java, kind, "of the policy");
            for (Term term : kind.terms) {
                javadoc(java, term);
                java.append("public static final %s %s = WORDS.%s(MittLivIds.%s.%s);\n"
                        .formatted(kind.type, constant(term), kind.lookup, kind.group, constant(term)));
            }
            java.append("}\n");
        }
        return java.append("}\n").toString();
    }

    private static void open(StringBuilder java, Kind kind, String how) {
        java.append("\n/** %s %s. */\npublic static final class %s {\nprivate %s() {}\n"
                .formatted(kind.words, how, kind.group, kind.group));
    }

    private static void javadoc(StringBuilder java, Term term) {
        String name = term.nameIn("en");
        java.append("\n/** %s. */\n".formatted(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
    }

    private static String constant(Term term) {
        return term.id().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

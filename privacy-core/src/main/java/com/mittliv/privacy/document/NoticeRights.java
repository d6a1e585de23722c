package com.mittliv.privacy.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.mittliv.privacy.document.Block.Bullets;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rights the policy names: those against the controller as a list, the complaint to the authority after it. */
final class NoticeRights {
    private final Wording wording;

    NoticeRights(Wording wording) {
        this.wording = wording;
    }

    List<Block> blocks() {
        List<List<Run>> items = new ArrayList<>();
        List<Block> sentences = new ArrayList<>();
        for (List<DeclaredRight> rights : byWords().values()) {
            List<Run> words = List.of(words(rights));
            if (rights.get(0).right() == DataSubjectRight.COMPLAINT
                    && !rights.get(0).text().isEmpty()) {
                sentences.add(new Paragraph(Style.PLAIN, words));
            } else {
                items.add(words);
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (!items.isEmpty()) {
            blocks.add(new Bullets(items));
        }
        blocks.addAll(sentences);
        return blocks;
    }

    /** Rights that one sentence declares together are told once; one without words stands alone. */
    private Map<Object, List<DeclaredRight>> byWords() {
        return wording.policy.rights().stream()
                .collect(groupingBy(
                        declared -> declared.text().equals(Text.NONE) ? declared : declared.text(),
                        LinkedHashMap::new,
                        toList()));
    }

    /** Rights in the policy's words, or one by its name where it has none. */
    private Run words(List<DeclaredRight> rights) {
        Origin origin = Origin.policy("right:"
                + rights.stream()
                        .map(declared -> declared.right().name().toLowerCase(Locale.ROOT))
                        .collect(joining("+")));
        DeclaredRight first = rights.get(0);
        return wording.text(first.text(), origin)
                .orElseGet(() -> new Run(
                        nameOf(first.right())
                                + (first.onlyIf().isPresent()
                                        ? say(", om det är tekniskt möjligt", ", if technically possible")
                                        : "")
                                + (first.scope() == DeclaredRight.Scope.ALL_DATA
                                        ? say(
                                                ", för alla uppgifter om dig oavsett rättslig grund",
                                                ", for all data about you whatever their legal basis")
                                        : ""),
                        origin));
    }

    private String nameOf(DataSubjectRight right) {
        return switch (right) {
            case ACCESS -> say("tillgång till uppgifterna", "access to the data");
            case RECTIFICATION -> say("rättelse", "rectification");
            case ERASURE -> say("radering", "erasure");
            case RESTRICTION -> say("begränsning av behandlingen", "restriction of processing");
            case PORTABILITY -> say("dataportabilitet", "data portability");
            case OBJECTION -> say("invändning mot behandlingen", "objection to processing");
            case NO_AUTOMATED_DECISION ->
                say(
                        "att inte bli föremål för helt automatiserade beslut",
                        "not to be subject to decisions based on automated processing alone");
            case WITHDRAW_CONSENT -> say("återkallelse av samtycke", "withdrawal of consent");
            case COMPLAINT -> say("klagomål till tillsynsmyndigheten", "a complaint to the supervisory authority");
        };
    }

    private String say(String sv, String en) {
        return wording.spoken.say(sv, en);
    }
}

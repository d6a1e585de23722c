package com.mittliv.privacy.document;

import java.util.Optional;

/**
 * A run of text with where it comes from: a document is made of nothing else.
 *
 * @param words the text
 * @param origin where it comes from
 * @param language the language of the words, where it is not the document's
 * @param target the anchor it links to
 */
record Run(String words, Origin origin, Optional<String> language, Optional<String> target) {
    Run(String words, Origin origin) {
        this(words, origin, Optional.empty(), Optional.empty());
    }

    Run linkedTo(String anchor) {
        return new Run(words, origin, language, Optional.of(anchor));
    }
}

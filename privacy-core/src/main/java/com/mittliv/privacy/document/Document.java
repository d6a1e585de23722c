package com.mittliv.privacy.document;

import java.util.List;

/**
 * A document before it is rendered.
 *
 * @param language the ISO 639 code of its fixed words
 * @param title its title
 * @param blocks its parts, in order
 */
record Document(String language, Run title, List<Block> blocks) {
    Document {
        blocks = List.copyOf(blocks);
    }
}

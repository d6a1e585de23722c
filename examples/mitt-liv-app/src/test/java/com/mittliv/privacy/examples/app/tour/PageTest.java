package com.mittliv.privacy.examples.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void paragraphsKeepTheWidth() {
        String text = new Page().say("  ", "word ".repeat(200)).toString();
        assertThat(text.lines()).allMatch(line -> line.length() <= Page.WIDTH && line.startsWith("  word"));
        assertThat(text.split("word", -1)).hasSize(201);
    }

    @Test
    void columnsStandUnderEachOther() {
        assertThat(new Page().table(List.of(List.of("a", "long", "x"), List.of("long", "b", "y"))))
                .hasToString("  a     long  x\n  long  b     y\n");
    }
}

package com.mittliv.privacy.examples.app.browser;

import com.mittliv.privacy.examples.app.browser.Window.Width;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** What axe-core finds on a page, and whether the page fits its window. */
final class Accessibility {
    private static final String CHECK = """
            const done = arguments[1];
            const rules = {'color-contrast': {enabled: arguments[0]}};
            axe.run(document, {resultTypes: ['violations'], rules}).then(
              found => done(found.violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.impact + ' ' + one.id + ': ' + one.help + ' at '
                  + one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' and '))),
              failed => done(['not checked: ' + failed]));
            """;
    private static final String WIDTH = """
            const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
            return wide <= arguments[0] ? '' : wide + ' pixels wide, of ' + arguments[0] + ', by '
              + [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > arguments[0])
                .slice(0, 3).map(one => one.tagName + ' ' + one.className).join(' and ');
            """;

    private final Window window;
    private final String axe;

    Accessibility(Window window) {
        this.window = window;
        this.axe = script();
    }

    /** What is seriously or critically wrong with the page in the window; empty if nothing is. */
    List<String> findings(Width width) {
        window.width(width);
        if (window.tell("return typeof axe").equals("undefined")) {
            window.tell(axe);
        }
        List<String> findings = new ArrayList<>();
        // Colours are the same at any width, and to compare them is most of the work.
        ((List<?>) window.ask(CHECK, width == Width.DESKTOP))
                .forEach(found -> findings.add(window.place() + " " + found));
        String wide = String.valueOf(window.tell(WIDTH, width.pixels));
        if (!wide.isEmpty()) {
            findings.add(window.place() + " is " + wide);
        }
        return findings;
    }

    private static String script() {
        try (InputStream script = new ClassPathResource("axe.min.js").getInputStream()) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

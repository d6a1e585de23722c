package com.mittliv.privacy.examples.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.Pages;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.browser.Window.Width;
import com.mittliv.privacy.examples.app.people.JobApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages in both languages: Swedish, whose words are longer, on a desk's screen and on a phone, English in dark colours,
 * in which what a page is made of does not differ, on the first of each kind: nothing keeps anybody out.
 */
class AccessibilityTest extends BrowserTest {
    private final List<String> findings = new ArrayList<>();
    private List<Width> widths = List.of(Width.values());

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void nothingIsSeriouslyWrong(String language) {
        Accessibility accessibility = new Accessibility(window);
        if (language.equals("en")) {
            window.dark();
            widths = List.of(Width.DESKTOP);
        }
        window.open("/?lang=" + language);
        Pages.PUBLIC.forEach(page -> check(page, accessibility));
        check("/nowhere", accessibility);

        window.signIn(Desk.PROGRAMME);
        window.open("/?lang=" + language);
        check("/staff", accessibility);
        check("/staff/people/p-0001", accessibility);
        check("/staff?purpose=send-newsletter", accessibility);
        check("/officer", accessibility);

        window.signIn(Desk.OFFICER);
        window.open("/?lang=" + language);
        some(Pages.OFFICER).forEach(page -> check(page, accessibility));

        JobApplication applicant = stored.one(
                "from JobApplication a where a.closedAt < current_timestamp order by a.id", JobApplication.class);
        window.signIn(String.valueOf(applicant.emailAddress()));
        window.open("/?lang=" + language);
        some(Pages.PERSON).forEach(page -> check(page, accessibility));
        window.open("/me/erasure");
        window.follow("main form button");
        check("/me/receipt", accessibility);

        assertThat(findings).isEmpty();
    }

    @Test
    void aFaultIsFound() {
        Accessibility accessibility = new Accessibility(window);
        window.open("/");
        window.tell("document.querySelector('main').innerHTML += '<img src=\"data:,\" width=\"600\" height=\"9\">'");
        assertThat(accessibility.findings(Width.PHONE))
                .anyMatch(found -> found.contains("image-alt"))
                .anyMatch(found -> found.contains("pixels wide, of 390"));
    }

    private List<String> some(List<String> pages) {
        return widths.size() > 1 ? pages : pages.subList(0, 3);
    }

    private void check(String page, Accessibility accessibility) {
        window.open(page);
        for (Width width : widths) {
            findings.addAll(accessibility.findings(width));
        }
    }
}

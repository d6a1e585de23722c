package com.mittliv.privacy.examples.app.browser;

import com.mittliv.privacy.examples.app.PrintedLinks;
import com.mittliv.privacy.examples.app.account.Desk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser window, and what somebody does in it. */
final class Window {
    /** How wide a window is: a desk's screen, or a phone. */
    enum Width {
        DESKTOP(1280),
        PHONE(390);

        final int pixels;

        Width(int pixels) {
            this.pixels = pixels;
        }
    }

    private static final int HEIGHT = 844;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String ARRIVED = "return !window.left && document.readyState === 'complete'";
    private static final String ASK = """
            const done = arguments[2];
            (async () => {
              for (const path of arguments[0])
                for (const [method, kind] of arguments[1])
                  await (await fetch(path, {method, headers: {Accept: kind}})).arrayBuffer();
            })().then(() => done(''), failed => done(String(failed)));
            """;

    private final ChromeDriver driver;
    private final String site;
    private final CharSequence console;
    private int clicks;

    Window(ChromeDriver driver, String site, CharSequence console) {
        this.driver = driver;
        this.site = site;
        this.console = console;
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** Forgets who was here, and has a desk's width and light colours. */
    void fresh() {
        driver.manage().deleteAllCookies();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        width(Width.DESKTOP);
    }

    void width(Width width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width.pixels,
                        "height",
                        HEIGHT,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width == Width.PHONE));
    }

    /** Shows pages as a machine does that was set to dark colours. */
    void dark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    void open(String path) {
        driver.get(site + path);
    }

    void back() {
        driver.navigate().back();
    }

    void signIn(Desk desk) {
        signIn(desk.address());
    }

    /** Asks for a link, takes it from where it is printed, and confirms. */
    void signIn(String address) {
        open("/sign-in");
        driver.findElement(By.id("username")).sendKeys(address);
        int before = PrintedLinks.tokens(console).size();
        follow("form.stack button");
        List<String> printed = PrintedLinks.tokens(console);
        if (printed.size() != before + 1) {
            throw new AssertionError("no link was printed for who asked for one");
        }
        open("/sign-in/link?token=" + printed.get(before));
        follow("form.stack button");
    }

    void signOut() {
        follow("form[action='/sign-out'] button");
    }

    /** Clicks what a selector finds, and waits for the page it leads to. */
    void follow(String selector) {
        tell("window.left = true");
        click(selector);
        new WebDriverWait(driver, PATIENCE).until(there -> Boolean.TRUE.equals(tell(ARRIVED)));
    }

    /** Clicks what a selector finds and stays on the page. */
    void click(String selector) {
        clicks++;
        element(selector).click();
    }

    int clicks() {
        return clicks;
    }

    /** Says which file is to be sent. */
    void choose(String selector, Path file) {
        element(selector).sendKeys(file.toString());
    }

    /** Waits until the page says something; pages may reload themselves meanwhile. */
    void waitFor(String text) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), text));
    }

    /** Waits until the window is somewhere else by itself. */
    void waitToBeAt(String place) {
        new WebDriverWait(driver, PATIENCE).until(there -> place().equals(place));
    }

    /** Asks for pages, as a script on a page of the site does. */
    void fetch(List<String> paths) {
        ask(paths, List.of(List.of("GET", "text/html")));
    }

    /** Asks for more than there is: for pages, for JSON, and to change something without a token. */
    void provoke(List<String> paths) {
        ask(
                paths,
                List.of(
                        List.of("GET", "text/html"),
                        List.of("GET", "application/json"),
                        List.of("POST", "application/json")));
    }

    private void ask(List<String> paths, List<List<String>> ways) {
        Object failure = ask(ASK, paths, ways);
        if (!"".equals(failure)) {
            throw new AssertionError("a request was not answered: " + failure);
        }
    }

    /** The cookies that there are, with what protects them. */
    List<String> cookies() {
        return driver.manage().getCookies().stream()
                .map(cookie -> cookie.getName() + (cookie.isHttpOnly() ? "; HttpOnly" : "") + "; SameSite="
                        + cookie.getSameSite())
                .toList();
    }

    /** What can be read on the page. */
    String text() {
        return element("body").getText();
    }

    /** The texts of what a selector finds, hidden ones among them. */
    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(found ->
                        String.valueOf(found.getDomProperty("textContent")).strip())
                .toList();
    }

    /** The texts of what a tag finds in what follows a heading, up to the next heading. */
    List<String> textsBelow(String heading, String tag) {
        String below = "//*[self::h2 or self::h3][starts-with(normalize-space(), '" + heading + "')]"
                + "/following-sibling::*[self::ul or self::p][1]/descendant-or-self::" + tag;
        return driver.findElements(By.xpath(below)).stream()
                .map(WebElement::getText)
                .toList();
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** Where the window is, without the site. */
    String place() {
        return String.valueOf(driver.getCurrentUrl()).substring(site.length());
    }

    /** Runs a script that calls its last argument with what it found. */
    Object ask(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Runs a script; gives what it returns. */
    Object tell(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    private WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }
}

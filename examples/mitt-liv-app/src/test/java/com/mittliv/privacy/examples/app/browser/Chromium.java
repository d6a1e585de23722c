package com.mittliv.privacy.examples.app.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The browser of this machine, started once for all tests. It fetches nothing: browser and driver are there or not. */
final class Chromium {
    private static final String WAY_OUT =
            "; install both, as by `apt-get install chromium chromium-driver`, to have these tests run";
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static Optional<ChromeDriver> driver = Optional.empty();
    private static Optional<String> obstacle = Optional.empty();

    private Chromium() {}

    /** Why there is no browser; empty if there is one. */
    static synchronized Optional<String> obstacle() {
        if (driver.isEmpty() && obstacle.isEmpty()) {
            start();
        }
        return obstacle;
    }

    static synchronized ChromeDriver driver() {
        return driver.orElseThrow(() -> new IllegalStateException(obstacle.orElse("ask for the obstacle first")));
    }

    private static void start() {
        Optional<Path> browser = BROWSERS.stream().flatMap(Chromium::onPath).findFirst();
        Optional<Path> control = onPath("chromedriver").findFirst();
        if (browser.isEmpty() || control.isEmpty()) {
            String missing = browser.isPresent() ? "chromedriver" : String.join(", ", BROWSERS);
            obstacle = Optional.of("no browser to test in: nothing on the PATH is called " + missing + WAY_OUT);
            return;
        }
        ChromeOptions options = new ChromeOptions()
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.setBinary(browser.get().toFile());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(control.get().toFile())
                .usingAnyFreePort()
                .build();
        try {
            ChromeDriver started = new ChromeDriver(service, options);
            Runtime.getRuntime().addShutdownHook(new Thread(started::quit));
            driver = Optional.of(started);
        } catch (WebDriverException e) {
            String fact = e.getRawMessage().lines().findFirst().orElse("no reason given");
            obstacle = Optional.of("no browser to test in: " + browser.get() + " does not start under " + control.get()
                    + " (" + fact + ")" + WAY_OUT);
        }
    }

    private static Stream<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}

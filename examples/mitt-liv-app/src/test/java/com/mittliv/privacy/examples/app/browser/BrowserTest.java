package com.mittliv.privacy.examples.app.browser;

import com.mittliv.privacy.examples.app.Stored;
import com.mittliv.privacy.examples.app.people.Seeding;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The application on a port, started once for all its tests, and a window on it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "mitt-liv.sweep-batch=5")
@Import({Stored.class, Wire.class})
@ExtendWith({NeedsABrowser.class, OutputCaptureExtension.class})
abstract class BrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    Seeding seeding;

    @Autowired
    Stored stored;

    @Autowired
    Wire wire;

    @Autowired
    DataSource database;

    Window window;

    @BeforeEach
    void openAWindow(CapturedOutput console) {
        seeding.plant();
        window = new Window(Chromium.driver(), "http://localhost:" + port, console);
        window.fresh();
        wire.taken();
    }
}

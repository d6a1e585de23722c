package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.spring.rights.RightsDesk.Asked;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Access and portability (Art. 15 and 20 GDPR), written to the caller as they are read. */
@RestController
@RequestMapping("${privacy.rights.path:" + RightsProperties.DEFAULT_PATH + "}")
class AccessController {
    private final RightsDesk desk;
    private final PersonExport export;

    AccessController(RightsDesk desk, PersonExport export) {
        this.desk = desk;
        this.export = export;
    }

    @GetMapping({"/me/access", "/persons/{person}/access"})
    void json(@PathVariable("person") Optional<String> person, HttpServletResponse response) throws IOException {
        Asked asked = desk.record(desk.admit(person, DataSubjectRight.ACCESS));
        head(response, MediaType.APPLICATION_JSON_VALUE);
        export.json(asked.subject(), response.getOutputStream());
    }

    @GetMapping({"/me/access/page", "/persons/{person}/access/page"})
    void page(@PathVariable("person") Optional<String> person, Locale locale, HttpServletResponse response)
            throws IOException {
        Asked asked = desk.record(desk.admit(person, DataSubjectRight.ACCESS));
        head(response, MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        String language = locale.getLanguage().equals("sv") ? "sv" : "en";
        export.page(
                asked.subject(), language, new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    @GetMapping({"/me/portability", "/persons/{person}/portability"})
    void portable(@PathVariable("person") Optional<String> person, HttpServletResponse response) throws IOException {
        Asked asked = desk.record(desk.admit(person, DataSubjectRight.PORTABILITY));
        head(response, MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"");
        export.portable(asked.subject(), response.getOutputStream());
    }

    private static void head(HttpServletResponse response, String type) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}

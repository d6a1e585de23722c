package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.Seeding;
import com.mittliv.privacy.scope.PurposeScope;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The running application, as whoever signs in meets it, with everybody there before each test. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Stored.class)
abstract class RunningApplication {
    static final RequestPostProcessor OFFICER = desk(Desk.OFFICER);

    @Autowired
    MockMvcTester http;

    @Autowired
    Seeding seeding;

    @Autowired
    Stored stored;

    @Autowired
    EntityManager entities;

    @Autowired
    PurposeScope scope;

    @BeforeEach
    void everybodyIsThere() {
        seeding.plant();
    }

    <T> T one(String query, Class<T> type) {
        return stored.one(query, type);
    }

    <T> List<T> all(String query, Class<T> type) {
        return stored.all(query, type);
    }

    <T> T inSystem(Supplier<T> work) {
        return stored.inSystem(work);
    }

    MvcTestResult get(String path, RequestPostProcessor caller) {
        return http.get().uri(URI.create(path)).with(caller).exchange();
    }

    void post(String path, RequestPostProcessor caller) {
        assertThat(http.post().uri(path).with(caller).with(csrf())).hasStatus(HttpStatus.FOUND);
    }

    static String bodyOf(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    static RequestPostProcessor desk(Desk desk) {
        return user(desk.address()).authorities(authority(desk.name()));
    }

    static RequestPostProcessor person(String id) {
        return user(id).authorities(authority(Desk.PERSON));
    }

    private static GrantedAuthority authority(String name) {
        return new SimpleGrantedAuthority(name);
    }
}

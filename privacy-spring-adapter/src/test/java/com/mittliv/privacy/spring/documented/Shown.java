package com.mittliv.privacy.spring.documented;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.rights.RecipientDelivery;
import com.mittliv.privacy.spring.ForPurpose;
import com.mittliv.privacy.spring.cookie.VisitorState;
import com.mittliv.privacy.spring.security.CallerSubject;
import com.mittliv.privacy.spring.security.PurposeAuthorizations;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the page shows, with all that it needs around it. */
final class Shown {
    private Shown() {}

    @Service
    @ForPurpose("administer-participation")
    static class Participation {
        private final Mentors mentors;

        Participation(Mentors mentors) {
            this.mentors = mentors;
        }

        List<Mentor> mentors() {
            return mentors.findAll(); // what the administration may see
        }

        @ForPurpose("send-newsletter")
        List<Mentor> readers() {
            return mentors.findAll(); // those who agreed, and the address alone
        }
    }

    record Contact(
            long id,
            @PersonalData("name") String name,
            @PersonalData("email-address") String email) {}

    @RestController
    @ForPurpose("send-newsletter")
    static class Contacts {
        @GetMapping("/contacts/{id}")
        Contact contact(@PathVariable long id) {
            return new Contact(id, "Invented Name", "mentor@example.org"); // {"id":7,"email":"mentor@example.org"}
        }
    }

    @RestController
    static class Letters {
        @GetMapping("/letters/latest")
        String latest() {
            return "Dear mentors";
        }
    }

    @Component
    static class Asking {
        private final PrivacyEngine engine;
        private final LiveSubjectStates states;
        private final InstantSource clock;

        Asking(PrivacyEngine engine, LiveSubjectStates states, InstantSource clock) {
            this.engine = engine;
            this.states = states;
            this.clock = clock;
        }

        Decision mayWriteTo(String personId) {
            Access access = engine.access(Mentoring.NEWSLETTER, Mentoring.EMAIL);
            RecordState record = RecordState.of(Mentoring.MENTOR);
            Decision decision = access.decide(states.get(personId), record, clock.instant());
            return decision;
        }
    }

    @Component
    static class Members {
        String idOf(String name) {
            return "id of " + name;
        }
    }

    @Component
    static class Printer {
        final List<String> forgotten = new ArrayList<>();

        void forget(String subjectId, String idempotencyKey) {
            forgotten.add(subjectId + " by " + idempotencyKey);
        }
    }

    @Component
    static class ConsentBanner {
        SubjectState stateOf(HttpServletRequest request) {
            return SubjectState.none();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        SecurityFilterChain chain(HttpSecurity security, PurposeAuthorizations purposes) throws Exception {
            return security.authorizeHttpRequests(urls -> {
                        urls.requestMatchers("/letters/**").access(purposes.mayDeclare("send-newsletter"));
                        urls.anyRequest().authenticated();
                    })
                    .build();
        }

        @Bean
        CallerSubject callerSubject(Members members) {
            return caller -> Optional.of(members.idOf(caller.getName()));
        }

        @Bean
        RecipientDelivery delivery(Printer printer) {
            return notice -> printer.forget(notice.subjectId(), notice.idempotencyKey());
        }

        @Bean
        VisitorState visitors(ConsentBanner banner) {
            return request -> banner.stateOf(request);
        }
    }
}

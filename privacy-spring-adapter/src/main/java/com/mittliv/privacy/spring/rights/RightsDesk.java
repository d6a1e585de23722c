package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.rights.Deadline;
import com.mittliv.privacy.spring.rights.RightsProblem.Kind;
import com.mittliv.privacy.spring.rights.RightsRequest.Acting;
import com.mittliv.privacy.spring.security.CallerSubject;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Settles who exercises whose right, and records it, before anything is done. */
final class RightsDesk {
    private final PrivacyEngine engine;
    private final InstantSource clock;
    private final Optional<CallerSubject> callers;
    private final Set<String> officers;
    private final List<IdentityCheck> checks;
    private final Optional<Record> record;
    private final Consumer<RightsEvent> events;

    /** Where requests are recorded. */
    record Record(AuditLog log, SubjectHasher hasher) {}

    /** A right that may be exercised now: of whom, received when, to be answered until when. */
    record Asked(String subject, Instant at, Deadline deadline) {
        // Without the person.
        @Override
        public String toString() {
            return "Asked[" + at + "]";
        }
    }

    RightsDesk(
            PrivacyEngine engine,
            InstantSource clock,
            Optional<CallerSubject> callers,
            Set<String> officers,
            List<IdentityCheck> checks,
            Optional<Record> record,
            Consumer<RightsEvent> events) {
        this.engine = engine;
        this.clock = clock;
        this.callers = callers;
        this.officers = Set.copyOf(officers);
        this.checks = List.copyOf(checks);
        this.record = record;
        this.events = events;
    }

    PrivacyEngine engine() {
        return engine;
    }

    /** Lets a right be exercised of the person named, or of the caller herself where none is. */
    RightsRequest admit(Optional<String> person, DataSubjectRight right) {
        RightsRequest request = withoutFurtherCheck(person, right);
        for (IdentityCheck check : checks) {
            check.wanting(request).ifPresent(words -> {
                throw new RightsProblem(Kind.IDENTITY_WANTED, speak(words));
            });
        }
        return request;
    }

    /** As {@link #admit}, where a sign-in is enough whatever the application demands. */
    RightsRequest withoutFurtherCheck(Optional<String> person, DataSubjectRight right) {
        Authentication caller = caller();
        return person.map(subject -> asOfficer(caller, subject, right)).orElseGet(() -> forHerself(caller, right));
    }

    /** Records that a right is exercised now. */
    Asked record(RightsRequest request) {
        Instant now = now();
        Deadline deadline = Deadline.of(now, engine.policy());
        record.ifPresent(to -> to.log()
                .append(AuditEvent.asked(request.right(), to.hasher().hash(request.subject()), engine.policy(), now)));
        events.accept(new RightsEvent(request.right(), request.acting(), deadline));
        return new Asked(request.subject(), now, deadline);
    }

    /** The purposes of some ids; no fewer than one is asked for by name. */
    Set<Purpose> purposes(Set<String> ids) {
        if (ids.isEmpty() || ids.stream().anyMatch(Objects::isNull)) {
            throw RequestBodies.unreadable();
        }
        Set<Purpose> purposes = new LinkedHashSet<>();
        ids.forEach(id -> purposes.add(engine.policy().vocabulary().purpose(id)));
        return purposes;
    }

    Instant now() {
        // Columns hold whole microseconds.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private RightsRequest asOfficer(Authentication caller, String subject, DataSubjectRight right) {
        // INVARIANT: nobody is told whether a person is known before it is settled that she may act for her.
        boolean officer = caller.getAuthorities().stream()
                .anyMatch(granted -> officers.contains(String.valueOf(granted.getAuthority())));
        if (!officer) {
            throw new RightsProblem(Kind.NOT_PERMITTED, "only an officer acts for a named person; act for yourself");
        }
        return new RightsRequest(caller, Acting.AS_OFFICER, subject, right);
    }

    private RightsRequest forHerself(Authentication caller, DataSubjectRight right) {
        return callers.flatMap(of -> of.subjectOf(caller))
                .filter(subject -> !subject.isBlank())
                .map(subject -> new RightsRequest(caller, Acting.FOR_HERSELF, subject, right))
                .orElseThrow(() -> new RightsProblem(
                        Kind.NOT_PERMITTED,
                        "the account belongs to nobody whose data are held; write to the controller"));
    }

    private static Authentication caller() {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        // INVARIANT: whatever the application's own rules let through, nobody unknown exercises a right.
        if (caller == null || !caller.isAuthenticated() || caller instanceof AnonymousAuthenticationToken) {
            throw new RightsProblem(Kind.SIGN_IN, "sign in before you exercise a right");
        }
        return caller;
    }

    /** Words in the caller's language, or else in one there is. */
    static String speak(Text words) {
        return words.in(LocaleContextHolder.getLocale().getLanguage())
                .or(() -> words.in("en"))
                .orElseGet(
                        () -> words.byLanguage().values().stream().findFirst().orElse(""));
    }
}

package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.rights.Answer;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.ObjectionPlan;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.rights.RectificationPlan;
import com.mittliv.privacy.rights.RestrictionGround;
import com.mittliv.privacy.rights.RestrictionPlan;
import com.mittliv.privacy.spring.rights.ChangeView.Objected;
import com.mittliv.privacy.spring.rights.ChangeView.Received;
import com.mittliv.privacy.spring.rights.ChangeView.Restricted;
import com.mittliv.privacy.spring.rights.RightsDesk.Asked;
import com.mittliv.privacy.spring.rights.RightsProblem.Kind;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rectification, restriction and objection (Art. 16, 18 and 21 GDPR). */
@RestController
@RequestMapping("${privacy.rights.path:" + RightsProperties.DEFAULT_PATH + "}")
class ChangeController {
    private static final String OFFICE = "data-subject-rights";
    private static final String WHY_HELD = "the person has the data restricted and needs them (Art. 18(1)(b)-(c) GDPR)";

    private final RightsDesk desk;
    private final DataSubjectRights rights;
    private final PersonFiles files;
    private final SubjectChanges states;
    private final Optional<RectificationDesk> rectifications;

    ChangeController(
            RightsDesk desk, PersonFiles files, SubjectChanges states, Optional<RectificationDesk> rectifications) {
        this.desk = desk;
        this.rights = new DataSubjectRights(desk.engine());
        this.files = files;
        this.states = states;
        this.rectifications = rectifications;
    }

    @PostMapping({"/me/rectification", "/persons/{person}/rectification"})
    ResponseEntity<Received> rectify(@PathVariable("person") Optional<String> person, HttpServletRequest request)
            throws IOException {
        RightsRequest admitted = desk.admit(person, DataSubjectRight.RECTIFICATION);
        Map<String, String> claims =
                RequestBodies.read(request, RequestBodies.Claims.class).claims();
        RectificationDesk to = rectifications.orElseThrow(() ->
                new RightsProblem(Kind.KEPT_ELSEWHERE, "rectification is not asked for here; write to the controller"));
        if (claims.isEmpty() || claims.containsValue(null)) {
            throw RequestBodies.unreadable();
        }
        Set<DataCategory> wrong = new LinkedHashSet<>();
        claims.keySet()
                .forEach(id -> wrong.add(desk.engine().policy().vocabulary().category(id)));
        requireOpen(DataSubjectRight.RECTIFICATION);
        Asked asked = desk.record(admitted);
        RectificationPlan plan = granted(rights.rectification(files.of(asked.subject()), wrong));
        to.take(new Rectification(asked.subject(), claims, plan, asked.at(), asked.deadline()));
        return answer(202, new Received(asked.at(), asked.deadline().lastDay()));
    }

    @PutMapping({"/me/restriction", "/persons/{person}/restriction"})
    ResponseEntity<Restricted> restrict(@PathVariable("person") Optional<String> person, HttpServletRequest request)
            throws IOException {
        RightsRequest admitted = desk.admit(person, DataSubjectRight.RESTRICTION);
        String named = RequestBodies.read(request, RequestBodies.Ground.class).ground();
        RestrictionGround ground = Arrays.stream(RestrictionGround.values())
                .filter(known -> known.name().equals(named))
                .findFirst()
                .orElseThrow(RequestBodies::unreadable);
        requireOpen(DataSubjectRight.RESTRICTION);
        Asked asked = desk.record(admitted);
        RestrictionPlan plan = granted(rights.restriction(files.of(asked.subject()), ground, asked.at()));
        // INVARIANT: what the person wants kept does not go because it is restricted.
        Optional<LegalHold> hold = plan.toHold().isEmpty()
                ? Optional.empty()
                : Optional.of(new LegalHold(
                        WHY_HELD,
                        OFFICE,
                        asked.at(),
                        Optional.empty(),
                        asked.deadline().lastDay()));
        states.restrict(asked.subject(), plan.after().restriction().orElseThrow(), hold);
        return answer(200, Restricted.of(plan, asked.deadline()));
    }

    @PostMapping({"/me/objections", "/persons/{person}/objections"})
    ResponseEntity<Objected> object(@PathVariable("person") Optional<String> person, HttpServletRequest request)
            throws IOException {
        RightsRequest admitted = desk.admit(person, DataSubjectRight.OBJECTION);
        Set<Purpose> purposes = desk.purposes(
                RequestBodies.read(request, RequestBodies.Purposes.class).purposes());
        requireOpen(DataSubjectRight.OBJECTION);
        Asked asked = desk.record(admitted);
        PersonFile file = files.of(asked.subject());
        ObjectionPlan plan = granted(rights.objection(file, purposes, asked.at()));
        SubjectState before = file.subject();
        states.add(
                asked.subject(),
                fresh(plan.after().consents(), before.consents()),
                fresh(plan.after().objections(), before.objections()));
        return answer(200, Objected.of(plan, asked.deadline()));
    }

    private static <T> List<T> fresh(List<T> after, List<T> before) {
        return after.stream().filter(said -> !before.contains(said)).toList();
    }

    /** Refused before it is recorded as asked for and before anything is read, if at all. */
    private void requireOpen(DataSubjectRight right) {
        granted(rights.admit(right));
    }

    private static <T> T granted(Answer<T> answer) {
        return answer.granted()
                .orElseThrow(() -> new RightsProblem(
                        Kind.NOT_OPEN,
                        "the policy does not name the right; write to the controller, who must still look at it"));
    }

    private static <T> ResponseEntity<T> answer(int status, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}

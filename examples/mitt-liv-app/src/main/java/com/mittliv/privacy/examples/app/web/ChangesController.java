package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.spring.PolicyFiles;
import com.mittliv.privacy.spring.PolicyNotFoundException;
import com.mittliv.privacy.spring.PolicyVersions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What changed in the policy since a version. Which one somebody saw last the policy does not let be kept: whoever is signed
 * in starts at the version that was in force when she was last told of one, anybody else at the last before the present,
 * and all can choose another.
 */
@Controller
class ChangesController {
    private final PolicyFiles files;
    private final Policy inForce;
    private final LastTold lastTold;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    private record Known(PolicyFiles.Content content, PolicyVersions versions) {}

    ChangesController(PolicyFiles files, Policy inForce, LastTold lastTold, InstantSource clock) {
        this.files = files;
        this.inForce = inForce;
        this.lastTold = lastTold;
        this.clock = clock;
    }

    @GetMapping("/changes")
    String changes(
            @RequestParam Optional<String> since, @Nullable Authentication caller, Locale language, Model model) {
        PolicyVersions versions = versions();
        List<Policy> former = versions.all().stream()
                .filter(version ->
                        PolicyVersions.takesEffectAt(version).isBefore(PolicyVersions.takesEffectAt(inForce)))
                .toList();
        Optional<String> person = Optional.ofNullable(caller)
                .filter(known -> since.isEmpty() && Desk.isPerson(known))
                .map(Authentication::getName);
        Optional<LastTold.Told> told = person.flatMap(lastTold::of);
        Optional<Policy> then = told.map(each -> inForceAt(each.at(), former));
        Optional<Policy> seen = former.stream()
                .filter(version -> since.map(version.version()::equals)
                        .orElseGet(() -> then.isEmpty() || then.get().equals(version)))
                .reduce((earlier, later) -> later);
        model.addAttribute("told", told.orElse(null));
        model.addAttribute("toldOf", then.map(Policy::version).orElse(""));
        model.addAttribute("untold", person.isPresent() && told.isEmpty());
        model.addAttribute("policy", inForce);
        model.addAttribute("former", former);
        model.addAttribute("seen", seen.map(Policy::version).orElse(""));
        add(model, "change", "account", seen.map(version -> PolicyChange.between(version, inForce)), language);
        add(
                model,
                "coming",
                "comingAccount",
                versions.nextAfter(clock.instant()).map(next -> PolicyChange.between(inForce, next)),
                language);
        return "changes";
    }

    /** The version that was in force then; the first there is, where that is older than all. */
    private Policy inForceAt(Instant then, List<Policy> former) {
        List<Policy> known = Stream.concat(former.stream(), Stream.of(inForce)).toList();
        return known.stream()
                .filter(version -> !PolicyVersions.takesEffectAt(version).isAfter(then))
                .reduce((earlier, later) -> later)
                .orElse(known.get(0));
    }

    /** Read anew where they changed alone; where what is there cannot be used, there is the version in force. */
    private PolicyVersions versions() {
        PolicyFiles.Content found = files.look();
        Known last = known;
        if (last == null || !last.content.equals(found)) {
            last = new Known(found, read(found));
            known = last;
        }
        return last.versions;
    }

    private PolicyVersions read(PolicyFiles.Content found) {
        try {
            return found.read();
        } catch (PolicyException | PolicyNotFoundException e) {
            // The watch tells the officer what is wrong.
            return new PolicyVersions(Optional.empty(), List.of(inForce));
        }
    }

    private static void add(Model model, String name, String account, Optional<PolicyChange> change, Locale language) {
        model.addAttribute(name, change.orElse(null));
        model.addAttribute(
                account,
                change.map(told -> told.explain(language.getLanguage())).orElse(""));
    }
}

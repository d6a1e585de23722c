package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.spring.PolicyFiles;
import com.mittliv.privacy.spring.PolicyNotFoundException;
import com.mittliv.privacy.spring.PolicyVersions;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What changed in the policy since the version that somebody saw last. Which one that was she says herself: the policy
 * does not let it be kept.
 */
@Controller
class ChangesController {
    private final PolicyFiles files;
    private final Policy inForce;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    private record Known(PolicyFiles.Content content, PolicyVersions versions) {}

    ChangesController(PolicyFiles files, Policy inForce, InstantSource clock) {
        this.files = files;
        this.inForce = inForce;
        this.clock = clock;
    }

    @GetMapping("/changes")
    String changes(@RequestParam Optional<String> since, Locale language, Model model) {
        PolicyVersions versions = versions();
        List<Policy> former = versions.all().stream()
                .filter(version ->
                        PolicyVersions.takesEffectAt(version).isBefore(PolicyVersions.takesEffectAt(inForce)))
                .toList();
        // The last before the one in force, unless another is asked for.
        Optional<Policy> seen = former.stream()
                .filter(version -> since.isEmpty() || version.version().equals(since.get()))
                .reduce((earlier, later) -> later);
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

package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The privacy officer's pages. */
@Controller
@RequestMapping("/officer")
class OfficerController {
    private static final String SEEN = NextVersion.Seen.class.getName();

    private final Policy policy;
    private final PrivacyEngine engine;
    private final Overview overview;
    private final Outlook outlook;
    private final SweepRuns sweeps;
    private final Requests requests;
    private final NextVersion next;

    OfficerController(
            PrivacyEngine engine,
            Overview overview,
            Outlook outlook,
            SweepRuns sweeps,
            Requests requests,
            NextVersion next) {
        this.engine = engine;
        this.policy = engine.policy();
        this.overview = overview;
        this.outlook = outlook;
        this.sweeps = sweeps;
        this.requests = requests;
        this.next = next;
    }

    @ModelAttribute("policy")
    Policy policy() {
        return policy;
    }

    @GetMapping
    String overview(Model model) throws SQLException {
        model.addAttribute("findings", policy.analyse());
        model.addAttribute("dataMap", overview.dataMap());
        model.addAttribute("holds", overview.holds());
        model.addAttribute("requests", requests.open());
        model.addAttribute("pages", overview.pagesOfReceipts());
        model.addAttribute("proof", overview.proof());
        model.addAttribute("sweep", sweeps.standing());
        return "officer/overview";
    }

    @GetMapping("/policy")
    String matrix(Locale language, Model model) {
        model.addAttribute("matrix", Matrix.of(engine));
        model.addAttribute("sentences", Sentences.in(language.getLanguage()));
        return "officer/policy";
    }

    @GetMapping("/findings")
    String findings(Model model) {
        model.addAttribute("findings", policy.analyse());
        return "officer/findings";
    }

    @GetMapping("/data-map")
    String dataMap(Model model) {
        model.addAttribute("dataMap", overview.dataMap());
        return "officer/data-map";
    }

    @GetMapping("/erasures")
    String erasures(Model model) {
        Optional<Outlook.Coming> coming = outlook.coming();
        model.addAttribute("counting", coming.isEmpty());
        coming.ifPresent(counted -> {
            model.addAttribute("coming", counted);
            model.addAttribute("chart", Chart.of(counted));
        });
        return "officer/erasures";
    }

    @GetMapping("/sweep")
    String sweep(Model model) {
        model.addAttribute("sweep", sweeps.standing());
        return "officer/sweep";
    }

    @PostMapping("/sweep/try-out")
    String tryOut() {
        sweeps.tryOut();
        return "redirect:/officer/sweep";
    }

    @PostMapping("/sweep/run")
    String run() {
        sweeps.run();
        return "redirect:/officer/sweep";
    }

    @PostMapping("/sweep/pause")
    String pause() {
        sweeps.pause();
        return "redirect:/officer/sweep";
    }

    @PostMapping("/sweep/go-on")
    String goOn() {
        sweeps.goOn();
        return "redirect:/officer/sweep";
    }

    @GetMapping("/proof")
    String proof(Model model) throws SQLException {
        model.addAttribute("pages", overview.pagesOfReceipts());
        model.addAttribute("proof", overview.proof());
        model.addAttribute("holds", overview.holds());
        model.addAttribute("record", overview.recordVerified());
        model.addAttribute("entries", overview.latest());
        return "officer/proof";
    }

    @GetMapping("/recipients")
    String recipients() {
        return "officer/recipients";
    }

    @GetMapping("/next-version")
    String nextVersion(Model model) {
        model.addAttribute("standing", next.standing());
        return "officer/next-version";
    }

    /** Compares a file with the policy in force. It is kept for as long as the officer looks at it. */
    @PostMapping("/next-version")
    String compare(@RequestParam MultipartFile file, Locale language, Model model, HttpSession session)
            throws IOException {
        session.removeAttribute(SEEN);
        try {
            PolicyChange change = next.compare(file.getBytes());
            model.addAttribute("change", change);
            model.addAttribute("account", change.explain(language.getLanguage()));
            Optional<NextVersion.Obstacle> obstacle = next.obstacle(change);
            model.addAttribute("obstacle", obstacle);
            if (obstacle.isEmpty()) {
                session.setAttribute(
                        SEEN,
                        new NextVersion.Seen(file.getBytes(), change.after().version()));
            }
        } catch (PolicyException e) {
            model.addAttribute("refused", e.getMessage());
        }
        return nextVersion(model);
    }

    /** Puts in force what was compared last, if it is what the officer means. */
    @PostMapping("/next-version/activate")
    String activate(@RequestParam String version, HttpSession session, RedirectAttributes then) throws IOException {
        if (!(session.getAttribute(SEEN) instanceof NextVersion.Seen seen)
                || !seen.version().equals(version)) {
            return "redirect:/officer/next-version";
        }
        session.removeAttribute(SEEN);
        Optional<NextVersion.Obstacle> obstacle = next.put(seen);
        obstacle.ifPresentOrElse(
                met -> then.addFlashAttribute("met", met), () -> then.addFlashAttribute("put", seen.version()));
        return "redirect:/officer/next-version";
    }
}

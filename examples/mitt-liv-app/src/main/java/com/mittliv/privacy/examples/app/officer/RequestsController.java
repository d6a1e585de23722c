package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.examples.app.requests.Extension;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Requests of people, and what the officer does about those that nobody answers at once. */
@Controller
@RequestMapping("/officer/requests")
class RequestsController {
    private static final int LONGEST_AGO = 366;

    private final Requests requests;
    private final Policy policy;
    private final InstantSource clock;

    RequestsController(Requests requests, Policy policy, InstantSource clock) {
        this.requests = requests;
        this.policy = policy;
        this.clock = clock;
    }

    /** What became of what the officer did, as the end of a message's name. */
    private enum Became {
        WRITTEN_DOWN,
        ANSWERED,
        EXTENDED,
        NOT_A_DAY,
        TOO_LATE
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("open", requests.open());
        model.addAttribute("answered", requests.answered());
        model.addAttribute("rights", rights());
        model.addAttribute("reasons", Extension.values());
        return "officer/requests";
    }

    /** What a letter can ask of the controller: a complaint goes to the authority. */
    private List<DataSubjectRight> rights() {
        return policy.rights().stream()
                .map(DeclaredRight::right)
                .filter(right -> right != DataSubjectRight.COMPLAINT)
                .distinct()
                .toList();
    }

    @PostMapping
    String byLetter(
            @RequestParam DataSubjectRight right,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate received,
            RedirectAttributes then) {
        if (!rights().contains(right)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        LocalDate today = clock.instant().atZone(policy.timeZone()).toLocalDate();
        if (received.isAfter(today) || received.isBefore(today.minusDays(LONGEST_AGO))) {
            return became(Became.NOT_A_DAY, then);
        }
        then.addFlashAttribute("number", requests.byLetter(right, received));
        return became(Became.WRITTEN_DOWN, then);
    }

    @PostMapping("/{id}/answered")
    String answered(@PathVariable long id, RedirectAttributes then) {
        return became(requests.answer(id) ? Became.ANSWERED : Became.TOO_LATE, then);
    }

    @PostMapping("/{id}/extension")
    String extend(@PathVariable long id, @RequestParam Extension reason, RedirectAttributes then) {
        return became(requests.extend(id, reason) ? Became.EXTENDED : Became.TOO_LATE, then);
    }

    private static String became(Became what, RedirectAttributes then) {
        then.addFlashAttribute("became", what.name());
        return "redirect:/officer/requests";
    }
}

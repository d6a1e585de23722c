package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.examples.app.people.CandidateRequest;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Partner companies' requests for candidates. */
@Controller
@RequestMapping("/staff/requests")
class ReferralController {
    private static final int PAGE = 25;
    private static final int MOST_PAGES = 100_000;

    private final Referrals referrals;

    ReferralController(Referrals referrals) {
        this.referrals = referrals;
    }

    @ModelAttribute("mostCounted")
    int mostCounted() {
        return Registers.MOST_COUNTED;
    }

    @GetMapping
    String requests(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("page", referrals.requests(pageOf(page)));
        return "staff/requests";
    }

    @GetMapping("/{id}")
    String request(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("request", found(referrals.request(id)));
        model.addAttribute("page", referrals.candidates(pageOf(page)));
        return "staff/request";
    }

    @PostMapping("/{id}/candidates/{participation}")
    String refer(@PathVariable long id, @PathVariable long participation, Model model) {
        CandidateRequest request = found(referrals.request(id));
        model.addAttribute("request", request);
        model.addAttribute("outcome", found(referrals.refer(request, participation)));
        return "staff/referral";
    }

    private static PageRequest pageOf(int number) {
        return PageRequest.of(Math.min(Math.max(number, 0), MOST_PAGES), PAGE);
    }

    private static <T> T found(Optional<T> sought) {
        return sought.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

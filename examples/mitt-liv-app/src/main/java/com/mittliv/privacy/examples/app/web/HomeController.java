package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.document.PrivacyNotice;
import com.mittliv.privacy.policy.Policy;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What everybody may see: the start, the tour, the notice in force. */
@Controller
class HomeController {
    private static final String PAGE = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final Policy policy;
    private final PrivacyNotice notice;

    HomeController(Policy policy) {
        this.policy = policy;
        this.notice = PrivacyNotice.of(policy);
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("policy", policy);
        return "home";
    }

    @GetMapping("/tour")
    String tour(Model model) {
        model.addAttribute("policy", policy);
        return "tour";
    }

    @GetMapping(path = "/notice", produces = PAGE)
    @ResponseBody
    String notice(Locale language, HttpServletResponse answer) {
        answer.setHeader("Content-Security-Policy", LibraryPages.CONTENT_POLICY);
        return notice.html(language.getLanguage());
    }
}

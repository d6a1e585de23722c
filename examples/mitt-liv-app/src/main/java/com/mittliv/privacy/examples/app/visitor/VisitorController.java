package com.mittliv.privacy.examples.app.visitor;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contact form and the newsletter. Without its box ticked, a form is thrown away. */
@Controller
class VisitorController {
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+");

    private final ContactForm contact;
    private final SignUp newsletter;

    VisitorController(ContactForm contact, SignUp newsletter) {
        this.contact = contact;
        this.newsletter = newsletter;
    }

    /** What became of a form. */
    private enum Answer {
        KEPT,
        NO_CONSENT,
        NOT_READABLE,
        NOT_TAKEN,
        WITHDRAWN
    }

    @GetMapping("/contact")
    String contact() {
        return "visitor/contact";
    }

    @PostMapping("/contact")
    String send(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String message,
            @RequestParam Optional<String> consent,
            Model model) {
        if (consent.isEmpty()) {
            return answered("visitor/contact", Answer.NO_CONSENT, model);
        }
        if (!isAddress(address) || message.isBlank() || message.length() > MOST_TEXT) {
            return answered("visitor/contact", Answer.NOT_READABLE, model);
        }
        Optional<String> reference = contact.keep(address.strip() + "\n" + message.strip());
        reference.ifPresent(each -> model.addAttribute("reference", each));
        return answered("visitor/contact", reference.isPresent() ? Answer.KEPT : Answer.NOT_TAKEN, model);
    }

    @PostMapping("/contact/withdrawal")
    String withdraw(@RequestParam(defaultValue = "") String reference, Model model) {
        contact.withdraw(reference.strip());
        return answered("visitor/contact", Answer.WITHDRAWN, model);
    }

    @GetMapping("/newsletter")
    String newsletter() {
        return "visitor/newsletter";
    }

    @PostMapping("/newsletter")
    String subscribe(
            @RequestParam(defaultValue = "") String address, @RequestParam Optional<String> consent, Model model) {
        if (consent.isEmpty()) {
            return answered("visitor/newsletter", Answer.NO_CONSENT, model);
        }
        if (!isAddress(address)) {
            return answered("visitor/newsletter", Answer.NOT_READABLE, model);
        }
        newsletter.subscribe(address.strip());
        return answered("visitor/newsletter", Answer.KEPT, model);
    }

    @PostMapping("/newsletter/withdrawal")
    String unsubscribe(@RequestParam(defaultValue = "") String address, Model model) {
        if (!isAddress(address)) {
            return answered("visitor/newsletter", Answer.NOT_READABLE, model);
        }
        newsletter.unsubscribe(address.strip());
        return answered("visitor/newsletter", Answer.WITHDRAWN, model);
    }

    private static boolean isAddress(String text) {
        String address = text.strip();
        return address.length() <= MOST_ADDRESS && ADDRESS.matcher(address).matches();
    }

    private static String answered(String page, Answer answer, Model model) {
        model.addAttribute("answer", answer.name());
        return page;
    }
}

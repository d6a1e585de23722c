package com.mittliv.privacy.examples.app.account;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for an address, then for one click: a link alone must not sign in whoever's mail program opens it ahead. */
@Controller
class SignInController {
    @GetMapping("/sign-in")
    String ask(Model model) {
        model.addAttribute("desks", Desk.values());
        return "sign-in";
    }

    @GetMapping(SignInLinks.PATH)
    String confirm(@RequestParam String token, Model model) {
        model.addAttribute("token", token);
        return "sign-in-link";
    }
}

package com.mittliv.privacy.examples.app.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.recordings.RecordingFiles;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.examples.app.web.LibraryPages;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** A person and her own data. Whose they are is told by the sign-in alone, never by an address. */
@Controller
@RequestMapping("/me")
class MeController {
    private final PersonFiles files;
    private final PersonExport export;
    private final ErasureOrders orders;
    private final MyConsents consents;
    private final RecordingFiles recordings;
    private final Requests requests;
    private final DataSubjectRights rights;
    private final InstantSource clock;

    MeController(
            PersonFiles files,
            PersonExport export,
            ErasureOrders orders,
            MyConsents consents,
            RecordingFiles recordings,
            Requests requests,
            PrivacyEngine engine,
            InstantSource clock) {
        this.files = files;
        this.export = export;
        this.orders = orders;
        this.consents = consents;
        this.recordings = recordings;
        this.requests = requests;
        this.rights = new DataSubjectRights(engine);
        this.clock = clock;
    }

    @GetMapping
    String held(Principal me, Model model) {
        PersonFile file = files.of(me.getName());
        rights.access(file, clock.instant()).granted().ifPresent(report -> model.addAttribute("report", report));
        model.addAttribute("restricted", file.subject().restriction().isPresent());
        model.addAttribute("orders", orders.of(me.getName()));
        model.addAttribute("recordings", recordings.of(me.getName()));
        return "me/held";
    }

    /** Everything, with its values: the library's own page. */
    @GetMapping("/file")
    void file(Principal me, Locale language, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/html;charset=UTF-8");
        answer.setHeader("Content-Security-Policy", LibraryPages.CONTENT_POLICY);
        answer.setHeader("Cache-Control", "no-store");
        requests.carryOut(
                DataSubjectRight.ACCESS,
                me.getName(),
                () -> export.page(me.getName(), language.getLanguage(), answer.getWriter()));
    }

    @GetMapping("/download")
    void download(Principal me, HttpServletResponse answer) throws IOException {
        answer.setContentType("application/json");
        answer.setCharacterEncoding(UTF_8);
        answer.setHeader("Content-Disposition", "attachment; filename=\"mitt-liv.json\"");
        answer.setHeader("Cache-Control", "no-store");
        requests.carryOut(
                DataSubjectRight.PORTABILITY,
                me.getName(),
                () -> export.portable(me.getName(), answer.getOutputStream()));
    }

    @GetMapping("/consents")
    String consents(Principal me, Model model) {
        PersonFile file = files.of(me.getName());
        model.addAttribute("choices", consents.choices(file));
        model.addAttribute("uses", consents.uses(file));
        model.addAttribute("history", consents.history(file.subject()));
        model.addAttribute("restriction", file.subject().restriction());
        return "me/consents";
    }

    @PostMapping("/consents/{purpose}")
    String give(Principal me, @PathVariable String purpose) {
        consents.give(me.getName(), found(consents.choice(files.of(me.getName()), purpose)));
        return "redirect:/me/consents";
    }

    @PostMapping("/consents/{purpose}/withdrawal")
    String withdraw(Principal me, @PathVariable String purpose) {
        Purpose choice = found(consents.choice(files.of(me.getName()), purpose));
        requests.carryOut(
                DataSubjectRight.WITHDRAW_CONSENT, me.getName(), () -> consents.withdraw(me.getName(), choice));
        return "redirect:/me/consents";
    }

    @PostMapping("/objections/{purpose}")
    String object(Principal me, @PathVariable String purpose) {
        Purpose use = found(consents.use(files.of(me.getName()), purpose));
        requests.carryOut(DataSubjectRight.OBJECTION, me.getName(), () -> consents.object(me.getName(), use));
        return "redirect:/me/consents";
    }

    @PostMapping("/restriction")
    String restrict(Principal me) {
        requests.carryOut(DataSubjectRight.RESTRICTION, me.getName(), () -> consents.restrict(me.getName()));
        return "redirect:/me/consents";
    }

    @PostMapping("/restriction/lifted")
    String lift(Principal me) {
        consents.lift(me.getName());
        return "redirect:/me/consents";
    }

    private static <T> T found(Optional<T> sought) {
        return sought.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

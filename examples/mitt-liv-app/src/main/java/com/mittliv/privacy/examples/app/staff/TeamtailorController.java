package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.examples.app.teamtailor.TeamtailorImport;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Sources;
import com.mittliv.privacy.spring.PurposeGate;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes in what the recruitment tool sent. The file is an invented one, among the application's resources. */
@Controller
@RequestMapping("/staff/teamtailor")
class TeamtailorController {
    private static final ClassPathResource FILE = new ClassPathResource("teamtailor/candidates.json");

    private final TeamtailorImport candidates;
    private final PurposeGate gate;

    TeamtailorController(TeamtailorImport candidates, PurposeGate gate) {
        this.candidates = candidates;
        this.gate = gate;
    }

    @GetMapping
    String ask(Model model) {
        gate.require(Purposes.RECRUITMENT);
        model.addAttribute("source", Sources.TEAMTAILOR_TOOL);
        return "staff/teamtailor";
    }

    @PostMapping
    String take(Model model) throws IOException {
        try (InputStream file = FILE.getInputStream()) {
            model.addAttribute("report", candidates.take(file, Sources.TEAMTAILOR_TOOL));
        }
        model.addAttribute("source", Sources.TEAMTAILOR_TOOL);
        return "staff/teamtailor";
    }
}

package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Recording;
import com.mittliv.privacy.examples.app.recordings.RecordingFiles;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What the programme office has beside its registers: rounds of admission, and what was recorded of meetings. */
@Controller
@RequestMapping("/staff")
class ProgrammeController {
    private final Rounds rounds;
    private final Registers registers;
    private final RecordingFiles files;

    ProgrammeController(Rounds rounds, Registers registers, RecordingFiles files) {
        this.rounds = rounds;
        this.registers = registers;
        this.files = files;
    }

    @GetMapping("/rounds")
    String rounds(Model model) {
        model.addAttribute("rounds", rounds.all());
        return "staff/rounds";
    }

    /** What was said in a track, if its row may be read for running the programme. */
    @GetMapping("/recordings/{id}")
    ResponseEntity<String> recording(@PathVariable long id) {
        Optional<Recording> row = registers.find(Purposes.ADMINISTER_PARTICIPATION, Kind.RECORDINGS, id);
        String text = row.flatMap(
                        found -> Optional.ofNullable(found.file()).flatMap(file -> files.read(found.personId(), file)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/vtt;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(text);
    }
}

package com.mittliv.privacy.examples.app.person;

import com.mittliv.privacy.examples.app.recordings.RecordingFiles;
import java.security.Principal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What was recorded of whoever signed in (Art. 15 GDPR). */
@Controller
class MyRecordings {
    private final RecordingFiles files;

    MyRecordings(RecordingFiles files) {
        this.files = files;
    }

    @GetMapping("/me/recordings/{file}")
    ResponseEntity<String> mine(Principal me, @PathVariable String file) {
        String text =
                files.read(me.getName(), file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/vtt;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(text);
    }
}

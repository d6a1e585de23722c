package com.mittliv.privacy.spring.embedded;

import com.mittliv.privacy.spring.ForPurpose;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
@ForPurpose("send-newsletter")
class Letters {
    private final Mentors mentors;

    Letters(Mentors mentors) {
        this.mentors = mentors;
    }

    List<Mentor> readers() {
        return mentors.findAll(); // whoever agreed, and the address alone: no name is read from the database
    }
}

package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.jpa.AboutSubject;
import jakarta.persistence.Entity;
import java.time.Instant;

/** The same member in a row that keeps nothing of the kind. */
@Entity
@AboutSubject(value = "person", role = "member")
public class Plain extends Row {
    static final String TABLE = Reader.TABLE.replace("reader", "plain").replace(" allowed bigint,", "");

    protected Plain() {}

    Plain(long id, Instant leftAt) {
        super(id, leftAt);
    }
}

package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PurposeMask;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A member whose row keeps what she allows. */
@Entity
@AboutSubject(value = "person", role = "member")
public class Reader extends Row {
    static final String TABLE = "create table reader (id bigint primary key, person varchar(100) not null,"
            + " allowed bigint, name varchar(100), email varchar(100), left_at timestamp with time zone)";

    @PurposeMask
    public Long allowed;

    protected Reader() {}

    Reader(long id, Instant leftAt) {
        super(id, leftAt);
    }
}

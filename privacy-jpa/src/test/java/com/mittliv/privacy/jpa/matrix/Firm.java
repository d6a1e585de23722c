package com.mittliv.privacy.jpa.matrix;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Nobody: a row that is not guarded. */
@NoPersonalData(because = "about firms, not people")
@Entity(name = "Firm")
@Table(name = "mx_firm")
class Firm {
    @Id
    @GeneratedValue
    long id;

    @Nullable
    String label;
}

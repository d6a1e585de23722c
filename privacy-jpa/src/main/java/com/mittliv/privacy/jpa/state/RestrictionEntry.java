package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The restriction a person's data are under: at most one. */
@Entity(name = "PrivacyRestriction")
@Table(name = "privacy_restriction")
class RestrictionEntry {
    @Id
    @Column(name = "subject_id")
    String subjectId = "";

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "since", nullable = false)
    Instant since = Instant.EPOCH;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "privacy_restriction_open_for", joinColumns = @JoinColumn(name = "subject_id"))
    @Column(name = "purpose", nullable = false, length = 100)
    Set<String> openFor = new LinkedHashSet<>();

    /** For Hibernate. */
    protected RestrictionEntry() {}

    RestrictionEntry(String subjectId, Restriction restriction) {
        this.subjectId = subjectId;
        this.since = Stored.instant(restriction.since());
        restriction.openFor().stream().map(Purpose::id).forEach(openFor::add);
    }
}

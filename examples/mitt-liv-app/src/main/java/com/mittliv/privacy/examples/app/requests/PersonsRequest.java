package com.mittliv.privacy.examples.app.requests;

import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.policy.DataSubjectRight;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody exercised a right. Who it was stands on record by a keyed hash, not here. */
@Entity
@NoPersonalData(because = "it tells which right was exercised when, and names nobody")
public class PersonsRequest {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "asked_for")
    private DataSubjectRight right = DataSubjectRight.ACCESS;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Way came = Way.LETTER;

    private Instant receivedAt = Instant.EPOCH;

    private @Nullable Instant answeredAt;

    private @Nullable Instant extendedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Extension extension;

    @Column(unique = true)
    private @Nullable Long erasureOrder;

    /** How a request came. */
    public enum Way {
        /** On the person's own pages, where it is carried out at once. */
        PAGE,
        /** By letter; the officer writes down that it came, and answers it by letter. */
        LETTER
    }

    /** For Hibernate. */
    protected PersonsRequest() {}

    /**
     * Makes an open request.
     *
     * @param right the right exercised
     * @param came how it came
     * @param receivedAt when
     */
    public PersonsRequest(DataSubjectRight right, Way came, Instant receivedAt) {
        this.right = right;
        this.came = came;
        this.receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public long id() {
        return id;
    }

    public DataSubjectRight right() {
        return right;
    }

    public Way came() {
        return came;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public Optional<Extension> extension() {
        return Optional.ofNullable(extension);
    }

    /** The order to erase that answers it, where it is one. */
    public Optional<Long> erasureOrder() {
        return Optional.ofNullable(erasureOrder);
    }

    public PersonsRequest answeredAt(Instant at) {
        answeredAt = at.truncatedTo(ChronoUnit.MICROS);
        return this;
    }

    public PersonsRequest extendedAt(Instant at, Extension why) {
        extendedAt = at.truncatedTo(ChronoUnit.MICROS);
        extension = why;
        return this;
    }

    /** When the person was told that it takes longer. */
    public Optional<Instant> extendedAt() {
        return Optional.ofNullable(extendedAt);
    }

    public PersonsRequest erasureOrder(long order) {
        erasureOrder = order;
        return this;
    }
}

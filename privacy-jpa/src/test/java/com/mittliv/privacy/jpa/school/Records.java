package com.mittliv.privacy.jpa.school;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.CLOSED;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.CONTACT;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.CONTRACT_ENDED;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.EMAIL;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.GRADE;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.HEALTH;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.LEFT;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.NAME;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.NOTES;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.PAY;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.endOf;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.NoRetentionEvent;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.vocabulary.Event;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What the school keeps of its people: keys of all kinds, and ways to the person. */
public final class Records {
    private Records() {}

    public static List<Class<?>> all() {
        return List.of(
                Enrolment.class,
                Attendance.class,
                HealthRecord.class,
                HealthVisit.class,
                Report.class,
                Payslip.class,
                PayslipLine.class,
                Substitute.class,
                TripParticipant.class,
                Loan.class,
                Incident.class,
                Locker.class);
    }

    /** Of a pupil. */
    static @Nullable String idOf(People.@Nullable Person person) {
        return person == null ? null : person.subject();
    }

    static Map<Event, Instant> eventsOf(People.@Nullable Person person) {
        return person == null ? Map.of() : person.events();
    }

    @Embeddable
    public record EnrolmentId(long course, UUID pupil) {}

    @Entity(name = "Enrolment")
    @AboutSubject(value = "pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "pupil.leftOn")
    public static class Enrolment extends People.Noted {
        @EmbeddedId
        public EnrolmentId id = new EnrolmentId(0, new UUID(0, 0));

        @ManyToOne
        @MapsId("pupil")
        public People.@Nullable Pupil pupil;

        @ManyToOne
        @MapsId("course")
        public Lookups.@Nullable Course course;

        @PersonalData("grade")
        public @Nullable String grade;

        @ElementCollection
        @PersonalData("grade")
        public Set<String> remarks = new TreeSet<>();

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return idOf(pupil);
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return eventsOf(pupil);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(GRADE, "grade", grade), Datum.of(GRADE, "remarks", remarks));
        }
    }

    /** Its names stand in another order than the attributes. */
    public static class AttendanceId implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable UUID pupil;
        public @Nullable LocalDate day;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AttendanceId that
                    && Objects.equals(pupil, that.pupil)
                    && Objects.equals(day, that.day);
        }

        @Override
        public int hashCode() {
            return Objects.hash(pupil, day);
        }
    }

    @Entity(name = "Attendance")
    @IdClass(AttendanceId.class)
    @AboutSubject(value = "pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "pupil.leftOn")
    @RetentionEvent(value = "school-closed", at = "2026-02-01")
    public static class Attendance extends People.Noted {
        @Id
        @ManyToOne
        public People.@Nullable Pupil pupil;

        @Id
        @jakarta.persistence.Column(name = "on_day")
        public LocalDate day = LocalDate.EPOCH;

        @PersonalData("notes")
        public @Nullable String remark;

        @PersonalData("health")
        public @Nullable Boolean ill;

        @Override
        public Object key() {
            AttendanceId key = new AttendanceId();
            key.pupil = pupil == null ? null : pupil.id;
            key.day = day;
            return key;
        }

        @Override
        public @Nullable String subject() {
            return idOf(pupil);
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            Map<Event, Instant> events = new java.util.HashMap<>(eventsOf(pupil));
            events.put(CLOSED, Objects.requireNonNull(endOf(LocalDate.of(2026, 2, 1))));
            return events;
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NOTES, "remark", remark), Datum.of(HEALTH, "ill", ill));
        }
    }

    /** Stands in one column. */
    @Embeddable
    public static class Anamnesis {
        public @Nullable String blood;
        public @Nullable Integer weight;
    }

    @Entity(name = "HealthRecord")
    @AboutSubject(value = "pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "pupil.leftOn")
    public static class HealthRecord extends People.Noted {
        @Id
        public @Nullable UUID id;

        @OneToOne
        @MapsId
        public People.@Nullable Pupil pupil;

        @Embedded
        @JdbcTypeCode(SqlTypes.JSON)
        @PersonalData("health")
        public @Nullable Anamnesis anamnesis;

        @PersonalData("health")
        @ManyToOne
        public Lookups.@Nullable Diagnosis mainDiagnosis;

        @Override
        public Object key() {
            return Objects.requireNonNull(id);
        }

        @Override
        public @Nullable String subject() {
            return idOf(pupil);
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return eventsOf(pupil);
        }

        @Override
        public List<Datum> data() {
            return List.of(
                    Datum.of(HEALTH, "anamnesis", anamnesis == null ? null : anamnesis.blood + anamnesis.weight),
                    Datum.of(HEALTH, "mainDiagnosis", mainDiagnosis == null ? null : mainDiagnosis.id));
        }
    }

    /** Two steps from the person. */
    @Entity(name = "HealthVisit")
    @AboutSubject(value = "file.pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "file.pupil.leftOn")
    public static class HealthVisit extends People.Noted {
        @Id
        public @Nullable String id;

        @ManyToOne
        public @Nullable HealthRecord file;

        @PersonalData("health")
        public @Nullable String reason;

        @Override
        public Object key() {
            return Objects.requireNonNull(id);
        }

        @Override
        public @Nullable String subject() {
            return file == null ? null : file.subject();
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return file == null ? Map.of() : file.events();
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(HEALTH, "reason", reason));
        }
    }

    @Embeddable
    public static class Span {
        @NoPersonalData(because = "the school's calendar")
        public @Nullable LocalDate begin;

        @RetentionEvent(value = "left", zone = "Europe/Stockholm")
        public @Nullable LocalDateTime finish;
    }

    /** Knows by itself when the pupil left. */
    @Entity(name = "Report")
    @AboutSubject(value = "whose.number", role = "pupil")
    public static class Report extends People.Noted {
        @Embeddable
        public static class Whose {
            @NoPersonalData(because = "a number without meaning")
            public @Nullable Long number;

            @PersonalData("name")
            public @Nullable String name;
        }

        @Id
        public @Nullable Integer id;

        @Embedded
        public Whose whose = new Whose();

        @Embedded
        public Span span = new Span();

        @PersonalData("grade")
        public @Nullable BigDecimal average;

        @Override
        public Object key() {
            return Objects.requireNonNull(id);
        }

        @Override
        public @Nullable String subject() {
            return whose == null || whose.number == null ? null : whose.number.toString();
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(
                    LEFT,
                    span == null || span.finish == null
                            ? null
                            : span.finish
                                    .atZone(SchoolPolicy.ZONE)
                                    .withLaterOffsetAtOverlap()
                                    .toInstant());
        }

        @Override
        public List<Datum> data() {
            return List.of(
                    Datum.of(NAME, "whose.name", whose == null ? null : whose.name),
                    Datum.of(GRADE, "average", average));
        }
    }

    @Embeddable
    public record PayslipId(
            UUID teacher,
            @jakarta.persistence.Column(name = "of_month") int month) {}

    @Entity(name = "Payslip")
    @AboutSubject(value = "id.teacher", role = "teacher")
    @RetentionEvent(value = "contract-ended", path = "teacher.contractEnded")
    public static class Payslip extends People.Noted {
        @EmbeddedId
        public PayslipId id = new PayslipId(new UUID(0, 0), 0);

        @ManyToOne
        @MapsId("teacher")
        public People.@Nullable Teacher teacher;

        @PersonalData("pay")
        public @Nullable BigDecimal amount;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return id.teacher.toString();
        }

        @Override
        public String role() {
            return "teacher";
        }

        @Override
        public Map<Event, Instant> events() {
            return eventsOf(teacher);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(PAY, "amount", amount));
        }
    }

    /** Refers by a key of two columns. */
    @Entity(name = "PayslipLine")
    @AboutSubject(value = "slip.teacher.id", role = "teacher")
    @RetentionEvent(value = "contract-ended", path = "slip.teacher.contractEnded")
    public static class PayslipLine extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public @Nullable Payslip slip;

        @PersonalData("pay")
        public @Nullable String text;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return slip == null ? null : slip.subject();
        }

        @Override
        public String role() {
            return "teacher";
        }

        @Override
        public Map<Event, Instant> events() {
            return slip == null ? Map.of() : slip.events();
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(PAY, "text", text));
        }
    }

    /** Refers by another column than the key. */
    @Entity(name = "Substitute")
    @AboutSubject(value = "teacher.id", role = "teacher")
    @RetentionEvent(value = "contract-ended", path = "teacher.contractEnded")
    public static class Substitute extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        @JoinColumn(name = "teacher_post", referencedColumnName = "post")
        public People.@Nullable Teacher teacher;

        @PersonalData("email")
        public @Nullable String reachedAt;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return idOf(teacher);
        }

        @Override
        public String role() {
            return "teacher";
        }

        @Override
        public Map<Event, Instant> events() {
            return eventsOf(teacher);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(EMAIL, "reachedAt", reachedAt));
        }
    }

    @Entity(name = "TripParticipant")
    @AboutSubject(value = "guardian.id", role = "guardian")
    @NoRetentionEvent(value = "left", because = "a trip's list lives no longer than the trip")
    public static class TripParticipant extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public Lookups.@Nullable Trip trip;

        @ManyToOne
        public People.@Nullable Guardian guardian;

        @PersonalData("contact")
        public @Nullable String phone;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return idOf(guardian);
        }

        @Override
        public String role() {
            return "guardian";
        }

        @Override
        public Map<Event, Instant> events() {
            return Map.of();
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(CONTACT, "phone", phone));
        }
    }

    /** Of whoever borrows, in whatever role the borrower is. */
    @Entity(name = "Loan")
    @AboutSubject(value = "borrower.id", roleFrom = "role")
    @RetentionEvent(value = "left", path = "left")
    @RetentionEvent(value = "contract-ended", path = "left")
    @NoRetentionEvent(value = "decided", because = "applicants borrow nothing")
    public static class Loan extends People.Noted {
        /** The roles of borrowers, and one that the policy does not know. */
        public enum Borrower {
            PUPIL,
            STAFF,
            LIBRARY
        }

        @Id
        public long id;

        @ManyToOne
        public People.@Nullable Person borrower;

        @ManyToOne
        public Lookups.@Nullable Book book;

        @NoPersonalData(because = "it says which rules apply")
        public @Nullable String role;

        @NoPersonalData(because = "it tells when the borrower left")
        @jakarta.persistence.Column(name = "left_at")
        public @Nullable Instant left;

        @PersonalData("name")
        public @Nullable String signature;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return idOf(borrower);
        }

        @Override
        public @Nullable String role() {
            return role;
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, left, CONTRACT_ENDED, left);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "signature", signature));
        }
    }

    @Embeddable
    public record Statement(
            @PersonalData("notes") @Nullable String words,
            @NoPersonalData(because = "a number") Integer page) {}

    /** Parts of elements, in a collection that has no order. */
    @Entity(name = "Incident")
    @AboutSubject(value = "pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "pupil.leftOn")
    @RetentionEvent(value = "school-closed", at = "2026-02-01T12:00:00Z")
    public static class Incident extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public People.@Nullable Pupil pupil;

        @PersonalData("name")
        public @Nullable String reporter;

        @ElementCollection
        public List<Statement> statements = new ArrayList<>();

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return idOf(pupil);
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            Map<Event, Instant> events = new java.util.HashMap<>(eventsOf(pupil));
            events.put(CLOSED, Instant.parse("2026-02-01T12:00:00Z"));
            return events;
        }

        @Override
        public List<Datum> data() {
            List<String> words = statements.stream()
                    .map(statement -> statement.words == null ? "" : statement.words)
                    .sorted()
                    .toList();
            return List.of(
                    Datum.of(NAME, "reporter", reporter),
                    new Datum(
                            NOTES,
                            "statements.words",
                            words,
                            words.stream().map(unused -> "").toList()));
        }
    }

    /** Found from the other side of a one-to-one association. */
    @Entity(name = "Locker")
    @AboutSubject(value = "key.pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "key.pupil.leftOn")
    public static class Locker extends People.Noted {
        @Id
        public long id;

        @OneToOne(mappedBy = "locker")
        public Papers.@Nullable LockerKey key;

        @PersonalData("name")
        public @Nullable String label;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return key == null ? null : key.subject();
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return key == null ? Map.of() : key.events();
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "label", label));
        }
    }
}

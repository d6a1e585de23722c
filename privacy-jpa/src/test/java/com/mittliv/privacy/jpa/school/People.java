package com.mittliv.privacy.jpa.school;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.CONTACT;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.CONTRACT_ENDED;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.EMAIL;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.GRADE;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.HEALTH;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.LEFT;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.NAME;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.PAY;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.endOf;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.vocabulary.Event;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The people of the school: joined tables, a role by class, attributes of many kinds. */
public final class People {
    private People() {}

    public static List<Class<?>> all() {
        return List.of(Person.class, Pupil.class, Teacher.class, Guardian.class);
    }

    /** Something with an attribute that is nobody's. */
    @MappedSuperclass
    public abstract static class Noted implements Row {
        @NoPersonalData(because = "a word about the row's handling")
        public @Nullable String memo;

        @Override
        public void setMemo(String memo) {
            this.memo = memo;
        }
    }

    /** Means a name. */
    @PersonalData("name")
    @Target({ElementType.FIELD, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Name {}

    @Embeddable
    public static class Place {
        public @Nullable String street;

        public @Nullable String zip;

        @Embedded
        public @Nullable Geo geo;

        @ManyToOne
        public Lookups.@Nullable Municipality municipality;
    }

    @Embeddable
    public record Geo(double north, double east) {}

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    @SecondaryTable(name = "person_picture")
    @AboutSubject(
            value = "id",
            roleFrom = AboutSubject.DISCRIMINATOR,
            roles = @AboutSubject.As(value = "P", role = "pupil"))
    public abstract static class Person extends Noted {
        @Id
        public UUID id = new UUID(0, 0);

        @Version
        public int version;

        @Name
        public @Nullable String name;

        @PersonalData("email")
        public @Nullable String email;

        @Embedded
        @PersonalData("contact")
        @AttributeOverride(name = "zip", column = @Column(name = "home_zip"))
        public @Nullable Place home;

        @PersonalData("name")
        @Column(table = "person_picture", length = 100)
        public byte @Nullable [] picture;

        @PersonalData("contact")
        @ManyToOne
        public Lookups.@Nullable Country nationality;

        @PersonalData("contact")
        @JdbcTypeCode(SqlTypes.ARRAY)
        public String @Nullable [] phones;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public String subject() {
            return id.toString();
        }

        List<Datum> personData() {
            Place at = home == null ? new Place() : home;
            return new ArrayList<>(List.of(
                    Datum.of(NAME, "name", name),
                    Datum.of(EMAIL, "email", email),
                    Datum.of(CONTACT, "home", home == null ? null : at.street + at.zip + at.geo),
                    Datum.of(CONTACT, "home.municipality", at.municipality == null ? null : at.municipality.id),
                    Datum.of(NAME, "picture", picture == null ? null : picture.length),
                    Datum.of(CONTACT, "nationality", nationality == null ? null : nationality.id),
                    new Datum(CONTACT, "phones", phones == null ? null : List.of(phones), null)));
        }
    }

    public enum Allergen {
        NUTS,
        MILK
    }

    @Embeddable
    public static class Mark {
        @PersonalData("grade")
        @Column(name = "points")
        public @Nullable Integer points;

        @NoPersonalData(because = "a number of the timetable")
        public int term;
    }

    @Entity(name = "Pupil")
    @DiscriminatorValue("P")
    public static class Pupil extends Person {
        @RetentionEvent("left")
        public @Nullable LocalDate leftOn;

        @ElementCollection(fetch = FetchType.EAGER)
        @Enumerated(EnumType.STRING)
        @PersonalData("health")
        public Set<Allergen> allergens = new HashSet<>();

        @ElementCollection
        @PersonalData("name")
        public Map<String, String> nicknames = new TreeMap<>();

        @ElementCollection
        @OrderColumn
        public List<Mark> marks = new ArrayList<>();

        @ElementCollection
        @PersonalData("contact")
        public Set<Geo> waypoints = new HashSet<>();

        @ManyToMany
        @PersonalData("health")
        public Set<Lookups.Diagnosis> diagnoses = new HashSet<>();

        @PersonalData(value = "health", mask = "false")
        public boolean medicated;

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, endOf(leftOn));
        }

        @Override
        public List<Datum> data() {
            List<Datum> data = personData();
            data.add(Datum.of(HEALTH, "allergens", allergens));
            data.add(Datum.of(NAME, "nicknames", nicknames.entrySet()));
            List<Integer> points = marks.stream()
                    .map(mark -> mark.points == null ? -1 : mark.points)
                    .toList();
            data.add(new Datum(
                    GRADE,
                    "marks.points",
                    points,
                    points.stream().map(unused -> -1).toList()));
            data.add(Datum.of(CONTACT, "waypoints", waypoints));
            data.add(Datum.of(
                    HEALTH, "diagnoses", diagnoses.stream().map(one -> one.id).toList()));
            data.add(new Datum(HEALTH, "medicated", medicated, false));
            return data;
        }
    }

    @Entity(name = "Teacher")
    @DiscriminatorValue("TEACHER")
    public static class Teacher extends Person {
        @RetentionEvent("contract-ended")
        public @Nullable OffsetDateTime contractEnded;

        @PersonalData(value = "pay", mask = "0")
        public int salary;

        @NoPersonalData(because = "a number of the budget")
        @Column(unique = true)
        public @Nullable Integer post;

        @Override
        public String role() {
            return "teacher";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(CONTRACT_ENDED, contractEnded == null ? null : contractEnded.toInstant());
        }

        @Override
        public List<Datum> data() {
            List<Datum> data = personData();
            data.add(new Datum(PAY, "salary", salary, 0));
            return data;
        }
    }

    @Entity(name = "Guardian")
    @DiscriminatorValue("GUARDIAN")
    public static class Guardian extends Person {
        @RetentionEvent("left")
        public @Nullable LocalDate lastChildLeft;

        @Override
        public String role() {
            return "guardian";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, endOf(lastChildLeft));
        }

        @Override
        public List<Datum> data() {
            return personData();
        }
    }
}

package com.mittliv.privacy.jpa.school;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.CONTACT;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.CONTRACT_ENDED;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.DECIDED;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.EMAIL;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.LEFT;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.NAME;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.NOTES;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.PAY;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.vocabulary.Event;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The school's papers: a table per class, one table for all classes, roles from enums, property access. */
public final class Papers {
    private Papers() {}

    public static List<Class<?>> all() {
        return List.of(
                Message.class,
                Letter.class,
                Mail.class,
                ExpressMail.class,
                Payment.class,
                Fee.class,
                Refund.class,
                Application.class,
                ApplicationFile.class,
                Account.class,
                SignIn.class,
                LockerKey.class,
                Badge.class,
                Contact.class,
                Survey.class);
    }

    /** Whom a paper is about. */
    public enum Party {
        PUPIL,
        GUARDIAN,
        STAFF,
        SUPPLIER
    }

    static @Nullable String roleOf(@Nullable Party party) {
        return party == null || party == Party.SUPPLIER
                ? null
                : party == Party.STAFF ? "teacher" : party == Party.PUPIL ? "pupil" : "guardian";
    }

    /** Each class has a table of its own. */
    @Entity(name = "Message")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @AboutSubject(
            value = "recipient.id",
            roleFrom = "party",
            roles = {
                @AboutSubject.As(value = "STAFF", role = "teacher"),
                @AboutSubject.As(value = "SUPPLIER", role = "")
            })
    public abstract static class Message extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public People.@Nullable Person recipient;

        @Enumerated(EnumType.ORDINAL)
        public @Nullable Party party;

        @RetentionEvent("left")
        @RetentionEvent("contract-ended")
        public @Nullable ZonedDateTime over;

        @PersonalData("name")
        public @Nullable String salutation;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return Records.idOf(recipient);
        }

        @Override
        public @Nullable String role() {
            return roleOf(party);
        }

        @Override
        public Map<Event, Instant> events() {
            Instant at = over == null ? null : over.toInstant();
            return SchoolPolicy.events(LEFT, at, CONTRACT_ENDED, at);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "salutation", salutation));
        }
    }

    @Entity(name = "Letter")
    public static class Letter extends Message {
        @PersonalData("contact")
        public @Nullable String street;

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "salutation", salutation), Datum.of(CONTACT, "street", street));
        }
    }

    @Entity(name = "Mail")
    public static class Mail extends Message {
        @PersonalData("email")
        public @Nullable String sentTo;

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "salutation", salutation), Datum.of(EMAIL, "sentTo", sentTo));
        }
    }

    @Entity(name = "ExpressMail")
    public static class ExpressMail extends Mail {}

    /** All classes share a table. */
    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @AboutSubject(
            value = "payer",
            roleFrom = "party",
            roles = {
                @AboutSubject.As(value = "STAFF", role = "teacher"),
                @AboutSubject.As(value = "SUPPLIER", role = "")
            })
    public abstract static class Payment extends People.Noted {
        @Id
        public int id;

        @Column(nullable = false)
        public String payer = "";

        @Enumerated(EnumType.STRING)
        public @Nullable Party party;

        @PersonalData("name")
        public @Nullable String account;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public String subject() {
            return payer;
        }

        @Override
        public @Nullable String role() {
            return roleOf(party);
        }
    }

    @Entity(name = "Fee")
    public static class Fee extends Payment {
        @RetentionEvent("left")
        @RetentionEvent("contract-ended")
        public @Nullable Instant settled;

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, settled, CONTRACT_ENDED, settled);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "account", account));
        }
    }

    @Entity(name = "Refund")
    public static class Refund extends Payment {
        @RetentionEvent("left")
        @RetentionEvent("contract-ended")
        public @Nullable Instant refunded;

        @PersonalData("pay")
        public @Nullable Long cents;

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, refunded, CONTRACT_ENDED, refunded);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "account", account), Datum.of(PAY, "cents", cents));
        }
    }

    /** A person's reference, as the application knows it. */
    public record Reference(String text) {}

    /** Keeps references as text. */
    public static class References implements AttributeConverter<Reference, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Reference reference) {
            return reference == null ? null : reference.text;
        }

        @Override
        public @Nullable Reference convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : new Reference(text);
        }
    }

    /** The class of an embeddable says what it holds. */
    @Embeddable
    @PersonalData("contact")
    public record Reach(@Nullable String phone, @Nullable String chat) {}

    @Entity(name = "Application")
    @AboutSubject(value = "reference", role = "applicant")
    public static class Application extends People.Noted {
        @Id
        public long id;

        @Convert(converter = References.class)
        public @Nullable Reference reference;

        @RetentionEvent("decided")
        public @Nullable LocalDate decidedOn;

        @Embedded
        public @Nullable Reach reach;

        @PersonalData("name")
        @Convert(converter = References.class)
        public @Nullable Reference name;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return reference == null ? null : reference.text;
        }

        @Override
        public String role() {
            return "applicant";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(DECIDED, SchoolPolicy.endOf(decidedOn));
        }

        @Override
        public List<Datum> data() {
            return List.of(
                    Datum.of(CONTACT, "reach", reach == null ? null : reach.phone + reach.chat),
                    Datum.of(NAME, "name", name));
        }
    }

    @Entity(name = "ApplicationFile")
    @AboutSubject(value = "application.reference", role = "applicant")
    @RetentionEvent(value = "decided", path = "application.decidedOn")
    public static class ApplicationFile extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public @Nullable Application application;

        @PersonalData("notes")
        @Column(length = 100)
        public byte @Nullable [] content;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return application == null ? null : application.subject();
        }

        @Override
        public String role() {
            return "applicant";
        }

        @Override
        public Map<Event, Instant> events() {
            return application == null ? Map.of() : application.events();
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NOTES, "content", content == null ? null : content.length));
        }
    }

    /** Annotated on its getters. */
    @Entity(name = "Account")
    @Access(AccessType.PROPERTY)
    @AboutSubject(value = "person.id", role = "guardian")
    public static class Account implements Row {
        private long number;
        private People.@Nullable Person whose;
        private @Nullable String signInName;
        private @Nullable LocalDate closed;
        private @Nullable String word;

        @Id
        public long getNumber() {
            return number;
        }

        public void setNumber(long number) {
            this.number = number;
        }

        @ManyToOne
        public People.@Nullable Person getPerson() {
            return whose;
        }

        public void setPerson(People.@Nullable Person person) {
            this.whose = person;
        }

        @PersonalData("email")
        public @Nullable String getLogin() {
            return signInName;
        }

        public void setLogin(@Nullable String login) {
            this.signInName = login;
        }

        @RetentionEvent("left")
        public @Nullable LocalDate getClosedOn() {
            return closed;
        }

        public void setClosedOn(@Nullable LocalDate day) {
            this.closed = day;
        }

        @NoPersonalData(because = "a word about the row's handling")
        public @Nullable String getMemo() {
            return word;
        }

        @Override
        public void setMemo(@Nullable String memo) {
            this.word = memo;
        }

        @Override
        public Object key() {
            return number;
        }

        @Override
        public @Nullable String subject() {
            return Records.idOf(whose);
        }

        @Override
        public String role() {
            return "guardian";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, SchoolPolicy.endOf(closed));
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(EMAIL, "login", signInName));
        }
    }

    @Entity(name = "SignIn")
    @AboutSubject(value = "account.person.id", role = "guardian")
    @RetentionEvent(value = "left", path = "account.closedOn")
    public static class SignIn extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public @Nullable Account account;

        @PersonalData("contact")
        public @Nullable String address;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return account == null ? null : account.subject();
        }

        @Override
        public String role() {
            return "guardian";
        }

        @Override
        public Map<Event, Instant> events() {
            return account == null ? Map.of() : account.events();
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(CONTACT, "address", address));
        }
    }

    /** About a pupil, with nothing of its own to say. */
    @Entity(name = "LockerKey")
    @AboutSubject(value = "pupil.id", role = "pupil")
    @RetentionEvent(value = "left", path = "pupil.leftOn")
    public static class LockerKey extends People.Noted {
        @Id
        public long id;

        @ManyToOne
        public People.@Nullable Pupil pupil;

        @OneToOne
        public Records.@Nullable Locker locker;

        @PersonalData("name")
        public @Nullable String engraved;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return Records.idOf(pupil);
        }

        @Override
        public String role() {
            return "pupil";
        }

        @Override
        public Map<Event, Instant> events() {
            return Records.eventsOf(pupil);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "engraved", engraved));
        }
    }

    /** An enum that is kept by a converter tells the role. */
    @Entity(name = "Badge")
    @AboutSubject(value = "holder", roleFrom = "party", roles = @AboutSubject.As(value = "SUPPLIER", role = ""))
    public static class Badge extends People.Noted {
        /** Whose badge it is; by name a role each, but one. */
        public enum Kind {
            PUPIL,
            TEACHER,
            SUPPLIER
        }

        /** Keeps the first letter. */
        public static class Kinds implements AttributeConverter<Kind, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable Kind kind) {
                return kind == null ? null : kind.name().substring(0, 1);
            }

            @Override
            public @Nullable Kind convertToEntityAttribute(@Nullable String text) {
                return text == null
                        ? null
                        : List.of(Kind.values()).stream()
                                .filter(kind -> kind.name().startsWith(text))
                                .findFirst()
                                .orElseThrow();
            }
        }

        @Id
        public long id;

        public @Nullable Long holder;

        @Convert(converter = Kinds.class)
        public @Nullable Kind party;

        @RetentionEvent("left")
        @RetentionEvent("contract-ended")
        public @Nullable LocalDate handedIn;

        @PersonalData("name")
        public @Nullable String printed;

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return holder == null ? null : holder.toString();
        }

        @Override
        public @Nullable String role() {
            return party == null || party == Kind.SUPPLIER ? null : party == Kind.PUPIL ? "pupil" : "teacher";
        }

        @Override
        public Map<Event, Instant> events() {
            Instant at = SchoolPolicy.endOf(handedIn);
            return SchoolPolicy.events(LEFT, at, CONTRACT_ENDED, at);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(NAME, "printed", printed));
        }
    }

    /** Numbers tell the role. */
    @Entity(name = "Contact")
    @AboutSubject(
            value = "whose",
            roleFrom = "kind",
            roles = {@AboutSubject.As(value = "1", role = "pupil"), @AboutSubject.As(value = "2", role = "guardian")})
    public static class Contact extends People.Noted {
        @Id
        public @Nullable String id;

        @NoPersonalData(because = "a key")
        public @Nullable String whose;

        @NoPersonalData(because = "it says which rules apply")
        public @Nullable Integer kind;

        @RetentionEvent("left")
        @jakarta.persistence.Column(name = "left_at")
        public @Nullable Instant left;

        @PersonalData("contact")
        @Column(name = "\"select\"")
        public @Nullable String number;

        @Override
        public Object key() {
            return Objects.requireNonNull(id);
        }

        @Override
        public @Nullable String subject() {
            return whose;
        }

        @Override
        public @Nullable String role() {
            return kind == null ? null : kind == 1 ? "pupil" : kind == 2 ? "guardian" : null;
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(LEFT, left);
        }

        @Override
        public List<Datum> data() {
            return List.of(Datum.of(CONTACT, "number", number));
        }
    }

    /** Holds nothing of its own, yet that somebody answered is about somebody. */
    @Entity(name = "Survey")
    @AboutSubject(value = "who", role = "applicant")
    public static class Survey extends People.Noted {
        @Id
        public long id;

        public @Nullable String who;

        @RetentionEvent("decided")
        public @Nullable Instant closed;

        @PersonalData(value = "notes", mask = "-")
        @Column(nullable = false)
        public String answer = "";

        @Override
        public Object key() {
            return id;
        }

        @Override
        public @Nullable String subject() {
            return who;
        }

        @Override
        public String role() {
            return "applicant";
        }

        @Override
        public Map<Event, Instant> events() {
            return SchoolPolicy.events(DECIDED, closed);
        }

        @Override
        public List<Datum> data() {
            return List.of(new Datum(NOTES, "answer", answer, "-"));
        }
    }
}

package com.mittliv.privacy.jpa.school;

import com.mittliv.privacy.jpa.school.Lookups.Thing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills a school with people and papers, the same for the same seed. */
public final class Pupils {
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2024, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 1),
            LocalDate.of(2025, 2, 28),
            LocalDate.of(2025, 3, 1),
            LocalDate.of(2025, 8, 31),
            LocalDate.of(2025, 9, 1),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 12, 1));
    private static final List<LocalDateTime> TIMES = List.of(
            LocalDateTime.of(2024, 2, 28, 23, 59, 59),
            LocalDateTime.of(2024, 2, 29, 0, 0),
            LocalDateTime.of(2024, 3, 1, 0, 0),
            LocalDateTime.of(2025, 10, 26, 2, 30),
            LocalDateTime.of(2026, 3, 1, 12, 59, 59),
            LocalDateTime.of(2026, 3, 1, 13, 0),
            LocalDateTime.of(2026, 3, 1, 13, 0, 1));

    private final Random random;
    private final List<Object> all = new ArrayList<>();

    private Pupils(long seed) {
        random = new Random(seed);
    }

    /** Everything, what is referred to before what refers. */
    public static List<Object> make(long seed, int people) {
        Pupils pupils = new Pupils(seed);
        List<Thing> things = List.of(
                Thing.numbered(new Lookups.Country(), 1),
                Thing.numbered(new Lookups.Municipality(), 1),
                Thing.numbered(new Lookups.Course(), 1),
                Thing.numbered(new Lookups.Diagnosis(), 1),
                Thing.numbered(new Lookups.Diagnosis(), 2),
                Thing.numbered(new Lookups.Trip(), 1),
                Thing.numbered(new Lookups.Book(), 1));
        pupils.all.addAll(things);
        for (int i = 1; i <= people; i++) {
            pupils.pupil(i, things);
            pupils.teacher(i, things);
            pupils.guardian(i, things);
            pupils.papers(i);
        }
        return pupils.all;
    }

    private <T> @Nullable T one(List<T> from) {
        int picked = random.nextInt(from.size() + 1);
        return picked == from.size() ? null : from.get(picked);
    }

    private @Nullable LocalDate day() {
        return one(DAYS);
    }

    private @Nullable Instant instant() {
        LocalDateTime time = one(TIMES);
        return time == null ? null : time.toInstant(ZoneOffset.ofHours(1));
    }

    private <P extends People.Person> P person(P person, int kind, int i, List<Thing> things) {
        person.id = new UUID(kind, i);
        person.name = "NAME" + i;
        person.email = "EMAIL" + i;
        person.home = new People.Place();
        person.home.street = "STREET" + i;
        person.home.zip = "ZIP" + i;
        person.home.geo = new People.Geo(i, -i);
        person.home.municipality = (Lookups.Municipality) things.get(1);
        person.picture = new byte[i];
        person.nationality = (Lookups.Country) things.get(0);
        person.phones = new String[] {"PHONE" + i, "PHONE"};
        all.add(person);
        return person;
    }

    private void pupil(int i, List<Thing> things) {
        People.Pupil pupil = person(new People.Pupil(), 1, i, things);
        pupil.leftOn = day();
        pupil.allergens.addAll(Arrays.asList(People.Allergen.values()).subList(0, 1 + i % 2));
        pupil.nicknames.put("NICK" + i, "NICKNAME" + i);
        for (int term = 0; term < 2; term++) {
            People.Mark mark = new People.Mark();
            mark.points = i + term;
            mark.term = term;
            pupil.marks.add(mark);
        }
        pupil.waypoints.add(new People.Geo(i, i));
        pupil.diagnoses.add((Lookups.Diagnosis) things.get(3 + i % 2));
        pupil.medicated = true;

        Records.Enrolment enrolment = new Records.Enrolment();
        enrolment.pupil = pupil;
        enrolment.course = (Lookups.Course) things.get(2);
        enrolment.id = new Records.EnrolmentId(1, pupil.id);
        enrolment.grade = "GRADE" + i;
        enrolment.remarks.add("REMARK" + i);
        all.add(enrolment);
        Records.Attendance attendance = new Records.Attendance();
        attendance.pupil = pupil;
        attendance.day = LocalDate.of(2026, 1, 1 + i % 28);
        attendance.remark = "LATE" + i;
        attendance.ill = true;
        all.add(attendance);
        Records.HealthRecord health = new Records.HealthRecord();
        health.pupil = pupil;
        health.anamnesis = new Records.Anamnesis();
        health.anamnesis.blood = "BLOOD" + i;
        health.anamnesis.weight = 40 + i;
        health.mainDiagnosis = (Lookups.Diagnosis) things.get(3);
        all.add(health);
        Records.HealthVisit visit = new Records.HealthVisit();
        visit.id = "v'" + i;
        visit.file = i % 5 == 0 ? null : health;
        visit.reason = "REASON" + i;
        all.add(visit);
        Records.Incident incident = new Records.Incident();
        incident.id = i;
        incident.pupil = i % 4 == 0 ? null : pupil;
        incident.reporter = "REPORTER" + i;
        incident.statements.add(new Records.Statement("WORDS" + i, 1));
        incident.statements.add(new Records.Statement("WORDS" + i, 2));
        all.add(incident);
        Records.Locker locker = new Records.Locker();
        locker.id = i;
        locker.label = "LABEL" + i;
        all.add(locker);
        if (i % 3 > 0) {
            Papers.LockerKey key = new Papers.LockerKey();
            key.id = i;
            key.pupil = pupil;
            key.locker = locker;
            locker.key = key;
            key.engraved = "ENGRAVED" + i;
            all.add(key);
        }
        loan(i, pupil, "pupil", things);
        message(new Papers.Letter(), i, pupil, Papers.Party.PUPIL).street = "STREET" + i;
    }

    private void loan(int i, People.Person borrower, @Nullable String role, List<Thing> things) {
        Records.Loan loan = new Records.Loan();
        loan.id = all.size();
        loan.borrower = i % 6 == 0 ? null : borrower;
        loan.role = i % 7 == 0 ? "visitor" : role;
        loan.left = instant();
        loan.book = (Lookups.Book) things.get(6);
        loan.signature = "SIGNATURE" + i;
        all.add(loan);
    }

    private <M extends Papers.Message> M message(M message, int i, People.Person to, Papers.Party party) {
        message.id = all.size();
        message.recipient = i % 5 == 0 ? null : to;
        message.party = i % 7 == 0 ? Papers.Party.SUPPLIER : party;
        Instant over = instant();
        message.over = over == null ? null : over.atZone(SchoolPolicy.ZONE);
        message.salutation = "DEAR" + i;
        all.add(message);
        return message;
    }

    private void teacher(int i, List<Thing> things) {
        People.Teacher teacher = person(new People.Teacher(), 2, i, things);
        Instant ended = instant();
        teacher.contractEnded = ended == null ? null : ended.atOffset(ZoneOffset.ofHours(-5));
        teacher.salary = 100 + i;
        teacher.post = i;
        Records.Payslip slip = new Records.Payslip();
        slip.teacher = teacher;
        slip.id = new Records.PayslipId(teacher.id, 7);
        slip.amount = new BigDecimal("10.50");
        all.add(slip);
        Records.PayslipLine line = new Records.PayslipLine();
        line.id = i;
        line.slip = i % 4 == 0 ? null : slip;
        line.text = "LINE" + i;
        all.add(line);
        Records.Substitute substitute = new Records.Substitute();
        substitute.id = i;
        substitute.teacher = i % 4 == 1 ? null : teacher;
        substitute.reachedAt = "REACHED" + i;
        all.add(substitute);
        loan(i, teacher, "teacher", things);
        message(new Papers.Mail(), i, teacher, Papers.Party.STAFF).sentTo = "MAIL" + i;
    }

    private void guardian(int i, List<Thing> things) {
        People.Guardian guardian = person(new People.Guardian(), 3, i, things);
        guardian.lastChildLeft = day();
        Records.TripParticipant trip = new Records.TripParticipant();
        trip.id = i;
        trip.trip = (Lookups.Trip) things.get(5);
        trip.guardian = i % 4 == 2 ? null : guardian;
        trip.phone = "PHONE" + i;
        all.add(trip);
        Papers.Account account = new Papers.Account();
        account.setNumber(i);
        account.setPerson(i % 4 == 3 ? null : guardian);
        account.setLogin("LOGIN" + i);
        account.setClosedOn(day());
        all.add(account);
        Papers.SignIn signIn = new Papers.SignIn();
        signIn.id = i;
        signIn.account = i % 6 == 1 ? null : account;
        signIn.address = "ADDRESS" + i;
        all.add(signIn);
        loan(i, guardian, null, things);
        message(new Papers.ExpressMail(), i, guardian, Papers.Party.GUARDIAN).sentTo = "EXPRESS" + i;
    }

    private void papers(int i) {
        Records.Report report = new Records.Report();
        report.id = i;
        report.whose.number = i % 5 == 2 ? null : (long) i;
        report.whose.name = "NAME" + i;
        report.span.begin = LocalDate.of(2025, 1, 1);
        report.span.finish = one(TIMES);
        report.average = new BigDecimal("3.25");
        all.add(report);
        Papers.Fee fee = new Papers.Fee();
        fee.id = 2 * i;
        fee.payer = "payer" + i;
        fee.party = one(Arrays.asList(Papers.Party.values()));
        fee.settled = instant();
        fee.account = "ACCOUNT" + i;
        all.add(fee);
        Papers.Refund refund = new Papers.Refund();
        refund.id = 2 * i + 1;
        refund.payer = "payer" + i;
        refund.party = one(Arrays.asList(Papers.Party.values()));
        refund.refunded = instant();
        refund.account = "ACCOUNT" + i;
        refund.cents = (long) i;
        all.add(refund);
        Papers.Application application = new Papers.Application();
        application.id = i;
        application.reference = i % 5 == 1 ? null : new Papers.Reference("ref" + i);
        application.decidedOn = day();
        application.reach = new Papers.Reach("PHONE" + i, "CHAT" + i);
        application.name = new Papers.Reference("NAME" + i);
        all.add(application);
        Papers.ApplicationFile file = new Papers.ApplicationFile();
        file.id = i;
        file.application = i % 4 == 0 ? null : application;
        file.content = new byte[] {1, 2};
        all.add(file);
        Papers.Badge badge = new Papers.Badge();
        badge.id = i;
        badge.holder = i % 5 == 3 ? null : (long) i;
        badge.party = one(Arrays.asList(Papers.Badge.Kind.values()));
        badge.handedIn = day();
        badge.printed = "PRINTED" + i;
        all.add(badge);
        Papers.Contact contact = new Papers.Contact();
        contact.id = "c" + i;
        contact.whose = "o'whose" + i;
        contact.kind = one(List.of(1, 2, 3));
        contact.left = instant();
        contact.number = "NUMBER" + i;
        all.add(contact);
        Papers.Survey survey = new Papers.Survey();
        survey.id = i;
        survey.who = i % 5 == 4 ? null : "ref" + i;
        survey.closed = instant();
        survey.answer = "ANSWER" + i;
        all.add(survey);
    }
}

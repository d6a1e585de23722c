package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class InheritanceTest {
    @Entity(name = "Person")
    @Table(name = "person_base")
    @SecondaryTable(name = "person_more")
    @Inheritance(strategy = InheritanceType.JOINED)
    @AboutSubject(value = "id", role = "adept")
    static class Person {
        @Id
        long id;

        @PersonalData("name")
        @Nullable
        String name;

        @PersonalData("address")
        @Column(table = "person_more")
        @Nullable
        String home;

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    @Embeddable
    static class Mark {
        @PersonalData("notes")
        @Nullable
        String remark;

        @NoPersonalData(because = "a number of the programme")
        @Nullable
        Integer round;
    }

    @Entity(name = "Student")
    @Table(name = "person_student")
    static class Student extends Person {
        @PersonalData("email")
        @Nullable
        String email;

        @ElementCollection
        List<Mark> marks = new ArrayList<>();

        @ElementCollection
        @PersonalData("name")
        Map<String, String> nicknames = new HashMap<>();
    }

    private final World world;

    InheritanceTest(Database database) {
        world = new World(database, ENGINE, Person.class, Student.class);
        Student student = new Student();
        student.id = 1;
        student.name = "NAME";
        student.home = "HOME";
        student.email = "EMAIL";
        Mark mark = new Mark();
        mark.remark = "REMARK";
        mark.round = 3;
        student.marks.add(mark);
        student.nicknames.put("KEY", "NICK");
        world.store(student);
        world.states.record("1", Consent.given(NEWSLETTER, Instant.EPOCH));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void attributesOfFurtherTablesAreGuardedByTheFactsOfTheFirst() {
        world.work(NEWSLETTER, em -> {
            Student student = (Student) em.find(Person.class, 1);
            assertThat(student.email).isEqualTo("EMAIL");
            assertThat(student.name).isNull();
            assertThat(student.home).isNull();
            assertThat(student.nicknames).isEmpty();
            assertThat(student.marks).singleElement().satisfies(mark -> {
                assertThat(mark.remark).isNull();
                assertThat(mark.round).isEqualTo(3);
            });
        });
        world.work(SERVICE, em -> {
            Student student = em.find(Student.class, 1);
            assertThat(List.of(student.name, student.home, student.email)).containsExactly("NAME", "HOME", "EMAIL");
            assertThat(student.nicknames).containsEntry("KEY", "NICK");
            assertThat(student.marks.get(0).remark).isEqualTo("REMARK");
        });
    }

    @Test
    void namingAnAttributeOfASubclassOrAnElementIsRefused() {
        List.of(
                        "select s.home from Student s",
                        "select p.id from Person p where treat(p as Student).name = 'NAME'",
                        "select m.remark from Student s join s.marks m",
                        "select value(n) from Student s join s.nicknames n",
                        "select s.id from Student s where s.nicknames['KEY'] = 'NICK'")
                .forEach(query -> assertThatThrownBy(() -> world.work(
                                NEWSLETTER,
                                em -> em.createQuery(query, Object.class).getResultList()))
                        .as(query)
                        .isInstanceOf(RefusedAttributeException.class));
        world.work(
                NEWSLETTER,
                em -> assertThat(em.createQuery("select m.round from Student s join s.marks m", Integer.class)
                                .getResultList())
                        .containsExactly(3));
    }

    @Test
    void theSweepEmptiesAndErasesAllTables() {
        world.work(SERVICE, em -> em.find(Person.class, 1).endedAt = Instant.parse("2025-06-01T10:00:00Z"));
        SweepReport first = world.sweep().run();
        assertThat(first.rowsErased()).isZero();
        Student left = world.system(em -> {
            Student student = em.find(Student.class, 1);
            assertThat(student.marks)
                    .singleElement()
                    .satisfies(mark -> assertThat(mark.remark).isNull());
            assertThat(student.nicknames).isNotEmpty();
            return student;
        });
        assertThat(left.name).as("for claims").isEqualTo("NAME");
        assertThat(left.email).as("for the newsletter").isEqualTo("EMAIL");
        assertThat(left.home).as("for nothing").isNull();

        world.states.record("1", Consent.withdrawn(NEWSLETTER, world.now.get()));
        world.now.set(Instant.parse("2027-06-01T22:00:00Z"));
        assertThat(world.sweep().run().rowsErased()).isEqualTo(1);
        for (String table :
                List.of("person_base", "person_more", "person_student", "student_marks", "student_nicknames")) {
            Object rows = world.system(em -> em.createNativeQuery("select count(*) from " + table, Long.class)
                    .getSingleResult());
            assertThat(rows).as(table).isEqualTo(0L);
        }
    }
}

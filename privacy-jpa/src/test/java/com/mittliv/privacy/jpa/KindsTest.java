package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.ADMISSION;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.CARE;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.PAYROLL;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.TEACHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Lookups.Diagnosis;
import com.mittliv.privacy.jpa.school.People.Mark;
import com.mittliv.privacy.jpa.school.People.Pupil;
import com.mittliv.privacy.jpa.school.People.Teacher;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.school.Records.HealthRecord;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of attributes that are more than a column. */
@ParameterizedClass
@EnumSource(Database.class)
class KindsTest {
    private static final UUID PUPIL = new UUID(1, 1);
    private static final UUID TEACHER = new UUID(2, 1);

    private final World world;

    KindsTest(Database database) {
        world = new World(
                database.fresh(),
                SchoolTest.ENGINE,
                guard -> guard.exempting(Lookups.Setting.class, "it is another library's"),
                SchoolTest.classes());
        world.store(Pupils.make(1, 2).toArray());
        world.system(em -> {
            em.find(Pupil.class, PUPIL).leftOn = null;
            em.find(Teacher.class, TEACHER).contractEnded = null;
            return "nobody has left";
        });
        world.statements.clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> notRefused(Purpose purpose, String... queries) {
        return Stream.of(queries)
                .filter(query -> !(catchThrowable(() -> world.work(
                                purpose,
                                em -> em.createQuery(query, Object.class).getResultList()))
                        instanceof RefusedAttributeException))
                .toList();
    }

    @Test
    void namingWhatIsWithheldIsRefused() {
        assertThat(notRefused(
                        TEACHING,
                        "select h.anamnesis from HealthRecord h",
                        "select h.id from HealthRecord h where h.anamnesis.blood = 'BLOOD1'",
                        "select h.id from HealthRecord h order by h.anamnesis.weight",
                        "select h.mainDiagnosis.id from HealthRecord h",
                        "select d.title from HealthRecord h join h.mainDiagnosis d",
                        "select d.title from Pupil p join p.diagnoses d",
                        "select p.id from Pupil p where p.medicated",
                        "select a from Pupil p join p.allergens a"))
                .isEmpty();
        assertThat(notRefused(
                        CARE,
                        "select p.id from Pupil p where p.nationality.id = 1",
                        "select p.phones from Pupil p",
                        "select key(n) from Pupil p join p.nicknames n",
                        "select w.north from Pupil p join p.waypoints w",
                        "select p.nationality from Pupil p",
                        "select p.id from Pupil p where p.nationality is null",
                        "select count(p.id) from Pupil p group by p.nationality",
                        "select p.home.municipality from Pupil p",
                        "select p.id from Pupil p where p.home.municipality.id = 1",
                        "select m.id from Pupil p join p.home.municipality m",
                        "select p.id from Pupil p join p.home h join h.municipality m",
                        "select p.home.geo.north from Pupil p",
                        "select p.picture from Pupil p"))
                .isEmpty();
    }

    @Test
    void whatIsWithheldIsNotFoundFromTheOtherSideEither() {
        world.work(TEACHING, em -> {
            assertThat(em.createQuery("select r.id from Diagnosis d join d.records r", Object.class)
                            .getResultList())
                    .isEmpty();
            assertThat(em.createQuery("select p.id from Diagnosis d join d.pupils p", Object.class)
                            .getResultList())
                    .isEmpty();
            for (Diagnosis diagnosis :
                    em.createQuery("from Diagnosis", Diagnosis.class).getResultList()) {
                assertThat(diagnosis.records).isEmpty();
                assertThat(diagnosis.pupils).isEmpty();
            }
        });
        world.work(
                CARE,
                em -> assertThat(em.createQuery("select p.id from Diagnosis d join d.pupils p", Object.class)
                                .getResultList())
                        .isNotEmpty());
    }

    @Test
    void aValueInsideAColumnIsReadWhereTheColumnMayBe() {
        world.work(
                CARE,
                em -> assertThat(em.createQuery(
                                        "select h.anamnesis.blood from HealthRecord h where h.anamnesis.weight = 41",
                                        String.class)
                                .getResultList())
                        .containsExactly("BLOOD1"));
    }

    @Test
    void whatIsWithheldIsNotNamedToTheDatabase() {
        world.work(CARE, em -> em.createQuery("from Pupil", Pupil.class).getResultList());
        assertThat(world.sent(CARE).get(0))
                .contains("medicated")
                .doesNotContain("nationality_id", "phones", "home_zip", "street", "picture,", "north");
    }

    @Test
    void aMaskStandsWhereTheDataAreWithheld() {
        assertThat(world.find(TEACHING, Teacher.class, TEACHER).salary).isZero();
        assertThat(world.find(PAYROLL, Teacher.class, TEACHER).salary).isEqualTo(101);
        assertThat(world.find(TEACHING, Pupil.class, PUPIL).medicated).isFalse();
        assertThat(world.find(CARE, Pupil.class, PUPIL).medicated).isTrue();
    }

    @Test
    void theRowsOfThePeopleOfOthersPurposesAreAbsent() {
        assertThat(world.all(ADMISSION, Pupil.class)).isEmpty();
    }

    @Test
    void aChangeOfElementsThatAreSeenInPartIsRefused() {
        assertThatThrownBy(() -> world.work(CARE, em -> {
                    Mark mark = new Mark();
                    mark.term = 9;
                    em.find(Pupil.class, PUPIL).marks.add(mark);
                }))
                .hasStackTraceContaining(
                        "elements of `marks` of `Pupil` are changed for a purpose that may not read all");
        assertThatThrownBy(() -> world.work(
                        CARE, em -> em.find(Pupil.class, PUPIL).marks = new java.util.ArrayList<>(List.of(new Mark()))))
                .hasStackTraceContaining("elements of `marks` of `Pupil` are changed");
        marksAre(List.of(1, 2));
    }

    private void marksAre(List<Integer> points) {
        world.work(
                TEACHING,
                em -> assertThat(em.find(Pupil.class, PUPIL).marks)
                        .extracting(mark -> mark.points)
                        .containsExactlyElementsOf(points));
    }

    @Test
    void elementsThatAreWithheldAsAWholeOutliveAChangeOfTheirCollection() {
        world.work(CARE, em -> em.find(Pupil.class, PUPIL).nicknames.put("NEW", "ONE"));
        world.work(
                TEACHING,
                em -> assertThat(em.find(Pupil.class, PUPIL).nicknames)
                        .containsEntry("NICK1", "NICKNAME1")
                        .containsEntry("NEW", "ONE"));
    }

    @Test
    void elementsThatAreSeenInFullMayBeChanged() {
        world.work(TEACHING, em -> em.find(Pupil.class, PUPIL).marks.clear());
        marksAre(List.of());
    }

    @Test
    void aStatelessSessionWritesNoMaskOverWhatIsWithheld() {
        world.scope.run(TEACHING, () -> {
            try (StatelessSession session =
                    world.entities.unwrap(SessionFactory.class).openStatelessSession()) {
                Teacher teacher = session.get(Teacher.class, TEACHER);
                assertThat(teacher.salary).isZero();
                assertThatThrownBy(() -> session.update(teacher)).isInstanceOf(RefusedStatementException.class);
                assertThatThrownBy(() -> session.upsert(teacher)).isInstanceOf(RefusedStatementException.class);
            }
        });
        assertThat(world.find(PAYROLL, Teacher.class, TEACHER).salary).isEqualTo(101);
    }

    @Test
    void mergingUnderAWiderPurposeIsRefused() {
        HealthRecord withheld = world.read(TEACHING, em -> em.find(HealthRecord.class, PUPIL));
        assertThat(withheld).as("a row of health data alone").isNull();
        Pupil pupil = world.read(TEACHING, em -> em.find(Pupil.class, PUPIL));
        assertThatThrownBy(() -> world.work(CARE, em -> em.merge(pupil)))
                .isInstanceOf(RefusedStatementException.class)
                .hasMessageContaining("loaded without some of its attributes");
        assertThat(world.find(CARE, Pupil.class, PUPIL).medicated).isTrue();
    }
}

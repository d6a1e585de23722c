package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of an attribute, of a row flagged as deleted, and of former states. */
@ParameterizedClass
@EnumSource(Database.class)
class ErasedToTest {
    private static final Instant ENDED = Instant.parse("2024-02-29T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-02-28T23:00:00Z");

    /** Somebody whose name is kept for claims when all else is due. */
    @Entity(name = "Applicant")
    @Table(name = "applicant")
    @AboutSubject(value = "personId", role = "adept")
    @HistoryTable("applicant_aud")
    static class Applicant {
        @Id
        long id;

        @Version
        long version;

        String personId = "p";

        @PersonalData("name")
        String name = "NAME";

        @PersonalData("email")
        @ErasedTo(value = ErasedTo.What.CONSTANT, constant = "it's erased")
        @Column(nullable = false)
        String email = "EMAIL";

        @PersonalData("email")
        @ErasedTo(ErasedTo.What.PSEUDONYM)
        @Nullable
        String login = "LOGIN";

        @PersonalData("address")
        @ErasedTo(ErasedTo.What.YEAR)
        @Nullable
        LocalDate bornOn = LocalDate.of(1990, 5, 17);

        @PersonalData("address")
        @ErasedTo(ErasedTo.What.MONTH)
        @Nullable
        LocalDateTime movedAt = LocalDateTime.of(2020, 5, 17, 12, 30);

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    /** A row that goes with its notes. */
    @Entity(name = "Card")
    @AboutSubject(value = "personId", role = "adept")
    static class Card {
        @Id
        long id;

        String personId = "p";

        @PersonalData("name")
        String name = "NAME";

        @PersonalData("notes")
        @ErasedTo(ErasedTo.What.NO_ROW)
        @Column(nullable = false)
        String notes = "NOTES";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    /** Rows that the application no longer sees. */
    @Entity(name = "Flagged")
    @AboutSubject(value = "personId", role = "adept")
    @SoftDelete
    static class Flagged {
        @Id
        long id;

        String personId = "p";

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    /** Rows that the application hides. */
    @Entity(name = "Hidden")
    @AboutSubject(value = "personId", role = "adept")
    @SQLRestriction("archived = false")
    static class Hidden {
        @Id
        long id;

        String personId = "p";

        @NoPersonalData(because = "a flag")
        boolean archived = true;

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    private final Map<String, Object> settings;
    private final World world;

    ErasedToTest(Database database) throws SQLException {
        settings = database.fresh();
        world = new World(settings, ENGINE, Applicant.class, Card.class, Flagged.class, Hidden.class);
        Migrated.execute(
                settings,
                "create table applicant_aud (id bigint, rev integer, revtype smallint, name varchar(255), email"
                        + " varchar(255), login varchar(255), bornon date, movedat timestamp)");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void applicant() throws SQLException {
        world.store(new Applicant());
        Migrated.execute(
                settings,
                "insert into applicant_aud values (0, 1, 0, 'FORMER', 'EMAIL', 'OLD', date '1991-05-17', timestamp"
                        + " '2020-05-17 12:30:00')",
                "insert into applicant_aud values (1, 1, 0, 'OTHER', 'EMAIL', 'OLD', null, null)");
    }

    private SweepReport sweep() {
        return world.sweep().withPseudonyms(new byte[32]).run();
    }

    @Test
    void aRowThatStaysKeepsOfEachAttributeWhatIsSaid() throws SQLException {
        applicant();
        world.now.set(ENDED.plusSeconds(1));
        assertThat(sweep().attributesEmptied()).isEqualTo(2);
        Applicant left = world.system(em -> em.find(Applicant.class, 0L));
        assertThat(left.name).isEqualTo("NAME");
        assertThat(left.email).isEqualTo("it's erased");
        assertThat(left.login).matches("~[A-Za-z0-9_-]{22}");
        assertThat(left.bornOn).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(left.movedAt).isEqualTo(LocalDateTime.of(2020, 5, 1, 0, 0));
        assertThat(left.version).isPositive();
        assertThat(sweep().attributesEmptied()).as("once is enough").isZero();
    }

    @Test
    void theSameValueGetsTheSamePseudonymByTheSameKeyAlone() throws SQLException {
        for (int i = 0; i < 3; i++) {
            Applicant each = new Applicant();
            each.id = i;
            each.login = i == 2 ? "ANOTHER" : "LOGIN";
            world.store(each);
        }
        world.now.set(ENDED.plusSeconds(1));
        sweep();
        assertThat(Migrated.rows(settings, "select count(distinct login) from applicant"))
                .containsExactly("2");
    }

    @Test
    void withoutAKeyForPseudonymsNothingIsErasedAndTheErrorSaysHow() {
        world.store(new Applicant());
        world.now.set(ENDED.plusSeconds(1));
        assertThatThrownBy(() -> world.sweep().run())
                .hasStackTraceContaining("entity `Applicant` has attributes that are erased to pseudonyms, and the"
                        + " sweep has no key for them; give it one with `RetentionSweep.withPseudonyms`");
        assertThat(world.system(em -> em.find(Applicant.class, 0L)).email).isEqualTo("EMAIL");
    }

    @Test
    void formerStatesAreSweptWithTheirRow() throws SQLException {
        applicant();
        world.now.set(ENDED.plusSeconds(1));
        sweep();
        assertThat(Migrated.rows(settings, "select name, email, login, bornon from applicant_aud order by id"))
                .containsExactly("former it's erased null 1991-01-01", "other email old null");
        world.now.set(DUE);
        sweep();
        assertThat(Migrated.rows(settings, "select id from applicant_aud")).containsExactly("1");
        assertThat(Migrated.rows(settings, "select id from applicant")).isEmpty();
    }

    @Test
    void aFormerStateIsSweptAlsoWhereTheRowItselfHasNothingLeft() throws SQLException {
        applicant();
        Migrated.execute(settings, "update applicant set email = 'it''s erased', login = null, bornon = null");
        world.now.set(ENDED.plusSeconds(1));
        sweep();
        assertThat(Migrated.rows(settings, "select email, bornon from applicant_aud where id = 0"))
                .containsExactly("it's erased 1991-01-01");
    }

    @Test
    void anAttributeMayTakeItsRowWithIt() throws SQLException {
        world.store(new Card());
        world.now.set(ENDED.minusSeconds(1));
        assertThat(sweep().rowsErased()).isZero();
        world.now.set(ENDED.plusSeconds(1));
        assertThat(world.sweep().dryRun().rowsErased()).isEqualTo(1);
        assertThat(sweep().rowsErased()).isEqualTo(1);
    }

    @Test
    void rowsThatTheApplicationDoesNotSeeAreSweptToo() throws SQLException {
        world.store(new Flagged(), new Hidden());
        world.system(em -> {
            em.remove(em.find(Flagged.class, 0L));
            return "flagged";
        });
        assertThat(Migrated.rows(settings, "select deleted from flagged")).hasSize(1);
        world.now.set(DUE);
        assertThat(sweep().rowsErased()).isEqualTo(2);
        assertThat(Migrated.rows(settings, "select id from flagged union all select id from hidden"))
                .isEmpty();
    }

    @Test
    void receiptsTellWhatWasReplacedFromWhatWasEmptied() throws SQLException {
        world.store(new Applicant());
        world.now.set(ENDED.plusSeconds(1));
        world.sweep()
                .withPseudonyms(new byte[32])
                .withReceipts(ErasureReceipts.keyed(new byte[32]))
                .run();
        assertThat(Migrated.rows(settings, "select action, categories, row_count from privacy_receipt order by id"))
                .isEqualTo(List.of("replaced address 1", "replaced email 1"));
    }

    /** What is said of attributes that can't be. */
    @Entity(name = "Misfit")
    @AboutSubject(value = "personId", role = "adept")
    static class Misfit {
        @Id
        long id;

        String personId = "p";

        @PersonalData("name")
        @ErasedTo(value = ErasedTo.What.CONSTANT, constant = "none")
        @Nullable
        Integer number;

        @PersonalData("name")
        @ErasedTo(ErasedTo.What.YEAR)
        @Nullable
        String text;

        @PersonalData("name")
        @ErasedTo(ErasedTo.What.PSEUDONYM)
        @Column(length = 20)
        @Nullable
        String brief;

        @NoPersonalData(because = "a flag")
        @ErasedTo(ErasedTo.What.YEAR)
        @Nullable
        LocalDate day;

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    @Test
    void whatDoesNotFitStopsTheStartWithAllOfItAtOnce() {
        assertThatThrownBy(() -> new World(Database.H2, ENGINE, Misfit.class))
                .hasMessageContaining(
                        "`Misfit.number` is erased to `none`, which is no text, number or truth value of its"
                                + " type, or too long for its column; name another constant")
                .hasMessageContaining(
                        "`Misfit.text` is erased to its year or month, and is no LocalDate or LocalDateTime;"
                                + " use one, or another kind of @ErasedTo")
                .hasMessageContaining(
                        "`Misfit.brief` is erased to a pseudonym, which needs a text in a column of at least"
                                + " 23 characters; use another kind of @ErasedTo")
                .hasMessageContaining("`Misfit.day` is annotated with @ErasedTo, and is no single value in the entity's"
                        + " first table with @PersonalData; leave it out");
    }
}

package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.CLAIMS;
import static com.mittliv.privacy.jpa.Terms.EMAIL;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NAME;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.NOTES;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ground;
import com.mittliv.privacy.jpa.sweep.SweepReport.Mode;
import com.mittliv.privacy.jpa.sweep.SweepReport.Stays;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import com.mittliv.privacy.scope.PurposeException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RetentionSweepTest {
    private static final Instant ENDED = Instant.parse("2024-02-29T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-02-28T23:00:00Z");

    /** A row of no person, which refers to one. */
    @Entity(name = "Invoice")
    @NoPersonalData(because = "it holds a number")
    static class Invoice {
        @Id
        long id;

        @ManyToOne
        @Nullable
        Adept payer;
    }

    private final World world;

    RetentionSweepTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class, Invoice.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Adept> left() {
        return world.system(em -> {
            List<Adept> all =
                    em.createQuery("from Adept a order by a.id", Adept.class).getResultList();
            all.forEach(adept -> assertThat(adept.aliases.size()).isBetween(0, 1));
            return all;
        });
    }

    private Swept of(SweepReport report, String entity) {
        return report.entities().stream()
                .filter(swept -> swept.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingGoesASecondBeforeItsTimeAndAllOfItThen() {
        world.store(new Adept(1, "adept").ended(ENDED));
        world.now.set(DUE.minusNanos(1));
        assertThat(world.sweep().run().rowsErased()).as("the note alone").isEqualTo(1);
        assertThat(left()).singleElement().satisfies(adept -> {
            assertThat(adept.name).isEqualTo("NAME1");
            assertThat(adept.aliases).containsExactly("ALIAS1");
            assertThat(adept.email).isNull();
            assertThat(adept.address).isNull();
        });
        world.now.set(DUE);
        assertThat(world.sweep().run().rowsErased()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void theReportTellsWhatWentWhatStaysAndWhy() {
        world.store(new Adept(1, "adept").ended(ENDED), new Adept(2, "adept"), new Adept(3, "adept").ended(ENDED));
        world.states.record("p3", Consent.given(NEWSLETTER, ENDED));
        world.now.set(ENDED.plusSeconds(1));
        SweepReport counted = world.sweep().dryRun();
        assertThat(counted.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(left())
                .hasSize(3)
                .allSatisfy(adept -> assertThat(adept.address).isNotNull());

        SweepReport report = world.sweep().run();
        Swept adepts = of(report, "Adept");
        assertThat(report.entities()).extracting(Swept::entity).containsExactly("Note", "Adept");
        assertThat(of(report, "Note").rowsErased()).isEqualTo(2);
        assertThat(adepts.rowsErased()).isZero();
        assertThat(adepts.emptied())
                .extracting(emptied -> emptied.category().id() + " " + emptied.rows())
                .containsExactlyInAnyOrder("email 1", "address 2");
        assertThat(adepts.stays())
                .contains(
                        new Stays(NAME, ground("service", SERVICE), 1),
                        new Stays(NAME, ground("claims", CLAIMS), 3),
                        new Stays(EMAIL, ground("newsletter", NEWSLETTER), 1));
        assertThat(of(counted, "Adept").emptied()).isEqualTo(adepts.emptied());
    }

    private static Ground ground(String rule, com.mittliv.privacy.vocabulary.Purpose purpose) {
        return new Ground.ByRule(
                ENGINE.policy().rules().stream()
                        .filter(each -> each.id().equals(rule))
                        .findFirst()
                        .orElseThrow(),
                purpose);
    }

    @Test
    void aHoldKeepsWhatIsDueUntilItIsReleased() {
        world.store(new Adept(1, "adept").ended(ENDED));
        world.states.hold(
                "p1", new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2027, 1, 1)));
        world.now.set(DUE);
        SweepReport report = world.sweep().run();
        assertThat(report.rowsErased() + report.attributesEmptied()).isZero();
        assertThat(of(report, "Note").stays()).containsExactly(new Stays(NOTES, new Ground.ByHold(), 1));
        world.states.liftHolds("p1", new LegalHold.Release(DUE, "legal office", "settled"));
        assertThat(world.sweep().run().rowsErased()).isEqualTo(2);
    }

    @Test
    void aRowWithoutAKnownRoleIsLeftAlone() {
        Adept stranger = new Adept(1, "visitor").ended(ENDED);
        Adept nobody = new Adept(2, "adept").ended(ENDED);
        nobody.role = null;
        world.store(stranger, nobody);
        world.now.set(DUE);
        SweepReport report = world.sweep().run();
        assertThat(report.rowsErased() + report.attributesEmptied()).isZero();
        assertThat(of(report, "Adept").stays()).contains(new Stays(NAME, new Ground.RoleUnknown(), 2));
    }

    @Test
    void aRowThatOthersReferToStaysWithoutItsData() {
        Adept adept = new Adept(1, "adept").ended(ENDED);
        Invoice invoice = new Invoice();
        invoice.id = 1;
        invoice.payer = adept;
        world.store(adept, invoice);
        world.now.set(DUE);
        SweepReport counted = world.sweep().dryRun();
        SweepReport report = world.sweep().run();
        assertThat(of(report, "Adept").rowsErased()).isZero();
        assertThat(left()).singleElement().satisfies(row -> {
            assertThat(row.name).isNull();
            assertThat(row.address).isNull();
            assertThat(row.aliases).isEmpty();
            assertThat(row.personId).isEqualTo("p1");
        });
        assertThat(counted.entities()).isEqualTo(report.entities());
    }

    @Test
    void manyRowsGoInBatches() {
        Object[] rows = new Object[1_203];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Adept(i + 1, i % 2 == 0 ? "adept" : "mentor").ended(ENDED);
        }
        world.store(rows);
        world.now.set(DUE);
        SweepReport counted = world.sweep().dryRun();
        SweepReport report = world.sweep().run();
        assertThat(report.rowsErased()).isEqualTo(2 * rows.length).isEqualTo(counted.rowsErased());
        assertThat(left()).isEmpty();
    }

    @Test
    void theSweepIsNotDoneForAPurpose() {
        assertThatThrownBy(() -> world.scope.run(SERVICE, () -> world.sweep().run()))
                .isInstanceOf(PurposeException.class);
    }
}

package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.scope.PurposeScope;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrivacyCoverageTest {
    private static PrivacyGuard guard() {
        return PrivacyGuard.of(Terms.ENGINE, new PurposeScope(Terms.ENGINE), () -> Instant.EPOCH);
    }

    @Entity(name = "Forgotten")
    static class Forgotten {
        @Id
        long id;

        @Nullable
        String text;
    }

    @Entity(name = "Gap")
    @AboutSubject(value = "id", role = "adept")
    static class Gap {
        @Id
        long id;

        @PersonalData("nam")
        @Nullable
        String name;

        @PersonalData("name")
        @Nullable
        String nickname;

        @NoPersonalData(because = " ")
        @Nullable
        String colour;

        @PersonalData(value = "name", mask = "seven")
        int luckyNumber;

        @PersonalData("name")
        @NoPersonalData(because = "who knows")
        @Nullable
        String both;
    }

    @Test
    void theDataMapTellsWhatEveryAttributeHolds() {
        PrivacyCoverage coverage = PrivacyCoverage.of(guard(), List.of(Adept.class, Adept.Note.class));
        assertThat(coverage.findings()).isEmpty();
        assertThat(coverage.toString().lines())
                .contains(
                        "Adept.id: no personal data, the id",
                        "Adept.version: no personal data, the version",
                        "Adept.personId: no personal data, tells whose the row is",
                        "Adept.role: no personal data, tells the role",
                        "Adept.name: name",
                        "Adept.email: email",
                        "Adept.address.city: address",
                        "Adept.aliases: name",
                        "Adept.round: no personal data, a number of the programme",
                        "Adept.endedAt: no personal data, tells when `ended` happened",
                        "Adept.notes: no personal data, refers to other rows",
                        "Note.adept: no personal data, refers to another row");
    }

    @Test
    void allThatIsNotSaidIsToldAtOnce() {
        PrivacyCoverage coverage = PrivacyCoverage.of(guard(), List.of(Gap.class, Forgotten.class));
        assertThat(coverage.findings())
                .satisfiesExactlyInAnyOrder(
                        finding("`Gap.name`: the policy declares no data category `nam`; did you mean `name`?"),
                        finding("`Gap.colour` gives no reason; say in `because`"),
                        finding("`Gap.luckyNumber` is masked with `seven`, which is no value of its type"),
                        finding("`Gap.both` is annotated both ways"),
                        finding("entity `Gap` tells nowhere when `ended` happens"),
                        finding("entity `Forgotten` is neither about people nor said to be about nobody"));
    }

    private static java.util.function.Consumer<String> finding(String text) {
        return found -> assertThat(found).contains(text);
    }

    @Test
    void anEntityThatNothingIsSaidOfStopsTheStartUnlessItIsOnlyToBeTold() {
        assertThatThrownBy(() -> new World(Database.H2, Terms.ENGINE, Adept.class, Adept.Note.class, Forgotten.class))
                .hasStackTraceContaining("entity `Forgotten` is neither about people nor said to be about nobody");
        try (World told = new World(
                Database.H2.fresh(),
                Terms.ENGINE,
                guard -> guard.onUnclassified(Unclassified.TOLD),
                Adept.class,
                Adept.Note.class,
                Forgotten.class)) {
            assertThat(PrivacyCoverage.of(told.entities).findings())
                    .singleElement()
                    .asString()
                    .contains("`Forgotten`");
        }
    }

    @Test
    void anotherLibrarysEntityIsExemptedWithAReason() {
        PrivacyGuard exempting = guard().exempting(Forgotten.class, "it is another library's");
        PrivacyCoverage coverage =
                PrivacyCoverage.of(exempting, List.of(Adept.class, Adept.Note.class, Forgotten.class));
        assertThat(coverage.findings()).isEmpty();
        assertThat(coverage.toString()).contains("Forgotten: no personal data, it is another library's");
        assertThatThrownBy(() -> guard().exempting(Forgotten.class, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("say why `Forgotten` holds no personal data");
    }

    @Test
    void aModelOfManyEntitiesIsCovered() {
        PrivacyGuard school = PrivacyGuard.of(
                        SchoolTest.ENGINE, new PurposeScope(SchoolTest.ENGINE), () -> Instant.EPOCH)
                .exempting(Lookups.Setting.class, "it is another library's");
        PrivacyCoverage coverage = PrivacyCoverage.of(school, List.of(SchoolTest.classes()));
        assertThat(coverage.findings()).isEmpty();
        assertThat(coverage.lines()).hasSizeGreaterThan(150);
        assertThat(coverage.toString())
                .contains("Person.nationality: contact", "Person.home.municipality: contact")
                .contains("Country: no personal data, it is about things");
    }
}

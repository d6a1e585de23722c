package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.MappingFindings.finding;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static List<String> findingsOf(Class<?>... types) {
        return MappingFindings.findingsOf(ENGINE, types);
    }

    @Entity(name = "Wrong")
    @AboutSubject(value = "personId", role = "adep")
    static class Wrong {
        @Id
        @PersonalData("name")
        long id;

        @Version
        @PersonalData("name")
        int version;

        @NoPersonalData(because = "a number")
        @Nullable
        String personId;

        @PersonalData("e-mail")
        @Nullable
        String email;

        @Nullable
        String shoeSize;

        @PersonalData("name")
        int age;

        @PersonalData("name")
        @Nullable
        String name;

        @Formula("upper(name)")
        @NoPersonalData(because = "it looks harmless")
        @Nullable
        String loudName;

        @RetentionEvent("startd")
        @Nullable
        Instant startedAt;

        @RetentionEvent("ended")
        @Nullable
        String endedOn;

        @ManyToOne(optional = false)
        @PersonalData("contact")
        @Nullable
        Wrong friend;

        @PersonalData("address")
        @Column(nullable = false)
        String address = "";
    }

    @Test
    void allThatDoesNotFitIsToldAtOnceWithTheNearestTerm() {
        assertThat(findingsOf(Wrong.class))
                .satisfiesExactlyInAnyOrder(
                        finding("policy declares no role `adep`; did you mean `adept`?"),
                        finding("`Wrong.id` is the id of its entity, which cannot be withheld"),
                        finding("`Wrong.version` is the version of its entity, which cannot be withheld"),
                        finding("`Wrong.email`: the policy declares no data category `e-mail`; did you mean `email`?"),
                        finding("`Wrong.shoeSize` is not classified; annotate it with @PersonalData"),
                        finding("`Wrong.age` is primitive"),
                        finding("the formula of `Wrong.loudName` names the column of `Wrong.name`"),
                        finding("policy declares no event `startd`; did you mean `started`?"),
                        finding("`Wrong.endedOn` is a retention event of type String in a column of type"),
                        finding("`Wrong.friend` is an association that is never null"));
    }

    @Entity(name = "Telling")
    @AboutSubject(value = "id", role = "adept")
    @FilterDef(name = "byName", parameters = @ParamDef(name = "name", type = String.class))
    @Filter(name = "byName", condition = "name = :name")
    @SQLRestriction("email is not null")
    static class Telling {
        @Id
        long id;

        @PersonalData("name")
        @Nullable
        String name;

        @PersonalData("email")
        @Nullable
        String email;

        @RetentionEvent("started")
        @Nullable
        Instant startedAt;

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    @Test
    void conditionsOnRowsDoNotNameWhatMayBeWithheld() {
        assertThat(findingsOf(Telling.class))
                .satisfiesExactly(
                        finding("the filter `byName` of `Telling` names the column of `Telling.name`"),
                        finding("the restriction of `Telling` names the column of `Telling.email`"));
    }

    @Entity(name = "NotNull")
    @AboutSubject(value = "id", role = "adept")
    static class NotNull {
        @Id
        long id;

        @PersonalData("name")
        @Nullable
        String name;

        @PersonalData("notes")
        @Column(nullable = false)
        String notes = "";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    @Test
    void anAttributeThatCannotBeEmptiedInTimeIsRefused() {
        assertThat(findingsOf(NotNull.class))
                .singleElement()
                .asString()
                .contains("`NotNull.notes` is never null, and its row may be kept for `name`");
    }

    @Entity(name = "Nobody")
    static class Nobody {
        @Id
        long id;

        @PersonalData("name")
        @Nullable
        String name;
    }

    @Test
    void personalDataOfNobodyAreRefused() {
        assertThat(findingsOf(Nobody.class))
                .singleElement()
                .asString()
                .contains("entity `Nobody` holds personal data and does not say about whom");
    }

    @Entity(name = "Lost")
    @AboutSubject(value = "owner.id", roleFrom = "kind")
    static class Lost {
        @Id
        long id;

        @NoPersonalData(because = "a number")
        @Nullable
        Integer kind;
    }

    @Entity(name = "Comparing")
    @AboutSubject(value = "id", role = "adept")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.DIRTY)
    static class Comparing {
        @Id
        long id;

        @PersonalData("name")
        @Nullable
        String name;
    }

    @Test
    void anEntityThatComparesItsColumnsOnUpdateIsRefused() {
        assertThat(findingsOf(Comparing.class))
                .singleElement()
                .asString()
                .contains("entity `Comparing` compares its columns on update");
    }

    @Test
    void pathsThatLeadNowhereAreRefused() {
        assertThat(findingsOf(Lost.class))
                .satisfiesExactlyInAnyOrder(
                        finding("names `Lost.owner.id`, which leads nowhere: `Lost` has no attribute `owner`"),
                        finding("`Lost.kind` tells the role by number; name in @AboutSubject(roles)"));
    }

    @Test
    void entitiesAboutPeopleDoNotStartWithoutAGuard() {
        PersistenceConfiguration unit = new PersistenceConfiguration("unguarded")
                .properties(Database.H2.fresh())
                .managedClass(Adept.class)
                .managedClass(Adept.Note.class);
        assertThatThrownBy(unit::createEntityManagerFactory)
                .hasStackTraceContaining("entity `Adept` is about people, and no guard is among Hibernate's settings");
    }

    @Test
    void theLibrarysEntitiesMustBeKnown() {
        World world = new World(Database.H2, ENGINE, Adept.class, Adept.Note.class);
        PersistenceConfiguration unit = new PersistenceConfiguration("partial")
                .properties(Database.H2.fresh())
                .properties(world.guard.settings())
                .managedClass(Adept.class)
                .managedClass(Adept.Note.class);
        assertThatThrownBy(unit::createEntityManagerFactory)
                .hasStackTraceContaining("add all of `PrivacyGuard.entityClasses()`");
        world.close();
    }

    @Entity(name = "Archived")
    @AboutSubject(value = "id", role = "adept")
    @SQLRestriction("archived = false")
    @NoRetentionEvent(value = "ended", because = "the archive is kept while the programme is")
    static class Archived {
        @Id
        long id;

        @PersonalData("name")
        @Nullable
        String name;

        @NoPersonalData(because = "it says nothing of the person")
        boolean archived;
    }

    @Test
    void theApplicationsOwnRestrictionStays() {
        try (World world = new World(Database.H2, ENGINE, Archived.class)) {
            Archived hidden = new Archived();
            hidden.archived = true;
            world.store(hidden);
            assertThat(world.all(SERVICE, Archived.class)).isEmpty();
        }
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        long id;

        @Nullable
        String text;
    }

    @Test
    void aUnitWithoutPeopleIsLeftAlone() {
        PersistenceConfiguration unit = new PersistenceConfiguration("plain")
                .properties(Database.H2.fresh())
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .managedClass(Plain.class);
        try (EntityManagerFactory entities = unit.createEntityManagerFactory()) {
            List<Plain> none = entities.callInTransaction(
                    em -> em.createQuery("from Plain", Plain.class).getResultList());
            assertThat(none).isEmpty();
        }
    }

    @Test
    void twoGuardsInOneVirtualMachineDoNotMeet() {
        try (World one = new World(Database.H2, ENGINE, Adept.class, Adept.Note.class);
                World other = new World(Database.H2, ENGINE, Adept.class, Adept.Note.class)) {
            one.store(new Adept(1, "adept"));
            other.store(new Adept(2, "adept"));
            one.scope.run(SERVICE, () -> {
                assertThat(one.find(SERVICE, Adept.class, 1)).isNotNull();
                assertThatThrownBy(() -> other.transaction(em -> em.find(Adept.class, 2)))
                        .hasMessageContaining("needs a purpose");
            });
        }
    }
}

package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that refer to each other: in which order they go, what stays with what, and how far a hold reaches. */
@ParameterizedClass
@EnumSource(Database.class)
class SweepGraphTest {
    private static final Instant ENDED = Instant.parse("2024-01-31T10:00:00Z");

    /** A message, in answer to another. */
    @Entity(name = "Message")
    @AboutSubject(value = "personId", role = "adept")
    static class Message {
        @Id
        long id;

        String personId = "";

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Message answers;

        @PersonalData("notes")
        @Nullable
        String text = "TEXT";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;

        protected Message() {}

        Message(long id, @Nullable Message answers) {
            this.id = id;
            this.personId = "p" + id;
            this.answers = answers;
        }

        Message open() {
            endedAt = null;
            return this;
        }
    }

    /** One of two that refer to each other. */
    @Entity(name = "Husband")
    @AboutSubject(value = "personId", role = "adept")
    static class Husband {
        @Id
        long id;

        String personId = "";

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Wife wife;

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    /** The other. */
    @Entity(name = "Wife")
    @AboutSubject(value = "personId", role = "adept")
    static class Wife {
        @Id
        long id;

        String personId = "";

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @Nullable
        Husband husband;

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    /** What several people share. */
    @Entity(name = "Team")
    @NoPersonalData(because = "a number")
    static class Team {
        @Id
        long id;

        @ManyToMany
        @JoinTable(name = "team_player")
        Set<Player> players = new LinkedHashSet<>();
    }

    /** One of those who share it. */
    @Entity(name = "Player")
    @AboutSubject(value = "personId", role = "adept")
    static class Player {
        @Id
        long id;

        String personId = "";

        @PersonalData("name")
        @Nullable
        String name = "NAME";

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt = ENDED;
    }

    private final Map<String, Object> settings;
    private final World world;

    SweepGraphTest(Database database) {
        settings = database.fresh();
        world = new World(settings, ENGINE, Message.class, Husband.class, Wife.class, Team.class, Player.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private SweepReport sweep() {
        SweepReport counted = world.sweep().dryRun();
        SweepReport report = world.sweep().inBatchesOf(3).run();
        assertThat(report.entities()).isEqualTo(counted.entities());
        return report;
    }

    private void hold(String subject) {
        world.states.hold(
                subject, new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2027, 1, 1)));
    }

    @Test
    void aTreeOfRowsGoesFromItsLeaves() throws SQLException {
        Message[] all = new Message[12];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Message(i + 1, i == 0 ? null : all[(i - 1) / 2]);
        }
        world.store((Object[]) all);
        assertThat(sweep().rowsErased()).isEqualTo(12);
        assertThat(Migrated.rows(settings, "select id from message")).isEmpty();
    }

    @Test
    void aRowToWhichOneRefersThatStaysIsEmptiedAndTheOthersGo() throws SQLException {
        Message first = new Message(1, null);
        Message kept = new Message(2, first).open();
        Message last = new Message(3, kept);
        Message apart = new Message(4, null);
        world.store(first, kept, last, apart);
        assertThat(sweep().rowsErased()).isEqualTo(2);
        assertThat(Migrated.rows(settings, "select id, text from message order by id"))
                .containsExactly("1 null", "2 text");
    }

    @Test
    void rowsOfOneTableInACircleGoTogether() throws SQLException {
        Message one = new Message(1, null);
        Message two = new Message(2, one);
        Message three = new Message(3, two);
        Message leaf = new Message(4, three);
        Message self = new Message(5, null);
        world.store(one, two, three, leaf, self);
        Migrated.execute(
                settings,
                "update message set answers_id = 3 where id = 1",
                "update message set answers_id = 5 where id = 5");
        assertThat(sweep().rowsErased()).isEqualTo(5);
        assertThat(Migrated.rows(settings, "select id from message")).isEmpty();
    }

    @Test
    void aCircleToWhichARowRefersThatStaysStaysEmpty() throws SQLException {
        Message one = new Message(1, null);
        Message two = new Message(2, one);
        Message kept = new Message(3, two).open();
        world.store(one, two, kept);
        Migrated.execute(settings, "update message set answers_id = 2 where id = 1");
        SweepReport report = world.sweep().run();
        assertThat(report.rowsErased()).isZero();
        assertThat(report.entities()).allMatch(swept -> swept.passedBy() == 0);
        assertThat(Migrated.rows(settings, "select id, answers_id, text from message order by id"))
                .containsExactly("1 2 null", "2 1 null", "3 2 text");
    }

    private void couple(int number) {
        Husband husband = new Husband();
        husband.id = number;
        husband.personId = "h" + number;
        Wife wife = new Wife();
        wife.id = number;
        wife.personId = "w" + number;
        wife.husband = husband;
        world.store(husband, wife);
        world.system(em -> {
            em.find(Husband.class, husband.id).wife = em.find(Wife.class, wife.id);
            return "married";
        });
    }

    @Test
    void rowsOfTwoTablesThatReferToEachOtherGoTogether() throws SQLException {
        for (int i = 1; i <= 8; i++) {
            couple(i);
        }
        assertThat(sweep().rowsErased()).isEqualTo(16);
        assertThat(Migrated.rows(settings, "select id from husband union all select id from wife"))
                .isEmpty();
    }

    @Test
    void ofTwoThatReferToEachOtherNeitherGoesWhileOneIsHeld() throws SQLException {
        couple(1);
        couple(2);
        hold("w1");
        SweepReport report = world.sweep().run();
        assertThat(report.rowsErased()).isEqualTo(2);
        assertThat(Migrated.rows(settings, "select id, wife_id, name from husband"))
                .containsExactly("1 1 name");
        assertThat(Migrated.rows(settings, "select id, husband_id, name from wife"))
                .containsExactly("1 1 name");
        world.states.liftHolds("w1", new LegalHold.Release(world.now.get().minusSeconds(1), "legal office", "settled"));
        assertThat(world.sweep().run().rowsErased()).isEqualTo(2);
    }

    @Test
    void aHoldKeepsWhatAHeldRowRefersToAndWhatRefersToItHoweverFar() throws SQLException {
        Message root = new Message(1, null);
        Message middle = new Message(2, root);
        Message held = new Message(3, middle);
        Message answer = new Message(4, held);
        Message answerToIt = new Message(5, answer);
        Message aside = new Message(6, root);
        Message apart = new Message(7, null);
        world.store(root, middle, held, answer, answerToIt, aside, apart);
        hold("p3");
        assertThat(sweep().rowsErased()).isEqualTo(2);
        assertThat(Migrated.rows(settings, "select id, text from message order by id"))
                .containsExactly("1 text", "2 text", "3 text", "4 text", "5 text");
        world.states.liftHolds("p3", new LegalHold.Release(world.now.get().minusSeconds(1), "legal office", "settled"));
        assertThat(sweep().rowsErased()).isEqualTo(5);
    }

    @Test
    void whatPeopleShareLosesTheOneWhoGoesAndKeepsTheOthers() throws SQLException {
        Player goes = new Player();
        goes.id = 1;
        goes.personId = "p1";
        Player stays = new Player();
        stays.id = 2;
        stays.personId = "p2";
        stays.endedAt = null;
        Team team = new Team();
        team.players.addAll(Set.of(goes, stays));
        world.store(goes, stays, team);
        assertThat(sweep().rowsErased()).isEqualTo(1);
        assertThat(Migrated.rows(settings, "select team_id, players_id from team_player"))
                .containsExactly("0 2");
    }
}

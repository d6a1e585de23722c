package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.MatchSide;
import com.mittliv.privacy.examples.app.people.Recording;
import com.mittliv.privacy.examples.app.recordings.RecordingFiles;
import com.mittliv.privacy.examples.app.recordings.RecordingSweep;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.Receipt;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Rows about two people, meetings, and files beside the database. */
class MeetingsTest extends RunningApplication {
    private static final String ENDED =
            " where r.participation.endedAt < current_timestamp and r.participation.role = ADEPT order by r.id";
    private static final String RUNNING = " where r.participation.endedAt > current_timestamp order by r.id";

    @Autowired
    RecordingFiles files;

    @Autowired
    RecordingSweep recordings;

    @Autowired
    RetentionSweep sweep;

    @Autowired
    ErasureReceipts receipts;

    @Autowired
    DataSource database;

    @Test
    void anOrderErasesTheRowAndTheFileAndTheReceiptNamesBoth() throws SQLException {
        Recording recorded = one("from Recording r" + ENDED, Recording.class);
        String person = recorded.personId();
        String file = Objects.requireNonNull(recorded.file());
        assertThat(files.of(person)).containsExactly(file);
        assertThat(bodyOf(get("/me/erasure", person(person))))
                .contains("Inspelningar av dig", "Försvinner genast: 1 inspelning", "/me/recordings/" + file)
                .doesNotContain("Blir kvar: 1 inspelning");
        assertThat(files.of(person)).as("a plan changes nothing").containsExactly(file);

        post("/me/erasure", person(person));

        assertThat(files.of(person)).isEmpty();
        assertThat(files.read(person, file)).isEmpty();
        assertThat(all("from Recording r where r.id = " + recorded.id(), Recording.class))
                .isEmpty();
        List<Receipt> given = receiptsOf(person);
        assertThat(given).extracting(Receipt::entity).contains("Recording", RecordingFiles.NAME);
        assertThat(given).allSatisfy(receipt -> assertThat(receipt.toString()).doesNotContain(file, person));
        assertThat(proves(person, RecordingFiles.NAME, file)).isTrue();
        assertThat(bodyOf(get("/me/receipt", person(person))))
                .contains("Begäran är utförd", "video, audio och chatt", "Inspelningar", "1 raderade och kontrollerade")
                .doesNotContain(file, "??");
        assertThat(bodyOf(get("/me/erasure", person(person)))).doesNotContain("Inspelningar av dig");
    }

    @Test
    void aRunningProgrammeKeepsItsRecordingsFromAnOrder() {
        Recording recorded = one("from Recording r" + RUNNING, Recording.class);
        String file = String.valueOf(recorded.file());
        assertThat(bodyOf(get("/me/erasure", person(recorded.personId()))))
                .contains("Blir kvar: 1 inspelning", "/me/recordings/" + file)
                .doesNotContain("Försvinner genast: 1 inspelning");
        post("/me/erasure", person(recorded.personId()));
        assertThat(files.of(recorded.personId())).containsExactly(file);
        assertThat(bodyOf(get("/me/receipt", person(recorded.personId()))))
                .contains("0 raderade och kontrollerade", "Inspelningar: video, audio och chatt")
                .doesNotContain("??");
    }

    @Test
    void aSweepErasesDueFilesAfterTheirRowsAndNoOthers() throws SQLException {
        List<Recording> due = all("from Recording r" + ENDED, Recording.class);
        List<Recording> kept = all("from Recording r" + RUNNING, Recording.class);
        int foreseen = recordings.dryRun();
        assertThat(foreseen).isGreaterThanOrEqualTo(due.size());

        assertThat(sweep.run().rowsErased()).isPositive();
        assertThat(recordings.run()).isEqualTo(foreseen);

        assertThat(due).allSatisfy(gone -> assertThat(files.of(gone.personId())).isEmpty());
        assertThat(kept)
                .allSatisfy(
                        stays -> assertThat(files.of(stays.personId())).containsExactly(String.valueOf(stays.file())));
        String file = String.valueOf(due.get(0).file());
        assertThat(proves(due.get(0).personId(), RecordingFiles.NAME, file)).isTrue();
        assertThat(recordings.dryRun()).isZero();
        try (Connection connection = database.getConnection()) {
            assertThat(receipts.verify(connection).isIntact()).isTrue();
        }
    }

    @Test
    void whenOneOfAMatchGoesTheOtherKeepsHerSideAndNothingTellsWithWhom() {
        MatchSide adept = one("from MatchSide r" + ENDED, MatchSide.class);
        long match = Objects.requireNonNull(adept.match()).id();
        String both = "from MatchSide r where r.match.id = " + match;
        assertThat(all(both, MatchSide.class)).hasSize(2);

        post("/me/erasure", person(adept.personId()));

        assertThat(all(both, MatchSide.class)).singleElement().satisfies(left -> {
            assertThat(left.personId()).isNotEqualTo(adept.personId());
            assertThat(left.field()).isNotNull();
        });
        assertThat(all(
                        "select 1 from MeetingPart r where r.participation.personId = '" + adept.personId() + "'",
                        Integer.class))
                .isEmpty();
    }

    @Test
    void aRecordingIsHeardByHerAndByTheProgrammeAlone() {
        Recording recorded = one("from Recording r" + RUNNING, Recording.class);
        String hers = "/me/recordings/" + recorded.file();
        MvcTestResult heard = get(hers, person(recorded.personId()));
        assertThat(heard).hasStatusOk().bodyText().startsWith("WEBVTT");
        assertThat(get("/me", person(recorded.personId()))).bodyText().contains(hers);
        assertThat(get(hers, person("p-0002"))).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(get("/me/file", person(recorded.personId())))
                .bodyText()
                .contains(RecordingFiles.NAME, recorded.file());
        String staffs = "/staff/recordings/" + recorded.id();
        assertThat(get(staffs, desk(Desk.PROGRAMME))).bodyText().isEqualTo(bodyOf(heard));
        assertThat(get(staffs, desk(Desk.LETTERS))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(staffs, desk(Desk.PARTNERS))).hasStatus(HttpStatus.FORBIDDEN);
        Recording over = one("from Recording r" + ENDED, Recording.class);
        assertThat(get("/staff/recordings/" + over.id(), desk(Desk.PROGRAMME))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aFileOfWhichNoRowTellsIsKeptByNothing() {
        files.keep("p-9999", new com.mittliv.privacy.examples.app.people.Invented.Track("stray.vtt", "WEBVTT"));
        int due = recordings.dryRun();
        assertThat(recordings.run()).isEqualTo(due).isPositive();
        assertThat(files.of("p-9999")).isEmpty();
    }

    @Test
    void roundsCountWhatEachPurposeMayRead() {
        long running = all(
                        "select count(p) from Participation p where p.round.id = 2 and p.endedAt > current_timestamp"
                                + " and p.refusedAt is null and p.role <> CONSULTING_PARTICIPANT",
                        Long.class)
                .get(0);
        assertThat(get("/staff/rounds", desk(Desk.PROGRAMME)))
                .hasStatusOk()
                .bodyText()
                .contains("<td>0</td><td>0</td><td>" + running + "</td>");
        assertThat(get("/staff/rounds", desk(Desk.LETTERS))).hasStatus(HttpStatus.FORBIDDEN);
    }

    private List<Receipt> receiptsOf(String person) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return receipts.of(connection, person);
        }
    }

    private boolean proves(String person, String entity, String key) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return !receipts.proves(connection, person, entity, List.of(key)).isEmpty();
        }
    }
}

package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.app.people.Invented.Track;
import com.mittliv.privacy.examples.app.people.Participation.Capacity;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Invents adepts, mentors and participants of the consulting services, with matches, meetings and recordings. */
final class Participants {
    static final long LAST_ROUND = 1;
    static final long PRESENT_ROUND = 2;
    static final long NEXT_ROUND = 3;

    /** Of how many matches at most something is recorded: each is a file on disk. */
    private static final int MOST_RECORDED = 500;

    private static final int STAGES = 5;
    private static final int MEETINGS = 2;
    private static final int ROOM = 10;

    private final long adepts;
    private final long mentors;

    Participants(long adepts, long mentors) {
        this.adepts = adepts;
        this.mentors = mentors;
    }

    Population.Maker in(Capacity role) {
        return (index, person, words) -> participation(role, index, person, words);
    }

    /** Stages in turn: in the programme, asked for by a partner, not matched yet, refused, ended. */
    private void participation(Capacity role, long index, Invented person, Words words) {
        String name = words.name();
        Participation row = new Participation(person.number(), person.personId(), role)
                .name(name)
                .address(words.address())
                .mobileNumber(words.mobile())
                .emailAddress(words.emailOf(name, person.number()))
                .languageSkills(words.languages())
                .occupation(words.occupation())
                .ipAddress(words.ip());
        int stage = (int) (index % STAGES);
        Instant applied = person.daysAgo(words.between(150, 300));
        row.appliedAt(applied).round(person.reference(AdmissionRound.class, roundOfStage(stage)));
        person.store(row);
        boolean matched = stage <= 1 || stage == 4;
        if (matched) {
            running(row, applied, person.now(), words);
        }
        if (stage == 0 && role == Capacity.ADEPT) {
            row.requestedAt(person.daysAgo(words.between(2, 20)));
        } else if (stage == 3) {
            row.refusedAt(person.daysAgo(words.between(5, 60)));
            if (index % 2 == 0) {
                person.agree(applied, Purposes.CARRY_TO_NEXT_ADMISSION);
            }
        } else if (stage == 4) {
            row.endedAt(person.daysAgo(words.between(1, 30)));
        }
        if (index % 3 == 0) {
            person.agree(applied, Purposes.SEND_NEWSLETTER, Purposes.SEND_EVENT_INVITATIONS, Purposes.SEND_SURVEYS);
        }
        if (matched && role != Capacity.CONSULTING_PARTICIPANT && index < Math.min(adepts, mentors)) {
            match(row, index, person, words);
        }
    }

    private static long roundOfStage(int stage) {
        return stage == 4 ? LAST_ROUND : stage == 2 ? NEXT_ROUND : PRESENT_ROUND;
    }

    private static void running(Participation row, Instant applied, Instant now, Words words) {
        row.acceptedAt(applied.plus(Duration.ofDays(30)))
                .matchedAt(applied.plus(Duration.ofDays(45)))
                .startedAt(applied.plus(Duration.ofDays(60)))
                .endedAt(now.plus(Duration.ofDays(words.between(60, 200))))
                .attendance(words.between(3, 9) + " of 10 meetings")
                .meetingContent("chat: " + words.topic());
    }

    /** The adept of an index and the mentor of the same one. The adept brings along what both refer to. */
    private void match(Participation row, long index, Invented person, Words words) {
        boolean first = row.role() == Capacity.ADEPT;
        Match match = first ? new Match(index + 1, daysAgo(person, 100)) : person.reference(Match.class, index + 1);
        if (first) {
            person.store(match);
        }
        person.store(new MatchSide(person.number(), match, row)
                .languages(String.valueOf(row.languageSkills()))
                .field(words.occupation() + " at " + words.company()));
        for (int i = 0; i < MEETINGS; i++) {
            long meetingId = meetings(index) + i;
            Meeting meeting = first
                    ? new Meeting(meetingId, match, daysAgo(person, 40 - 20 * i))
                    : person.reference(Meeting.class, meetingId);
            if (first) {
                person.store(meeting);
            }
            meeting(row, meeting, person.number() * ROOM + i, person, words);
        }
        if (index % 3 == 0 && index < MOST_RECORDED) {
            Meeting recorded = person.reference(Meeting.class, meetings(index));
            String file = "track-" + person.number() * ROOM + ".vtt";
            person.store(new Recording(person.number() * ROOM, recorded, row, file));
            person.record(new Track(file, "WEBVTT\n\n" + row.name() + ": " + words.topic() + "\n"));
        }
    }

    /** The number of the first meeting of a match. */
    private static long meetings(long index) {
        return (index + 1) * ROOM;
    }

    private static void meeting(Participation row, Meeting meeting, long id, Invented person, Words words) {
        person.store(new MeetingPart(id, meeting, row)
                .attendance(words.between(40, 60) + " of 60 minutes")
                .chat(words.company() + " comes to mind, about " + words.topic())
                .ipAddress(words.ip()));
    }

    private static LocalDate daysAgo(Invented person, int days) {
        return person.daysAgo(days).atZone(ZoneOffset.UTC).toLocalDate();
    }
}

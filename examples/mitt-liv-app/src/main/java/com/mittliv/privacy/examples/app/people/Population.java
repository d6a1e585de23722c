package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.examples.app.people.Participation.Capacity;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Invented people in all roles, with what happened to them and what they agreed to; the same for the same seed.
 *
 * @param rows the rows, to be stored
 * @param consents what the people said, by person
 * @param holds what must not be erased, by person
 */
public record Population(List<Held> rows, Map<String, List<Consent>> consents, Map<String, LegalHold> holds) {
    /** How many people there are. */
    public static final int SIZE = 335;

    /**
     * Invents them.
     *
     * @param seed the same seed gives the same people
     * @param now everything happened before this instant, or is planned after it
     * @return the people
     */
    public static Population invent(long seed, Instant now) {
        Population people = new Population(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        Inventor inventor = new Inventor(people, new SplittableRandom(seed), now);
        inventor.some(110, inventor::adept);
        inventor.some(100, inventor::mentor);
        inventor.some(20, inventor::consultingParticipant);
        inventor.some(40, inventor::jobApplicant);
        inventor.some(15, inventor::partnerContact);
        inventor.some(30, inventor::subscriber);
        inventor.some(20, inventor::enquirer);
        return people;
    }

    private static final class Inventor {
        private final Population people;
        private final SplittableRandom seed;
        private final Instant now;
        private int number;

        Inventor(Population people, SplittableRandom seed, Instant now) {
            this.people = people;
            this.seed = seed;
            this.now = now;
        }

        private interface Maker {
            void make(int index, Words words);
        }

        void some(int count, Maker maker) {
            for (int i = 0; i < count; i++) {
                number++;
                // A generator for each person: one more value of one person moves nobody else's.
                maker.make(i, new Words(seed.split()));
            }
        }

        void adept(int index, Words words) {
            people.rows.add(participation(Capacity.ADEPT, index, words));
        }

        void mentor(int index, Words words) {
            people.rows.add(participation(Capacity.MENTOR, index, words));
        }

        void consultingParticipant(int index, Words words) {
            people.rows.add(participation(Capacity.CONSULTING_PARTICIPANT, index, words));
        }

        /** Stages in turn: in the programme, asked for by a partner, not matched yet, refused, ended. */
        private Participation participation(Capacity role, int index, Words words) {
            String name = words.name();
            Participation row = new Participation(number, personId(), role)
                    .name(name)
                    .address(words.address())
                    .mobileNumber(words.mobile())
                    .emailAddress(words.emailOf(name, number))
                    .languageSkills(words.languages())
                    .occupation(words.occupation())
                    .ipAddress(words.ip());
            int stage = index % 5;
            Instant applied = daysAgo(words.between(150, 300));
            row.appliedAt(applied);
            if (stage <= 1 || stage == 4) {
                running(row, applied, words);
            }
            if (stage == 0 && role == Capacity.ADEPT) {
                row.requestedAt(daysAgo(words.between(2, 20)));
            } else if (stage == 3) {
                row.refusedAt(daysAgo(words.between(5, 60)));
                if (index % 2 == 0) {
                    agree(applied, Purposes.CARRY_TO_NEXT_ADMISSION);
                }
            } else if (stage == 4) {
                row.endedAt(daysAgo(words.between(1, 30)));
            }
            if (index % 3 == 0) {
                agree(applied, Purposes.SEND_NEWSLETTER, Purposes.SEND_EVENT_INVITATIONS, Purposes.SEND_SURVEYS);
            }
            return row;
        }

        private void running(Participation row, Instant applied, Words words) {
            row.acceptedAt(applied.plus(Duration.ofDays(30)))
                    .matchedAt(applied.plus(Duration.ofDays(45)))
                    .startedAt(applied.plus(Duration.ofDays(60)))
                    .endedAt(now.plus(Duration.ofDays(words.between(60, 200))))
                    .attendance(words.between(3, 9) + " of 10 meetings")
                    .meetingContent("chat: " + words.topic());
        }

        void jobApplicant(int index, Words words) {
            String name = words.name();
            JobApplication row = new JobApplication(number, personId())
                    .name(name)
                    .address(words.address())
                    .mobileNumber(words.mobile())
                    .emailAddress(words.emailOf(name, number))
                    .cv("CV of " + name + ": " + words.occupation())
                    .coverLetter("Dear Mitt Liv, " + words.topic() + " is what I do best. " + name)
                    .photo("photo-" + number + ".jpg");
            if (index % 4 == 0) {
                row.closedAt(daysAgo(words.between(20, 200)));
            } else if (index % 4 == 1) {
                row.closedAt(daysAgo(words.between(800, 1200)));
                if (index == 1) {
                    LocalDate review = now.atZone(ZoneOffset.UTC).toLocalDate().plusYears(1);
                    people.holds.put(
                            personId(),
                            new LegalHold(
                                    "a dispute at court", "legal counsel", daysAgo(90), Optional.empty(), review));
                }
            }
            people.rows.add(row);
        }

        void partnerContact(int index, Words words) {
            String name = words.name();
            PartnerContact row = new PartnerContact(number, personId())
                    .name(name)
                    .contactDetails(words.emailOf(name, number) + ", " + words.mobile())
                    .position("recruiter, Example Company " + (index + 1));
            if (index % 5 == 4) {
                row.endedAt(daysAgo(words.between(10, 100)));
                row.dutyBeganAt(index % 2 == 0 ? daysAgo(words.between(200, 400)) : null);
            }
            people.rows.add(row);
        }

        void subscriber(int index, Words words) {
            people.rows.add(new Subscription(number, personId()).emailAddress(words.emailOf(words.name(), number)));
            Instant agreed = daysAgo(words.between(30, 400));
            agree(agreed, Purposes.SEND_NEWSLETTER);
            if (index % 6 == 5) {
                said(Consent.withdrawn(Purposes.SEND_NEWSLETTER, daysAgo(words.between(1, 20))));
            }
        }

        void enquirer(int index, Words words) {
            Enquiry row = new Enquiry(number, personId());
            String question = words.name() + " asks about " + words.topic();
            if (index % 2 == 0) {
                row.correspondence(question);
            } else {
                row.formContent(question);
                agree(daysAgo(words.between(3, 30)), Purposes.HANDLE_ENQUIRY);
            }
            people.rows.add(row.closedAt(index % 3 == 0 ? daysAgo(words.between(0, 2)) : null));
        }

        private void agree(Instant at, Purpose... to) {
            for (Purpose purpose : to) {
                said(Consent.given(purpose, at));
            }
        }

        private void said(Consent entry) {
            people.consents.computeIfAbsent(personId(), id -> new ArrayList<>()).add(entry);
        }

        private String personId() {
            return "p-%04d".formatted(number);
        }

        private Instant daysAgo(int days) {
            return now.minus(Duration.ofDays(days));
        }
    }
}

package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Invents people who take no part in a programme: applicants for jobs, contacts of partners, subscribers, enquirers. */
final class Outsiders {
    void jobApplicant(long index, Invented person, Words words) {
        String name = words.name();
        JobApplication row = new JobApplication(person.number(), person.personId())
                .name(name)
                .address(words.address())
                .mobileNumber(words.mobile())
                .emailAddress(words.emailOf(name, person.number()))
                .cv("CV of " + name + ": " + words.occupation())
                .coverLetter("Dear Mitt Liv, " + words.topic() + " is what I do best. " + name)
                .photo("photo-" + person.number() + ".jpg");
        if (index % 4 == 0) {
            row.closedAt(person.daysAgo(words.between(20, 200)));
        } else if (index % 4 == 1) {
            row.closedAt(person.daysAgo(words.between(800, 1200)));
            if (index == 1) {
                LocalDate review =
                        person.now().atZone(ZoneOffset.UTC).toLocalDate().plusYears(1);
                person.hold(new LegalHold(
                        "a dispute at court", "legal counsel", person.daysAgo(90), Optional.empty(), review));
            }
        }
        person.store(row);
    }

    /** Each speaks for a company of her own; every third of these asks for candidates. */
    void partnerContact(long index, Invented person, Words words) {
        String name = words.name();
        long number = index + 1;
        PartnerCompany company = new PartnerCompany(number, "Example Company " + number, index % 4 == 3 ? "US" : "SE");
        person.store(company);
        if (index % 3 == 0) {
            LocalDate asked = person.daysAgo(20).atZone(ZoneOffset.UTC).toLocalDate();
            person.store(new CandidateRequest(number, company, words.occupation(), asked));
        }
        PartnerContact row = new PartnerContact(person.number(), person.personId())
                .name(name)
                .contactDetails(words.emailOf(name, person.number()) + ", " + words.mobile())
                .position("recruiter, " + company.name())
                .companyId(number);
        if (index % 5 == 4) {
            row.endedAt(person.daysAgo(words.between(10, 100)));
            row.dutyBeganAt(index % 2 == 0 ? person.daysAgo(words.between(200, 400)) : null);
        }
        person.store(row);
    }

    void subscriber(long index, Invented person, Words words) {
        person.store(new Subscription(person.number(), person.personId())
                .emailAddress(words.emailOf(words.name(), person.number())));
        person.agree(person.daysAgo(words.between(30, 400)), Purposes.SEND_NEWSLETTER);
        if (index % 6 == 5) {
            person.withdraw(person.daysAgo(words.between(1, 20)), Purposes.SEND_NEWSLETTER);
        }
    }

    void enquirer(long index, Invented person, Words words) {
        Enquiry row = new Enquiry(person.number(), person.personId());
        String question = words.name() + " asks about " + words.topic();
        if (index % 2 == 0) {
            row.correspondence(question);
        } else {
            row.formContent(question);
            person.agree(person.daysAgo(words.between(3, 30)), Purposes.HANDLE_ENQUIRY);
        }
        person.store(row.closedAt(index % 3 == 0 ? person.daysAgo(words.between(0, 2)) : null));
    }
}

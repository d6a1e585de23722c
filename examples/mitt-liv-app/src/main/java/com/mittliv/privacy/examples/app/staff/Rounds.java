package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.examples.app.people.AdmissionRound;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Service;

/** The rounds of admission, with how many of their applications a purpose may read. */
@Service
class Rounds {
    private final Registers registers;
    private final EntityManager entities;

    Rounds(Registers registers, EntityManager entities) {
        this.registers = registers;
        this.entities = entities;
    }

    /**
     * A round.
     *
     * @param toAssess how many applications may still be assessed
     * @param toMatch how many may still be matched
     * @param running how many take part
     */
    record Standing(AdmissionRound round, long toAssess, long toMatch, long running) {}

    /**
     * All rounds, the latest first.
     *
     * @throws com.mittliv.privacy.spring.security.PurposeNotGrantedException if the caller runs no programme
     */
    List<Standing> all() {
        List<AdmissionRound> rounds = registers.reading(
                Purposes.ADMINISTER_PARTICIPATION,
                () -> entities.createQuery(
                                "from AdmissionRound r join fetch r.programme order by r.opensOn desc",
                                AdmissionRound.class)
                        .getResultList());
        return rounds.stream()
                .map(round -> new Standing(
                        round,
                        count(round, Purposes.ASSESS_ELIGIBILITY),
                        count(round, Purposes.MATCH_MENTOR_ADEPT),
                        count(round, Purposes.ADMINISTER_PARTICIPATION)))
                .toList();
    }

    /** The same question for each purpose; the policy leaves it other rows. */
    private long count(AdmissionRound round, Purpose purpose) {
        return registers.reading(
                purpose,
                () -> entities.createQuery("select count(p) from Participation p where p.round.id = :round", Long.class)
                        .setParameter("round", round.id())
                        .getSingleResult());
    }
}

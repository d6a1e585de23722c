package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SubjectHash;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.examples.app.desk.Explainer;
import com.mittliv.privacy.examples.app.people.CandidateRequest;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Kind.Column;
import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Recipients;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;

/** What partner companies ask for, and what of an adept is given to them (Art. 15(1)(c) GDPR: whom it was given to). */
@Service
class Referrals {
    private final Registers registers;
    private final Explainer explainer;
    private final EntityManager entities;
    private final AuditLog record;
    private final SubjectHasher hasher;
    private final Policy policy;
    private final InstantSource clock;

    Referrals(
            Registers registers,
            Explainer explainer,
            EntityManager entities,
            AuditLog record,
            SubjectHasher hasher,
            Policy policy,
            InstantSource clock) {
        this.registers = registers;
        this.explainer = explainer;
        this.entities = entities;
        this.record = record;
        this.hasher = hasher;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * What became of a referral.
     *
     * @param given what the company gets; nothing where it was refused
     * @param refusal why nothing is given
     */
    record Outcome(Map<DataCategory, String> given, Optional<Deny> refusal) {}

    /** The companies' questions, the latest first. */
    Page<CandidateRequest> requests(Pageable page) {
        return registers.reading(Purposes.REFER_CANDIDATES, () -> {
            long total = entities.createQuery("select count(r) from CandidateRequest r", Long.class)
                    .getSingleResult();
            List<CandidateRequest> some = entities.createQuery(
                            "from CandidateRequest r join fetch r.company order by r.askedOn desc, r.id",
                            CandidateRequest.class)
                    .setFirstResult((int) page.getOffset())
                    .setMaxResults(page.getPageSize())
                    .getResultList();
            return new PageImpl<>(some, page, total);
        });
    }

    /** A company's question; empty if there is none of that number. */
    Optional<CandidateRequest> request(long id) {
        return registers.reading(
                Purposes.REFER_CANDIDATES, () -> Optional.ofNullable(entities.find(CandidateRequest.class, id)));
    }

    /** Who may be referred now. */
    Page<Participation> candidates(Pageable page) {
        return registers.page(Purposes.REFER_CANDIDATES, Kind.PARTICIPATIONS, Optional.empty(), page);
    }

    /**
     * Gives what the policy permits of an adept to the company that asked.
     *
     * @return what is given, or why nothing is; empty if there is nobody of that number who may be referred
     */
    Optional<Outcome> refer(CandidateRequest request, long participation) {
        return registers
                .find(Purposes.REFER_CANDIDATES, Kind.PARTICIPATIONS, participation)
                .map(row -> refer(request, row));
    }

    private Outcome refer(CandidateRequest request, Participation adept) {
        Destination company =
                Destination.to(Recipients.PARTNER_COMPANY).in(request.company().country());
        Map<DataCategory, String> given = new LinkedHashMap<>();
        Optional<Permit> permitted = Optional.empty();
        for (Column<Participation> column : Kind.PARTICIPATIONS.columns()) {
            Optional<String> value = column.of(adept);
            if (value.isEmpty()) {
                continue;
            }
            Optional<Decision> decision = explainer.decide(
                    Participation.class, adept.id(), Purposes.REFER_CANDIDATES, company, column.category());
            // INVARIANT: one refusal, and nothing is given.
            if (decision.orElseThrow() instanceof Deny deny) {
                record.append(AuditEvent.refused(deny, hashOf(adept), policy, clock.instant()));
                return new Outcome(Map.of(), Optional.of(deny));
            }
            permitted = Optional.of((Permit) decision.orElseThrow());
            given.put(column.category(), value.get());
        }
        // INVARIANT: what is not on record is not given.
        permitted.ifPresent(permit -> record.append(
                AuditEvent.disclosed(permit, List.copyOf(given.keySet()), hashOf(adept), policy, clock.instant())));
        return new Outcome(given, Optional.empty());
    }

    private SubjectHash hashOf(Participation row) {
        return hasher.hash(row.personId());
    }
}

package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.rights.ErasurePlan.GoesNow;
import com.mittliv.privacy.rights.ErasurePlan.Item;
import com.mittliv.privacy.rights.ErasurePlan.Stays;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Weighs a request for erasure against every ground that keeps a datum. */
final class Erasure {
    private final PrivacyEngine engine;
    private final PersonFile file;
    private final Set<ErasureGround> invoked;
    private final Instant now;

    Erasure(PrivacyEngine engine, PersonFile file, Set<ErasureGround> invoked, Instant now) {
        this.engine = engine;
        this.file = file;
        this.invoked = invoked;
        this.now = now;
    }

    ErasurePlan plan() {
        List<Item> items = new ArrayList<>();
        Set<Purpose> objected = new LinkedHashSet<>();
        for (FiledRecord record : file.records()) {
            for (DataCategory category : record.data().keySet()) {
                items.add(weigh(record, category, objected));
            }
        }
        SubjectState after = withdraws() ? withoutConsent() : file.subject();
        for (Purpose purpose : objected) {
            after = after.with(Objection.to(purpose, now));
        }
        List<Datum> gone = items.stream()
                .filter(GoesNow.class::isInstance)
                .map(Item::datum)
                .toList();
        return new ErasurePlan(items, after, new Told(engine, file).about(gone));
    }

    private SubjectState withoutConsent() {
        return file.subject()
                .with(Withdrawals.standing(engine, file.subject(), now).stream()
                        .map(purpose -> Consent.withdrawn(purpose, now))
                        .toList());
    }

    private Item weigh(FiledRecord record, DataCategory category, Set<Purpose> objected) {
        Datum datum = Extracts.datum(record, category);
        KeepingVerdict keeping = engine.retentionOf(file.subject(), record.state(), category, now);
        if (keeping.isDue()) {
            return new GoesNow(datum, EnumSet.of(ErasureGround.NO_LONGER_NEEDED));
        }
        Map<Ground, ErasureException> because = new LinkedHashMap<>();
        Set<ErasureGround> why = EnumSet.noneOf(ErasureGround.class);
        for (Ground ground : keeping.heldBy()) {
            Optional<ErasureException> exception = exception(ground);
            if (exception.isPresent()) {
                because.put(ground, exception.get());
            } else if (ground instanceof Ground.ByRule byRule) {
                ErasureGround fallen = fallenFor(byRule.rule());
                why.add(fallen);
                if (fallen == ErasureGround.OBJECTED) {
                    objected.add(byRule.purpose());
                }
            }
        }
        return because.isEmpty()
                ? new GoesNow(datum, why)
                : new Stays(
                        datum,
                        because,
                        new KeepingVerdict(category, now, keeping.zone(), List.copyOf(because.keySet())));
    }

    /** Why a ground stands against the request; empty if it falls. */
    private Optional<ErasureException> exception(Ground ground) {
        if (!(ground instanceof Ground.ByRule byRule)) {
            return Optional.of(ErasureException.LEGAL_HOLD);
        }
        ProcessingRule rule = byRule.rule();
        if (rule.basis() instanceof LegalBasis.Consent && withdraws()) {
            return Optional.empty();
        }
        Optional<ErasureException> lasting = lasting(rule, byRule.purpose());
        if (lasting.isPresent()) {
            return lasting;
        }
        if (invoked.contains(ErasureGround.UNLAWFUL) || invoked.contains(ErasureGround.OBLIGED_TO_ERASE)) {
            return Optional.empty();
        }
        boolean open = byRule.purpose().isDirectMarketing() || rule.basis() instanceof LegalBasis.LegitimateInterests;
        if (!open || !invoked.contains(ErasureGround.OBJECTED)) {
            return Optional.of(ErasureException.STILL_NEEDED);
        }
        return isOverridden(byRule.purpose()) ? Optional.of(ErasureException.COMPELLING_GROUNDS) : Optional.empty();
    }

    /** The exceptions of Art. 17(3), which stand against every ground of Art. 17(1). */
    private static Optional<ErasureException> lasting(ProcessingRule rule, Purpose purpose) {
        if (purpose.isLegalClaims()) {
            return Optional.of(ErasureException.LEGAL_CLAIMS);
        } else if (rule.basis() instanceof LegalBasis.LegalObligation) {
            return Optional.of(ErasureException.LEGAL_OBLIGATION);
        } else if (rule.basis() instanceof LegalBasis.PublicTask) {
            return Optional.of(ErasureException.PUBLIC_TASK);
        }
        return rule.specialCategoryCondition().flatMap(Erasure::special);
    }

    private static Optional<ErasureException> special(SpecialCategoryCondition condition) {
        return switch (condition) {
            case HEALTH_CARE, PUBLIC_HEALTH -> Optional.of(ErasureException.PUBLIC_HEALTH);
            case RESEARCH -> Optional.of(ErasureException.RESEARCH);
            case LEGAL_CLAIMS -> Optional.of(ErasureException.LEGAL_CLAIMS);
            default -> Optional.empty();
        };
    }

    /** Whether the controller recorded compelling grounds; they never override an objection to direct marketing. */
    private boolean isOverridden(Purpose purpose) {
        List<String> chain =
                Hierarchy.selfAndBroader(purpose).stream().map(Purpose::id).toList();
        return !purpose.isDirectMarketing()
                && file.subject().objections().stream()
                        .filter(objection -> objection.compellingGrounds().isPresent())
                        .anyMatch(
                                objection -> chain.contains(objection.purpose().id()));
    }

    private boolean withdraws() {
        return invoked.contains(ErasureGround.CONSENT_WITHDRAWN) || invoked.contains(ErasureGround.CHILD_SERVICE);
    }

    private ErasureGround fallenFor(ProcessingRule rule) {
        if (invoked.contains(ErasureGround.UNLAWFUL)) {
            return ErasureGround.UNLAWFUL;
        } else if (invoked.contains(ErasureGround.OBLIGED_TO_ERASE)) {
            return ErasureGround.OBLIGED_TO_ERASE;
        } else if (rule.basis() instanceof LegalBasis.Consent && withdraws()) {
            return invoked.contains(ErasureGround.CHILD_SERVICE)
                    ? ErasureGround.CHILD_SERVICE
                    : ErasureGround.CONSENT_WITHDRAWN;
        }
        return ErasureGround.OBJECTED;
    }
}

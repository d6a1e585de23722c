package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.rights.AccessReport.Entry;
import com.mittliv.privacy.rights.AccessReport.Use;
import com.mittliv.privacy.rights.PortabilityReport.Exclusion;
import com.mittliv.privacy.rights.PortabilityReport.Standing;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what is held about a person: all there is to say of it, or what can be taken elsewhere. */
final class Extracts {
    private final PrivacyEngine engine;
    private final PersonFile file;
    private final Instant now;

    Extracts(PrivacyEngine engine, PersonFile file, Instant now) {
        this.engine = engine;
        this.file = file;
        this.now = now;
    }

    AccessReport access() {
        List<Entry> entries = new ArrayList<>();
        Map<Datum, Withholding> withheld = new LinkedHashMap<>();
        Told told = new Told(engine, file);
        for (FiledRecord record : file.records()) {
            record.data().forEach((category, origin) -> {
                Datum datum = datum(record, category);
                if (record.withheld().containsKey(category)) {
                    withheld.put(datum, record.withheld().get(category));
                } else {
                    entries.add(new Entry(
                            datum,
                            origin,
                            uses(record, category),
                            told.recipientsOf(datum),
                            keeping(record, category)));
                }
            });
        }
        return new AccessReport(entries, withheld, engine.policy().rights(), Complaint.of(engine.policy()));
    }

    private List<Use> uses(FiledRecord record, DataCategory category) {
        List<Use> uses = new ArrayList<>();
        for (ProcessingRule rule : engine.rulesUsing(record.state().role(), category)) {
            for (Purpose purpose : rule.purposes()) {
                uses.add(new Use(
                        rule, purpose, engine.access(purpose, category).decide(file.subject(), record.state(), now)));
            }
        }
        return uses;
    }

    PortabilityReport portability(DeclaredRight.Scope scope) {
        Map<Datum, Standing> portable = new LinkedHashMap<>();
        Map<Datum, Exclusion> excluded = new LinkedHashMap<>();
        for (FiledRecord record : file.records()) {
            record.data().forEach((category, origin) -> {
                Datum datum = datum(record, category);
                KeepingVerdict keeping = keeping(record, category);
                if (record.withheld().containsKey(category)) {
                    excluded.put(datum, Exclusion.WITHHELD);
                } else if (keeping.isDue()) {
                    excluded.put(datum, Exclusion.NO_LONGER_KEPT);
                } else {
                    Standing standing = standing(origin, keeping);
                    if (scope == DeclaredRight.Scope.ALL_DATA || standing == Standing.BY_LAW) {
                        portable.put(datum, standing);
                    } else {
                        excluded.put(
                                datum,
                                standing == Standing.OTHER_BASIS ? Exclusion.OTHER_BASIS : Exclusion.NOT_PROVIDED);
                    }
                }
            });
        }
        return new PortabilityReport(portable, excluded);
    }

    private static Standing standing(Origin origin, KeepingVerdict keeping) {
        if (!(origin instanceof Origin.Provided)) {
            return Standing.NOT_PROVIDED;
        }
        boolean agreed = keeping.heldBy().stream()
                .anyMatch(ground -> ground instanceof Ground.ByRule byRule
                        && isAgreed(byRule.rule().basis()));
        return agreed ? Standing.BY_LAW : Standing.OTHER_BASIS;
    }

    private static boolean isAgreed(LegalBasis basis) {
        return basis instanceof LegalBasis.Consent || basis instanceof LegalBasis.Contract;
    }

    private KeepingVerdict keeping(FiledRecord record, DataCategory category) {
        return engine.retentionOf(file.subject(), record.state(), category, now);
    }

    static Datum datum(FiledRecord record, DataCategory category) {
        return new Datum(record.id(), record.state().role(), category);
    }
}

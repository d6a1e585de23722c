package com.mittliv.privacy.spring.endpoint;

import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.jpa.rights.ErasureTally;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.audit.SpooledRecord;
import com.mittliv.privacy.spring.reload.PolicyFileStatus;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import com.mittliv.privacy.spring.sweep.SweepStatus;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into names, numbers and sentences what is told. */
final class Told {
    private Told() {}

    /** The hash is that of the policy as it is written, whatever file or program it came from. */
    static Map<String, Object> policy(Policy policy) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", policy.id());
        told.put("version", policy.version());
        told.put("sha256", sha256(PolicyJson.write(policy)));
        told.put("findings", policy.analyse().stream().map(Told::finding).toList());
        return told;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, Object> finding(Finding finding) {
        return Map.of(
                "kind", finding.kind(),
                "severity", finding.kind().severity(),
                "about", finding.about().orElse(""),
                "path", finding.path(),
                "fact", finding.fact(),
                "advice", finding.advice(),
                "accepted", finding.accepted().isPresent());
    }

    static Map<String, Object> coverage(PrivacyCoverage coverage) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        long personal = 0;
        for (PrivacyCoverage.Line line : coverage.lines()) {
            String name = line.attribute().isEmpty() ? line.entity() : line.entity() + "." + line.attribute();
            attributes.put(name, line.category().map(DataCategory::id).orElse("none: " + line.because()));
            personal += line.category().isPresent() ? 1 : 0;
        }
        return Map.of(
                "personal",
                personal,
                "exempt",
                coverage.lines().size() - personal,
                "attributes",
                attributes,
                "findings",
                List.copyOf(coverage.findings()));
    }

    /** What is due by the last sweep, which in a dry run erased nothing. */
    static Map<String, Object> sweep(SweepStatus status, Instant now) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("mode", status.mode());
        told.put("paused", status.paused());
        told.put("running", status.running());
        told.put("overdueAtMost", status.overdueAtMost(now).toString());
        status.last().ifPresent(report -> {
            Map<String, Object> last = new LinkedHashMap<>();
            last.put("at", report.at().toString());
            last.put("mode", report.mode());
            last.put("ending", report.ending());
            last.put("rows", report.rowsErased());
            last.put("attributes", report.attributesEmptied());
            told.put("last", last);
        });
        status.stores()
                .ifPresent(stores -> told.put(
                        "stores",
                        Map.of(
                                "records",
                                stores.deleted(),
                                "emptied",
                                stores.emptied(),
                                "failedPeople",
                                stores.failed())));
        status.failure().ifPresent(kind -> told.put("failure", kind));
        return told;
    }

    /** What waits, in words: who is to be told, whose consents are to be renewed. */
    static Map<String, Object> policyFile(PolicyFileStatus status) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("state", status.state());
        status.waiting().ifPresent(change -> {
            told.put("version", change.after().version());
            told.put("change", change.explain("en"));
        });
        status.problem().ifPresent(problem -> told.put("problem", problem));
        return told;
    }

    static Map<String, Object> audit(AuditLog log) {
        AuditHead head = log.head();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entries", head.sequence());
        told.put("hash", head.hash());
        if (log instanceof SpooledRecord spooled) {
            told.put("waiting", spooled.waiting());
            spooled.lastFailure().ifPresent(kind -> told.put("failure", kind));
        }
        return told;
    }

    /** Numbers and ages, whoever the orders are about. */
    static Map<String, Object> erasure(ErasureTally tally, Instant now) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("open", tally.open());
        told.put("late", tally.late());
        told.put("failing", tally.failing());
        age(told, "oldestOpen", tally.oldestOpen(), now);
        age(told, "oldestFailing", tally.oldestFailing(), now);
        told.put("noticesUntold", tally.untold());
        told.put("noticesGivenUp", tally.givenUp());
        age(told, "oldestUntold", tally.oldestUntold(), now);
        return told;
    }

    /** An age, nothing if the clock was set back. */
    private static void age(Map<String, Object> told, String name, Optional<Instant> since, Instant now) {
        since.ifPresent(at -> told.put(name, (now.isAfter(at) ? Duration.between(at, now) : Duration.ZERO).toString()));
    }

    static Map<String, Object> states(LiveSubjectStates states) {
        return Map.of("toldOfChanges", states.isToldOfChanges(), "asked", states.asked(), "loaded", states.loaded());
    }
}

package com.mittliv.privacy.spring.endpoint;

import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.reload.PolicyFileStatus;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import com.mittliv.privacy.spring.sweep.SweepStatus;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    static Map<String, Object> audit(AuditHead head) {
        return Map.of("entries", head.sequence(), "hash", head.hash());
    }

    static Map<String, Object> states(LiveSubjectStates states) {
        return Map.of("toldOfChanges", states.isToldOfChanges(), "asked", states.asked(), "loaded", states.loaded());
    }
}

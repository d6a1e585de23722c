package com.mittliv.privacy.examples.app.teamtailor;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.app.people.JobApplication.Capacity;
import com.mittliv.privacy.examples.app.people.Numbers;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.PurposeGate;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in candidates as the recruitment tool sends them: of each what the policy lets be collected for her role from that
 * source, and nothing else.
 */
@Service
public class TeamtailorImport {
    private static final String JOBLESS = "connected-without-job";

    private final PrivacyEngine engine;
    private final PurposeScope scope;
    private final PurposeGate gate;
    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final Numbers numbers;

    TeamtailorImport(
            PrivacyEngine engine,
            PurposeScope scope,
            PurposeGate gate,
            EntityManager entities,
            TransactionOperations transaction,
            Numbers numbers) {
        this.engine = engine;
        this.scope = scope;
        this.gate = gate;
        this.entities = entities;
        this.transaction = transaction;
        this.numbers = numbers;
    }

    /**
     * Takes in a file, all of it or nothing.
     *
     * @param file candidates as JSON
     * @param source where it came from
     * @return what became of it
     * @throws IllegalArgumentException if it cannot be read; without what stands in it
     * @throws com.mittliv.privacy.spring.security.PurposeNotGrantedException if the caller does not recruit
     */
    public ImportReport take(InputStream file, Source source) {
        gate.require(Purposes.RECRUITMENT);
        JsonNode candidates = read(file);
        ImportReport report = new ImportReport(source);
        transaction.executeWithoutResult(status -> candidates.forEach(each -> take(each, report)));
        return report;
    }

    // Not as the cause either: Jackson's messages quote what they could not read.
    private static JsonNode read(InputStream file) {
        JsonNode candidates;
        try {
            candidates = JsonMapper.shared().readTree(file).path("data");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the file is no JSON; ask the recruitment tool for it again");
        }
        if (!candidates.isArray()) {
            throw new IllegalArgumentException("the file has no list `data` of candidates; export candidates as JSON");
        }
        return candidates;
    }

    private void take(JsonNode candidate, ImportReport report) {
        String id = candidate.path("id").asString("");
        if (!id.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("a candidate has no number `id`; nothing was taken in");
        }
        String person = "t-" + id;
        if (isKnown(person)) {
            report.countKnown();
            return;
        }
        JsonNode attributes = candidate.path("attributes");
        boolean jobless = attributes.path(JOBLESS).asBoolean(false);
        Role role = jobless ? Roles.TEAMTAILOR_CONNECTOR : Roles.JOB_APPLICANT;
        JobApplication row = new JobApplication(numbers.row(), person)
                .capacity(jobless ? Capacity.TEAMTAILOR_CONNECTOR : Capacity.JOB_APPLICANT);
        int collected = 0;
        for (Map.Entry<String, JsonNode> field : attributes.properties()) {
            if (!field.getKey().equals(JOBLESS) && isCollected(field, role, row, report)) {
                collected++;
            }
        }
        if (collected == 0) {
            report.countEmpty();
            return;
        }
        scope.run(Purposes.RECRUITMENT, () -> {
            entities.persist(row);
            entities.flush();
            entities.clear();
        });
        report.countTaken();
    }

    private boolean isCollected(Map.Entry<String, JsonNode> field, Role role, JobApplication row, ImportReport report) {
        Optional<Sent> sent = Sent.named(field.getKey());
        if (sent.isEmpty()) {
            report.pass(field.getKey());
            return false;
        }
        Decision decision = engine.decideCollection(role, sent.get().category(), report.source());
        if (decision instanceof Deny deny) {
            report.refuse(sent.get().category(), deny);
            return false;
        }
        sent.get().storeIn(row, field.getValue().asString(""));
        report.collect(sent.get().category());
        return true;
    }

    @SuppressWarnings("try")
    private boolean isKnown(String person) {
        try (Opened opened = scope.openSystem("see who came in from the recruitment tool before")) {
            long rows = entities.createQuery(
                            "select count(a) from JobApplication a where a.personId = :person", Long.class)
                    .setParameter("person", person)
                    .getSingleResult();
            entities.clear();
            return rows > 0;
        }
    }
}

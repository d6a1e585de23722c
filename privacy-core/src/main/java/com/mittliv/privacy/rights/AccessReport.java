package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person is told who asks for access (Art. 15 GDPR).
 *
 * @param data what is held, and all there is to tell of it
 * @param withheld what is held and not handed out, and why
 * @param rights what else the person can ask for
 * @param complaint where the person can complain
 */
public record AccessReport(
        List<Entry> data, Map<Datum, Withholding> withheld, List<DeclaredRight> rights, Complaint complaint) {
    /**
     * A datum and all there is to tell of it.
     *
     * @param datum which
     * @param origin where it came from
     * @param uses what for, on which basis; each with what the engine decides of that purpose now
     * @param recipients who outside got it or may get it
     * @param retention until when it is kept, and by what; a datum that is due is held still and must be gone
     */
    public record Entry(
            Datum datum, Origin origin, List<Use> uses, Set<Recipient> recipients, KeepingVerdict retention) {
        /** Copies. */
        public Entry {
            uses = List.copyOf(uses);
            recipients = Collections.unmodifiableSet(new LinkedHashSet<>(recipients));
        }
    }

    /**
     * A purpose of a rule.
     *
     * @param rule the rule, with basis, recipients and sources
     * @param purpose what for
     * @param now what the engine decides of the purpose at the instant of the report
     */
    public record Use(ProcessingRule rule, Purpose purpose, Decision now) {}

    /** Copies. */
    public AccessReport {
        data = List.copyOf(data);
        withheld = Collections.unmodifiableMap(new java.util.LinkedHashMap<>(withheld));
        rights = List.copyOf(rights);
    }
}

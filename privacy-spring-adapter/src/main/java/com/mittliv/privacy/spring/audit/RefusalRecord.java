package com.mittliv.privacy.spring.audit;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.spring.Refusal;
import com.mittliv.privacy.spring.RefusalEvent;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Puts requests answered by a refusal on record. It names nobody: whom a request was about, a refusal does not tell. */
final class RefusalRecord implements ApplicationListener<PayloadApplicationEvent<RefusalEvent>> {
    private static final Log LOG = LogFactory.getLog(RefusalRecord.class);

    private final AuditLog log;
    private final PrivacyEngine engine;
    private final InstantSource clock;

    RefusalRecord(AuditLog log, PrivacyEngine engine, InstantSource clock) {
        this.log = log;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<RefusalEvent> event) {
        try {
            AuditEntry unused = log.append(event(event.getPayload().refusal()));
        } catch (AuditException e) {
            // It is refused all the same.
            LOG.error("a refusal could not be put on record; look into the database, and at its tables");
        }
    }

    private AuditEvent event(Refusal refusal) {
        return new AuditEvent(
                Kind.REFUSED,
                clock.instant(),
                Optional.empty(),
                engine.policy().version(),
                refusal.purpose(),
                Optional.empty(),
                refusal.category().stream().toList(),
                refusal.rule(),
                Optional.of(refusal.reason().toLowerCase(Locale.ROOT).replace('_', '-')),
                OptionalLong.empty());
    }
}

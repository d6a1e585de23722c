package com.mittliv.privacy.spring.observation;

import com.mittliv.privacy.spring.RefusalEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Counts refusals in {@code privacy.refusals}, by reason and purpose: terms of the policy, so that there are few of them.
 */
final class RefusalMetrics implements ApplicationListener<PayloadApplicationEvent<RefusalEvent>> {
    private static final String NONE = "none";

    private final MeterRegistry registry;

    RefusalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<RefusalEvent> event) {
        var refusal = event.getPayload().refusal();
        Counter.builder("privacy.refusals")
                .description("Requests answered by a refusal of the privacy policy")
                .tag("reason", refusal.reason())
                .tag("purpose", refusal.purpose().orElse(NONE))
                .register(registry)
                .increment();
    }
}

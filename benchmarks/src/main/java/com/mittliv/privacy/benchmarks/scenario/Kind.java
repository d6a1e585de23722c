package com.mittliv.privacy.benchmarks.scenario;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Text;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** What a rule rests on and when it ends. */
public enum Kind {
    /** A contract; kept two years after the event. */
    CONTRACT,
    /** Consent; kept while it is in force. */
    CONSENT,
    /** Legitimate interests, open to objection; kept thirty days after the event. */
    INTERESTS,
    /** A legal obligation; kept until the event. */
    DUTY;

    /**
     * The legal basis.
     *
     * @return as the policy states it
     */
    public LegalBasis basis() {
        return switch (this) {
            case CONTRACT -> LegalBasis.contract();
            case CONSENT -> LegalBasis.consent();
            case INTERESTS -> LegalBasis.legitimateInterests(Text.of("en", "running the programme"), "balancing-test");
            case DUTY -> LegalBasis.legalObligation(Text.of("en", "the Bookkeeping Act"));
        };
    }

    /**
     * The retention.
     *
     * @param event the event it counts from
     * @return as the policy states it
     */
    public Retention retention(Event event) {
        return switch (this) {
            case CONTRACT -> Retention.years(2).after(event);
            case CONSENT -> Retention.whileConsented();
            case INTERESTS -> Retention.days(30).after(event);
            case DUTY -> Retention.until(event);
        };
    }

    /**
     * When a rule of this kind ends, reckoned without the library for the engines it is compared with.
     *
     * @param happened when the event happened
     * @param zone where days end
     * @return the first instant at which it no longer holds
     */
    ZonedDateTime end(ZonedDateTime happened, ZoneId zone) {
        ZonedDateTime local = happened.withZoneSameInstant(zone);
        return switch (this) {
            case CONTRACT -> local.plusYears(2).plusDays(1).with(LocalTime.MIN);
            case INTERESTS -> local.plusDays(31).with(LocalTime.MIN);
            case CONSENT, DUTY -> local;
        };
    }

    /**
     * Names the instant at which rules of this kind that look at an event end.
     *
     * @param event the event's id
     * @return the name of a fact
     */
    public String endOf(String event) {
        return (name().toLowerCase(Locale.ROOT) + "-" + event).replace('-', '_');
    }
}

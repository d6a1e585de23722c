package com.mittliv.privacy.condition;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Period;
import java.util.List;

/**
 * Translates conditions to predicates of some kind, such as conditions on rows in SQL.
 *
 * <p>What a condition means stands here; what an implementation adds is how the facts are found. Each fact is asked of
 * one record, its person, and one instant, here called now. A fact that is not recorded, or that the place at hand
 * cannot record, is a fact that never was: an event that is absent has not happened, nor does it lie ahead. What an
 * implementation cannot express it must refuse when it is asked for, not when the predicate is applied.
 *
 * <p>A translation of {@code engine.conditionToUse(role, category, purpose)} is right if it holds for just those records
 * of the role for which {@code engine.access(purpose, category).decide(…)} permits.
 *
 * @param <P> the kind of predicate
 */
public interface ConditionTranslator<P> {
    /**
     * An event is recorded at now or before it.
     *
     * @param event the event
     * @return the predicate
     */
    P happened(Event event);

    /**
     * An event is recorded after now; by itself that says nothing before it, unlike the opposite of {@link #happened}.
     *
     * @param event the event
     * @return the predicate
     */
    P liesAhead(Event event);

    /**
     * A period after an event is over: now is at or after the instant that {@code Calendar.due} gives, or, the same, the
     * event is recorded before the one that {@code Calendar.cutOff} gives for now.
     *
     * @param event the event
     * @param period how long
     * @param anchor from when
     * @return the predicate
     */
    P isOver(Event event, Period period, Anchor anchor);

    /**
     * A consent to a purpose is in force, as {@link ConsentInForce} says.
     *
     * @param purpose the purpose
     * @return the predicate
     */
    P consentInForce(Purpose purpose);

    /**
     * An objection made at now or before it stands against a purpose or a wider one.
     *
     * @param purpose the purpose
     * @param overridable whether compelling grounds set an objection aside
     * @return the predicate
     */
    P objected(Purpose purpose, Overridable overridable);

    /**
     * A restriction set at now or before it closes a purpose, as {@link NotRestricted} says.
     *
     * @param purpose the purpose
     * @return the predicate
     */
    P restricted(Purpose purpose);

    /**
     * The opposite, also of what speaks of facts that are not recorded.
     *
     * @param predicate the predicate
     * @return what holds just where it does not
     */
    P not(P predicate);

    /**
     * All hold.
     *
     * @param parts the predicates; none always hold
     * @return the predicate
     */
    P allOf(List<P> parts);

    /**
     * At least one holds.
     *
     * @param parts the predicates; none never holds
     * @return the predicate
     */
    P anyOf(List<P> parts);

    /**
     * Translates a condition.
     *
     * @param condition the condition
     * @return what holds just where the condition does
     */
    default P translate(Condition condition) {
        if (condition instanceof Happened happened) {
            return happened(happened.event());
        } else if (condition instanceof ConsentInForce consent) {
            return consentInForce(consent.purpose());
        } else if (condition instanceof NotObjected objection) {
            return not(objected(objection.purpose(), objection.overridable()));
        } else if (condition instanceof NotRestricted restriction) {
            return not(restricted(restriction.purpose()));
        } else if (condition instanceof Kept kept) {
            return kept(kept.retention());
        } else if (condition instanceof AllOf all) {
            return allOf(all.parts().stream().map(this::translate).toList());
        }
        return anyOf(((AnyOf) condition).parts().stream().map(this::translate).toList());
    }

    /** Kept while the end lies ahead; the latest of several ends is ahead if any is, the earliest if all are. */
    private P kept(Retention retention) {
        if (retention instanceof Until until) {
            return not(happened(until.event()));
        } else if (retention instanceof After after) {
            return not(isOver(after.event(), after.period(), after.anchor()));
        } else if (retention instanceof WhileRequired required) {
            return allOf(List.of(happened(required.from()), not(happened(required.until()))));
        } else if (retention instanceof UntilRecorded recorded) {
            return liesAhead(recorded.event());
        } else if (retention instanceof LatestOf latest) {
            return anyOf(latest.parts().stream().map(this::kept).toList());
        } else if (retention instanceof EarliestOf earliest) {
            return allOf(earliest.parts().stream().map(this::kept).toList());
        } else if (retention instanceof WhileConsented || retention instanceof NotStated) {
            // The consent is a condition of its own beside the retention.
            return allOf(List.of());
        }
        throw new IllegalStateException("a retention that leans on other rules has no end of its own; the conditions"
                + " of the engine name those rules instead");
    }
}

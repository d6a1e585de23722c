package com.mittliv.privacy.condition;

import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each condition asks of the facts, written as a formula. */
class ConditionTranslatorTest {
    private static final Event JOINED = Event.of("joined");
    private static final Event LEFT = Event.of("left");
    private static final Purpose SERVE = Purpose.of("serve");

    /** Writes formulas: {@code !} for not, {@code &} for all, {@code |} for any. */
    private static final class Formulas implements ConditionTranslator<String> {
        @Override
        public String happened(Event event) {
            return event.id();
        }

        @Override
        public String liesAhead(Event event) {
            return "ahead " + event.id();
        }

        @Override
        public String isOver(Event event, Period period, Anchor anchor) {
            return event.id() + (anchor == Anchor.DAY_OF_EVENT ? "+" : "+year+") + period;
        }

        @Override
        public String consentInForce(Purpose purpose) {
            return "consent " + purpose.id();
        }

        @Override
        public String objected(Purpose purpose, Overridable overridable) {
            return "objection " + purpose.id() + " " + overridable;
        }

        @Override
        public String restricted(Purpose purpose) {
            return "restriction " + purpose.id();
        }

        @Override
        public String not(String predicate) {
            return "!" + predicate;
        }

        @Override
        public String allOf(List<String> parts) {
            return "&" + parts;
        }

        @Override
        public String anyOf(List<String> parts) {
            return "|" + parts;
        }
    }

    private static void asks(Condition condition, String formula) {
        assertThat(new Formulas().translate(condition)).isEqualTo(formula);
    }

    private static void isKeptWhile(Retention retention, String formula) {
        asks(new Kept(retention), formula);
    }

    @Test
    void everyKindOfConditionAsksItsFact() {
        asks(new Happened(JOINED), "joined");
        asks(new ConsentInForce(SERVE), "consent serve");
        asks(new NotObjected(SERVE, Overridable.NEVER), "!objection serve NEVER");
        asks(new NotObjected(SERVE, Overridable.BY_COMPELLING_GROUNDS), "!objection serve BY_COMPELLING_GROUNDS");
        asks(new NotRestricted(SERVE), "!restriction serve");
        asks(new AllOf(List.of(new Happened(JOINED), new NotRestricted(SERVE))), "&[joined, !restriction serve]");
        asks(new AnyOf(List.of(new Happened(JOINED), new Happened(LEFT))), "|[joined, left]");
        asks(new AllOf(List.of()), "&[]");
        asks(new AnyOf(List.of()), "|[]");
    }

    @Test
    void everyKindOfRetentionIsKeptWhileItsEndLiesAhead() {
        isKeptWhile(until(LEFT), "!left");
        isKeptWhile(days(30).after(LEFT), "!left+P30D");
        isKeptWhile(years(7).afterTheYearOf(LEFT), "!left+year+P7Y");
        isKeptWhile(new WhileRequired(Text.NONE, JOINED, LEFT), "&[joined, !left]");
        isKeptWhile(new UntilRecorded(LEFT), "ahead left");
        isKeptWhile(until(LEFT).orLater(until(JOINED)), "|[!left, !joined]");
        isKeptWhile(until(LEFT).orEarlier(until(JOINED)), "&[!left, !joined]");
    }

    @Test
    void whatEndsWithTheConsentOrNeverAsksNothingMore() {
        isKeptWhile(whileConsented(), "&[]");
        isKeptWhile(new NotStated("silent"), "&[]");
    }

    @Test
    void whatLeansOnOtherRulesIsRefusedForThoseRulesAreNamedInstead() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Formulas().translate(new Kept(new WhileOtherwiseKept())))
                .withMessageContaining("leans on other rules");
    }
}

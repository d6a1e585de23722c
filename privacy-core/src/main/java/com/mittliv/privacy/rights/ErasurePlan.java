package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows when a person asks for erasure (Art. 17 GDPR), for each datum.
 *
 * @param items what goes and what stays
 * @param after the person's state with the withdrawals and objections the request amounts to
 * @param toTell who must be told of what goes (Art. 19)
 */
public record ErasurePlan(List<Item> items, SubjectState after, List<Notification> toTell) {
    /** What becomes of a datum. */
    public sealed interface Item {
        /**
         * Which datum.
         *
         * @return the datum
         */
        Datum datum();

        /**
         * What becomes of it, in words the person can be sent.
         *
         * @return in Swedish and English
         */
        Text words();
    }

    /**
     * A datum that goes now.
     *
     * @param datum which
     * @param grounds why
     */
    public record GoesNow(Datum datum, Set<ErasureGround> grounds) implements Item {
        /** Copies. */
        public GoesNow {
            grounds = Collections.unmodifiableSet(new LinkedHashSet<>(grounds));
        }

        @Override
        public Text words() {
            return ErasureWords.of(this);
        }
    }

    /**
     * A datum that stays.
     *
     * @param datum which
     * @param because what keeps it, and why that stands against the request
     * @param keeping the grounds that keep it, with their ends
     */
    public record Stays(Datum datum, Map<Ground, ErasureException> because, KeepingVerdict keeping) implements Item {
        /** Copies. */
        public Stays {
            because = Collections.unmodifiableMap(new LinkedHashMap<>(because));
        }

        /**
         * Until when.
         *
         * @return the end of the last ground, as far as it is known
         */
        public RetentionEnd until() {
            return keeping.end();
        }

        @Override
        public Text words() {
            return ErasureWords.of(this);
        }
    }

    /** Copies. */
    public ErasurePlan {
        items = List.copyOf(items);
        toTell = List.copyOf(toTell);
    }

    /**
     * What goes now.
     *
     * @return those of the items
     */
    public List<GoesNow> goesNow() {
        return items.stream()
                .filter(GoesNow.class::isInstance)
                .map(GoesNow.class::cast)
                .toList();
    }

    /**
     * What stays.
     *
     * @return those of the items
     */
    public List<Stays> stays() {
        return items.stream()
                .filter(Stays.class::isInstance)
                .map(Stays.class::cast)
                .toList();
    }
}

package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.Kept;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.rights.ErasurePlan.GoesNow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of erasures: terms of the policy and counts, no values and no ids of rows. */
final class ErasureView {
    private ErasureView() {}

    /** What an order would do; data of which the same is to be told are one line. */
    record PlanView(String plan, List<Line> items) {
        static PlanView of(ErasurePlan plan, String name) {
            Map<Line, Long> lines = new LinkedHashMap<>();
            plan.items()
                    .forEach(item -> lines.merge(
                            new Line(
                                    item.datum().role().id(),
                                    item.datum().category().id(),
                                    item instanceof GoesNow ? "GOES" : "STAYS",
                                    RightsDesk.speak(item.words()),
                                    1),
                            1L,
                            Long::sum));
            return new PlanView(
                    name,
                    lines.entrySet().stream()
                            .map(line -> line.getKey().times(line.getValue()))
                            .toList());
        }
    }

    record Line(String role, String category, String what, String words, long records) {
        Line times(long many) {
            return new Line(role, category, what, words, many);
        }
    }

    /** How far an order has come. */
    record OrderView(
            long order,
            String state,
            Instant receivedAt,
            LocalDate answerUntil,
            Map<String, Long> erased,
            List<Kept> kept,
            Optional<Instant> doneAt) {
        static OrderView of(ErasureOrder order) {
            return new OrderView(
                    order.id(),
                    order.state().name(),
                    order.receivedAt(),
                    order.deadline().lastDay(),
                    order.erased(),
                    order.kept(),
                    order.doneAt());
        }
    }
}

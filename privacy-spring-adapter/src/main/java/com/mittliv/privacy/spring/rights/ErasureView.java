package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.Kept;
import com.mittliv.privacy.jpa.rights.StorePlan;
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

    /** What an order would do to rows, and in stores. */
    record PlanView(String plan, List<Line> items, List<StoreView> stores) {
        static PlanView of(ErasurePlan rows, List<StorePlan> stores, String name) {
            return new PlanView(
                    name, lines(rows), stores.stream().map(StoreView::of).toList());
        }
    }

    /** What it would do in a store, or what kept that from telling. */
    record StoreView(String store, List<Line> items, Optional<String> failure) {
        static StoreView of(StorePlan plan) {
            return new StoreView(
                    plan.store(), plan.plan().map(ErasureView::lines).orElse(List.of()), plan.failure());
        }
    }

    /** Data of which the same is to be told are one line. */
    private static List<Line> lines(ErasurePlan plan) {
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
        return lines.entrySet().stream()
                .map(line -> line.getKey().times(line.getValue()))
                .toList();
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

package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.StorePlan;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.rights.ErasureGround;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.spring.rights.ErasureView.OrderView;
import com.mittliv.privacy.spring.rights.ErasureView.PlanView;
import com.mittliv.privacy.spring.rights.RightsDesk.Asked;
import com.mittliv.privacy.spring.rights.RightsProblem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasure (Art. 17 GDPR): a plan first, then an order by the plan that was seen. */
@RestController
@RequestMapping("${privacy.rights.path:" + RightsProperties.DEFAULT_PATH + "}")
class ErasureController {
    private static final Set<ErasureGround> WITHOUT_A_REASON =
            EnumSet.of(ErasureGround.CONSENT_WITHDRAWN, ErasureGround.OBJECTED);

    private final RightsDesk desk;
    private final ErasureOrders orders;
    private final ErasureReceipts receipts;

    ErasureController(RightsDesk desk, ErasureOrders orders, ErasureReceipts receipts) {
        this.desk = desk;
        this.orders = orders;
        this.receipts = receipts;
    }

    @GetMapping({"/me/erasure", "/persons/{person}/erasure"})
    ResponseEntity<PlanView> plan(@PathVariable("person") Optional<String> person) {
        String subject = desk.admit(person, DataSubjectRight.ERASURE).subject();
        Plans plans = plans(subject);
        return notStored(200).body(PlanView.of(plans.rows, plans.stores, nameOf(plans, subject)));
    }

    @PostMapping({"/me/erasure", "/persons/{person}/erasure"})
    ResponseEntity<OrderView> order(@PathVariable("person") Optional<String> person, HttpServletRequest request)
            throws IOException {
        RightsRequest admitted = desk.admit(person, DataSubjectRight.ERASURE);
        String seen = RequestBodies.read(request, RequestBodies.Order.class).plan();
        String now = nameOf(plans(admitted.subject()), admitted.subject());
        if (!MessageDigest.isEqual(seen.getBytes(StandardCharsets.UTF_8), now.getBytes(StandardCharsets.UTF_8))) {
            throw new RightsProblem(
                    Kind.PLAN_CHANGED,
                    "what would be erased is no longer what the plan said, or was ordered before; look at the plan anew");
        }
        Asked asked = desk.record(admitted);
        ErasureOrder order = orders.run(
                orders.take(asked.subject(), WITHOUT_A_REASON, asked.at()).id());
        return notStored(order.state() == ErasureOrder.State.DONE ? 200 : 202).body(OrderView.of(order));
    }

    @GetMapping({"/me/erasure/orders", "/persons/{person}/erasure/orders"})
    ResponseEntity<List<OrderView>> orders(@PathVariable("person") Optional<String> person) {
        String subject = desk.admit(person, DataSubjectRight.ERASURE).subject();
        return notStored(200)
                .body(orders.of(subject).stream().map(OrderView::of).toList());
    }

    private static ResponseEntity.BodyBuilder notStored(int status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private record Plans(ErasurePlan rows, List<StorePlan> stores) {}

    private Plans plans(String subject) {
        return new Plans(orders.plan(subject, WITHOUT_A_REASON), orders.plansOfStores(subject));
    }

    /**
     * Names a plan by all that it says, whose it is, and the orders that were taken before it: an order can be given by it
     * once. Keyed, so that nothing can be read from it and every instance names it alike.
     */
    private String nameOf(Plans plans, String subject) {
        StringBuilder all = new StringBuilder("erasure-plan");
        add(all, subject);
        orders.of(subject).forEach(order -> add(all, Long.toString(order.id())));
        addItems(all, plans.rows);
        for (StorePlan store : plans.stores) {
            add(all, store.store());
            add(all, store.failure().orElse(""));
            store.plan().ifPresent(plan -> addItems(all, plan));
        }
        return receipts.hash(all.toString()).hex();
    }

    private static void addItems(StringBuilder all, ErasurePlan plan) {
        plan.items().stream()
                .map(item -> {
                    StringBuilder line = new StringBuilder();
                    add(line, item.datum().record());
                    add(line, item.datum().role().id());
                    add(line, item.datum().category().id());
                    add(line, item.words().in("en").orElse(""));
                    return line.toString();
                })
                .sorted()
                .forEach(line -> add(all, line));
    }

    private static void add(StringBuilder to, String part) {
        to.append(part.length()).append(':').append(part);
    }
}

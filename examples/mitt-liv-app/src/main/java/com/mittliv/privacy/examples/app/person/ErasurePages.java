package com.mittliv.privacy.examples.app.person;

import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.StorePlan;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Erasure as a person sees it (Art. 17 GDPR): the plan first, then the order, then the receipt. */
@Controller
@RequestMapping("/me")
class ErasurePages {
    private final ErasureOrders orders;
    private final ErasureReceipts receipts;
    private final Requests requests;
    private final Policy policy;
    private final DataSource database;

    ErasurePages(
            ErasureOrders orders, ErasureReceipts receipts, Requests requests, Policy policy, DataSource database) {
        this.orders = orders;
        this.receipts = receipts;
        this.requests = requests;
        this.policy = policy;
        this.database = database;
    }

    /** What a plan says of one holder of data, in a language. */
    record Told(List<PlanLine> goes, List<PlanLine> stays, int going, int staying) {
        static Told of(ErasurePlan plan, String language) {
            return new Told(
                    PlanLine.of(plan.goesNow(), language),
                    PlanLine.of(plan.stays(), language),
                    plan.goesNow().size(),
                    plan.stays().size());
        }
    }

    /**
     * What an order would do in a store.
     *
     * @param told empty where the store cannot tell now
     */
    record Beside(String store, Optional<Told> told) {
        static Beside of(StorePlan plan, String language) {
            return new Beside(plan.store(), plan.plan().map(each -> Told.of(each, language)));
        }

        boolean isWorthTelling() {
            return told.map(each -> each.going + each.staying > 0).orElse(true);
        }
    }

    @GetMapping("/erasure")
    String plan(Principal me, Locale language, Model model) {
        ErasurePlan plan = orders.plan(me.getName());
        model.addAttribute("rows", Told.of(plan, language.getLanguage()));
        model.addAttribute("toTell", plan.toTell());
        model.addAttribute(
                "beside",
                orders.plansOfStores(me.getName()).stream()
                        .map(store -> Beside.of(store, language.getLanguage()))
                        .filter(Beside::isWorthTelling)
                        .toList());
        return "me/erasure";
    }

    @PostMapping("/erasure")
    String erase(Principal me) {
        requests.erase(me.getName());
        return "redirect:/me/receipt";
    }

    @GetMapping("/receipt")
    String receipt(Principal me, Locale language, Model model) throws SQLException {
        ErasureOrder last = orders.of(me.getName()).stream()
                .max(Comparator.comparing(ErasureOrder::id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("order", last);
        model.addAttribute("asked", requests.ofOrder(last.id()).orElse(null));
        model.addAttribute(
                "names",
                policy.vocabulary().categories().stream()
                        .collect(Collectors.toMap(
                                DataCategory::id, category -> category.nameIn(language.getLanguage()))));
        try (Connection connection = database.getConnection()) {
            model.addAttribute("receipts", receipts.of(connection, me.getName()));
            model.addAttribute("chain", receipts.verify(connection));
        }
        return "me/receipt";
    }
}

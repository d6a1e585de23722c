package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Kind.Column;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Registers and people, for the purposes of a desk. */
@Controller
@RequestMapping("/staff")
class StaffController {
    private static final int PAGE = 25;
    private static final int MOST_PAGES = 100_000;

    private final Registers registers;
    private final SideBySide sideBySide;
    private final PrivacyEngine engine;

    StaffController(Registers registers, SideBySide sideBySide, PrivacyEngine engine) {
        this.registers = registers;
        this.sideBySide = sideBySide;
        this.engine = engine;
    }

    /** A row of a register: its number, whom it is about, and what its columns tell. */
    record Row(long id, String person, List<Optional<String>> cells) {}

    /** A register as a page shows it: the columns the purpose ever permits, and the rows it lets through. */
    record Register(Kind<?> kind, List<DataCategory> columns, boolean searchable, Page<Row> page) {}

    @ModelAttribute("mostCounted")
    int mostCounted() {
        return Registers.MOST_COUNTED;
    }

    @GetMapping
    String lists(
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> purpose,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            Authentication caller,
            Model model) {
        Desk desk = desk(caller);
        Purpose chosen = purpose.map(this::purpose).orElse(desk.purposes().get(0));
        List<Kind<?>> kinds =
                Kind.ALL.stream().filter(each -> concerns(each, chosen)).toList();
        Kind<?> shown =
                kind.map(StaffController::kind).orElseGet(() -> kinds.isEmpty() ? Kind.PARTICIPATIONS : kinds.get(0));
        int number = Math.min(Math.max(page, 0), MOST_PAGES);
        model.addAttribute("desk", desk);
        model.addAttribute("purpose", chosen);
        model.addAttribute("kinds", kinds);
        model.addAttribute("search", search);
        model.addAttribute("register", register(shown, chosen, search, number));
        return "staff/register";
    }

    @GetMapping("/people/{person}")
    String person(@PathVariable String person, Authentication caller, Locale language, Model model) {
        List<SideBySide.Sheet> sheets = sideBySide.of(person, desk(caller), language);
        if (sheets.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("desk", desk(caller));
        model.addAttribute("person", person);
        model.addAttribute("sheets", sheets);
        return "staff/person";
    }

    private <T extends Held> Register register(Kind<T> kind, Purpose purpose, String search, int number) {
        Optional<String> part = Optional.of(search.strip()).filter(text -> !text.isEmpty());
        Page<T> found = registers.page(purpose, kind, part, PageRequest.of(number, PAGE));
        List<Column<T>> columns = kind.columns().stream()
                .filter(column -> kind.isEverSeen(engine, column.category(), purpose))
                .toList();
        return new Register(
                kind,
                columns.stream().map(Column::category).toList(),
                columns.contains(kind.key()),
                found.map(row -> new Row(
                        row.id(),
                        row.personId(),
                        columns.stream().map(column -> column.of(row)).toList())));
    }

    private boolean concerns(Kind<?> kind, Purpose purpose) {
        return kind.columns().stream().anyMatch(column -> kind.isEverSeen(engine, column.category(), purpose));
    }

    private Purpose purpose(String id) {
        try {
            return engine.policy().vocabulary().purpose(id);
        } catch (UnknownTermException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    private static Kind<?> kind(String id) {
        return Kind.named(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Desk desk(Authentication caller) {
        return Desk.of(caller).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}

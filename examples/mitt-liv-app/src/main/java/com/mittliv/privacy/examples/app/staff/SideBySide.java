package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.desk.Explainer;
import com.mittliv.privacy.examples.app.desk.Explainer.Facts;
import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Kind.Column;
import com.mittliv.privacy.state.SubjectStates;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * One person under every purpose. Values are read for the caller's own purposes alone, each by itself; of the others the
 * page tells what the policy would answer, and nothing of what is held.
 */
@Service
class SideBySide {
    private final Registers registers;
    private final Explainer explainer;
    private final PrivacyEngine engine;
    private final SubjectStates states;
    private final InstantSource clock;

    SideBySide(
            Registers registers, Explainer explainer, PrivacyEngine engine, SubjectStates states, InstantSource clock) {
        this.registers = registers;
        this.explainer = explainer;
        this.engine = engine;
        this.states = states;
        this.clock = clock;
    }

    /** What a purpose has of a category. */
    enum Mark {
        /** It is permitted, and the caller may read for the purpose. */
        SHOWN,
        /** It is permitted, but the purpose is another desk's. */
        ELSEWHERE,
        /** The policy refuses it. */
        WITHHELD
    }

    /**
     * One answer.
     *
     * @param value what was read; empty if nothing was, or nothing is there
     * @param reason why it is withheld
     * @param section where the policy says so
     * @param why the whole sentence
     */
    record Cell(
            Purpose purpose,
            Mark mark,
            Optional<String> value,
            Optional<Reason> reason,
            Optional<String> section,
            String why) {}

    /** A category under every purpose. */
    record Line(DataCategory category, List<Cell> cells) {}

    /** A row about the person. */
    record Sheet(String kind, long id, Role role, List<Purpose> purposes, List<Line> lines) {}

    /** All rows about a person. */
    List<Sheet> of(String person, Desk desk, Locale language) {
        List<Sheet> sheets = new ArrayList<>();
        for (Kind<?> kind : Kind.ALL) {
            for (Facts facts : explainer.factsAbout(kind.type(), person)) {
                sheets.add(sheet(kind, facts, states.load(person), desk, language.getLanguage()));
            }
        }
        return sheets;
    }

    private <T extends Held> Sheet sheet(Kind<T> kind, Facts facts, SubjectState person, Desk desk, String language) {
        Instant now = clock.instant();
        Role role = facts.record().role();
        List<Purpose> purposes = engine.policy().vocabulary().purposes().stream()
                .filter(purpose -> desk.purposes().contains(purpose)
                        || kind.columns().stream()
                                .anyMatch(column -> Kind.isEverSeen(engine, role, column.category(), purpose)))
                .toList();
        Map<Purpose, T> read = new LinkedHashMap<>();
        for (Purpose purpose : desk.purposes()) {
            registers.find(purpose, kind, facts.id()).ifPresent(row -> read.put(purpose, row));
        }
        List<Line> lines = new ArrayList<>();
        for (Column<T> column : kind.columns()) {
            List<Cell> cells = new ArrayList<>();
            for (Purpose purpose : purposes) {
                Decision decision = engine.access(purpose, column.category()).decide(person, facts.record(), now);
                Optional<String> value = Optional.ofNullable(read.get(purpose)).flatMap(column::of);
                cells.add(cell(purpose, decision, value, desk, language));
            }
            lines.add(new Line(column.category(), cells));
        }
        return new Sheet(kind.id(), facts.id(), role, purposes, lines);
    }

    private static Cell cell(Purpose purpose, Decision decision, Optional<String> value, Desk desk, String language) {
        String why = decision.explain(language);
        if (decision instanceof Deny deny) {
            Optional<String> section = deny.nearest().flatMap(rule -> rule.section());
            return new Cell(purpose, Mark.WITHHELD, value, Optional.of(deny.reason()), section, why);
        }
        Mark mark = desk.purposes().contains(purpose) ? Mark.SHOWN : Mark.ELSEWHERE;
        return new Cell(purpose, mark, value, Optional.empty(), Optional.empty(), why);
    }
}

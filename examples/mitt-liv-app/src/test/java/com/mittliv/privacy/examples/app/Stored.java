package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.desk.Explainer;
import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Kind.Column;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;

/** What stands in the database, whoever may see it, and what the policy says of it. */
@TestComponent
public final class Stored {
    private final EntityManager entities;
    private final PurposeScope scope;
    private final Explainer explainer;

    Stored(EntityManager entities, PurposeScope scope, Explainer explainer) {
        this.entities = entities;
        this.scope = scope;
        this.explainer = explainer;
    }

    /** A value that one row alone has. */
    public record Value(Held row, Column<?> column) {}

    /** All values that stand in one row alone, so that a page that holds one shows that row. */
    public Map<String, Value> values() {
        Map<String, List<Value>> all = new HashMap<>();
        for (Kind<?> kind : Kind.ALL) {
            collect(kind, all);
        }
        Map<String, Value> single = new HashMap<>();
        all.forEach((text, values) -> {
            if (values.size() == 1
                    && all.keySet().stream()
                                    .filter(other -> other.contains(text))
                                    .count()
                            == 1) {
                single.put(text, values.get(0));
            }
        });
        assertThat(single).hasSizeGreaterThan(500);
        return single;
    }

    private <T extends Held> void collect(Kind<T> kind, Map<String, List<Value>> all) {
        for (T row : all("from " + kind.type().getSimpleName(), kind.type())) {
            for (Column<T> column : kind.columns()) {
                column.of(row)
                        .ifPresent(text -> all.computeIfAbsent(text, unused -> new ArrayList<>())
                                .add(new Value(row, column)));
            }
        }
    }

    /** Whether a purpose may see a value now. */
    public boolean permits(Purpose purpose, Value value) {
        return explainer
                .decide(
                        value.row().getClass(),
                        value.row().id(),
                        purpose,
                        value.column().category())
                .orElseThrow()
                .isPermitted();
    }

    public long rows() {
        return Kind.ALL.stream()
                .mapToLong(kind ->
                        all("from " + kind.type().getSimpleName(), kind.type()).size())
                .sum();
    }

    public <T> T one(String query, Class<T> type) {
        return all(query, type).get(0);
    }

    public <T> List<T> all(String query, Class<T> type) {
        return inSystem(() -> List.copyOf(entities.createQuery(query, type).getResultList()));
    }

    /** Opened once for many questions: a reason on record for each of thousands would take most of a test's time. */
    @SuppressWarnings("try")
    public <T> T inSystem(Supplier<T> work) {
        try (Opened opened = scope.openSystem("look into the database in a test")) {
            return work.get();
        }
    }
}

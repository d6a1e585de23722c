package com.mittliv.privacy.jpa.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.jpa.matrix.Path.Cell;
import com.mittliv.privacy.jpa.matrix.Path.Shows;
import com.mittliv.privacy.jpa.matrix.Unit.For;
import com.mittliv.privacy.jpa.matrix.Unit.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cell of the bypass matrix, for the newsletter: it sees the e-mail address of the one person who consented. */
@ParameterizedClass
@EnumSource(Database.class)
class BypassMatrixTest {
    private static final For NEWSLETTER = new For.A(Programme.NEWSLETTER);

    private final Unit unit;

    BypassMatrixTest(Database database) {
        unit = Unit.on(database);
    }

    @TestFactory
    Stream<DynamicTest> rows() {
        return Paths.ALL.stream().flatMap(path -> test(path.name(), path.rows()));
    }

    @TestFactory
    Stream<DynamicTest> attributes() {
        return Paths.ALL.stream().flatMap(path -> test(path.name(), path.attributes()));
    }

    private Stream<DynamicTest> test(String name, Optional<Cell> cell) {
        return cell.stream()
                .map(at -> DynamicTest.dynamicTest(name, () -> {
                    try {
                        holds(at);
                    } catch (AssertionError failed) {
                        throw new AssertionError(name + " on " + unit.database + ": " + failed.getMessage(), failed);
                    }
                }));
    }

    private void holds(Cell cell) {
        Outcome open = unit.tryOut(new For.System(), cell.work());
        if (cell.shows() == Shows.NOTHING_TO_ANYBODY) {
            assertThat(open.refusal())
                    .as("refused to the system too, not " + open)
                    .isPresent();
        } else {
            assertThat(open.failure())
                    .as("where all data are open the way leads somewhere")
                    .isEmpty();
            assertThat(open.isSomething())
                    .as("where all data are open there is something to be seen")
                    .isTrue();
        }
        Outcome outcome = unit.tryOut(NEWSLETTER, cell.work());
        switch (cell.verdict()) {
            case GUARDED -> guarded(cell.shows(), open, outcome);
            case REFUSED -> {
                assertThat(outcome.refusal())
                        .as("refused by the library, not " + outcome)
                        .isPresent();
                assertThat(outcome.tokens()).isEmpty();
            }
            case OUTSIDE -> assertThat(forbidden(outcome)).as("outside").isNotEmpty();
        }
    }

    private static void guarded(Shows shows, Outcome open, Outcome outcome) {
        if (shows != Shows.NOTHING) {
            assertThat(outcome.failure()).isEmpty();
        }
        assertThat(forbidden(outcome)).as("forbidden and seen").isEmpty();
        if (shows == Shows.NO_ROWS) {
            assertThat(outcome.number()).contains(0L);
            assertThat(open.number()).isNotEqualTo(outcome.number());
        } else if (shows == Shows.COUNT) {
            assertThat(outcome.number()).contains(Programme.visible(Programme.NEWSLETTER));
            assertThat(open.number()).isNotEqualTo(outcome.number());
        } else {
            assertThat(forbidden(open))
                    .as("what is forbidden is there to be seen")
                    .isNotEmpty();
        }
        if (shows == Shows.PERMITTED) {
            assertThat(outcome.tokens()).as("what is permitted").isNotEmpty();
        }
    }

    private static Set<String> forbidden(Outcome outcome) {
        return outcome.tokens().stream()
                .filter(token -> !Programme.maySee(token, Programme.NEWSLETTER))
                .collect(Collectors.toSet());
    }

    @TestFactory
    List<DynamicTest> everyPathHasBothCells() {
        return Paths.ALL.stream()
                .map(path -> DynamicTest.dynamicTest(path.name(), () -> {
                    assertThat(path.rows()).isPresent();
                    assertThat(path.attributes()).isPresent();
                    assertThat(path.words()).isNotBlank();
                }))
                .toList();
    }
}

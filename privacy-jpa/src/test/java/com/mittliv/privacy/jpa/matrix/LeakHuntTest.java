package com.mittliv.privacy.jpa.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.jpa.matrix.Path.Cell;
import com.mittliv.privacy.jpa.matrix.Path.Verdict;
import com.mittliv.privacy.jpa.matrix.Unit.For;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Walks every path for every purpose, and for none, over people who consented, never did, withdrew and left, and looks
 * for what the engine says is forbidden.
 */
class LeakHuntTest {
    /** What a path itself writes, or reads for another purpose, is in the statements it makes. */
    private static final Set<String> WRITTEN =
            Set.of("persist and flush", "insert", "delete of a hierarchy", "a session cleared between purposes");

    @ParameterizedTest
    @EnumSource(Database.class)
    void nothingForbiddenIsInAnyResultErrorLogLineOrParameter(Database database) {
        Unit unit = Unit.on(database);
        List<String> leaks = new ArrayList<>();
        int walked = 0;
        for (Purpose purpose : Programme.PURPOSES) {
            walked += walk(unit, new For.A(purpose), token -> Programme.maySee(token, purpose), leaks);
        }
        walked += walk(unit, new For.Nothing(), token -> false, leaks);
        assertThat(leaks).isEmpty();
        assertThat(walked).isEqualTo((Programme.PURPOSES.size() + 1) * (int) cells().count());
    }

    private record Walk(Path path, Cell cell) {}

    /** Those that are outside show in the matrix that they are; those that work for two purposes are of neither. */
    private static Stream<Walk> cells() {
        return Paths.ALL.stream()
                .filter(path -> cellsOf(path).noneMatch(cell -> cell.verdict() == Verdict.OUTSIDE))
                .filter(path -> !path.words().equals(CachePaths.ONE))
                .flatMap(path -> cellsOf(path).map(cell -> new Walk(path, cell)));
    }

    private static Stream<Cell> cellsOf(Path path) {
        return Stream.of(path.rows(), path.attributes()).flatMap(Optional::stream);
    }

    private static int walk(Unit unit, For whom, Predicate<String> maySee, List<String> leaks) {
        List<Walk> walks = cells().toList();
        for (Walk walk : walks) {
            try (LogLines log = LogLines.open()) {
                Unit.Outcome outcome = unit.tryOut(whom, walk.cell().work());
                report("result or error", walk, whom, outcome.tokens(), maySee, leaks);
                if (!WRITTEN.contains(walk.path().name())) {
                    report("log or parameter", walk, whom, Tokens.in(log.lines()), maySee, leaks);
                }
            }
        }
        return walks.size();
    }

    private static void report(
            String where, Walk walk, For whom, Set<String> tokens, Predicate<String> maySee, List<String> leaks) {
        Set<String> forbidden = new TreeSet<>(tokens);
        forbidden.removeIf(maySee);
        if (!forbidden.isEmpty()) {
            leaks.add(walk.path().name() + " for " + whom + ", in its " + where + ": " + forbidden);
        }
    }

    @Test
    void theHuntFindsWhatIsBoundAndWhatIsRead() {
        Unit unit = Unit.on(Database.H2);
        try (LogLines log = LogLines.open()) {
            unit.tryOut(new For.System(), v -> {
                v.hql("select p.email from Person p where p.name = :name", java.util.Map.of("name", "TOKEN-name-1"));
                return "read";
            });
            assertThat(Tokens.in(log.lines())).contains("TOKEN-name-1", "TOKEN-email-1");
        }
    }
}

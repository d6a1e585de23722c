package com.mittliv.privacy.state;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Whatever the interleaving, the cache answers as if each call happened at one instant: after a change has been
 * acknowledged, nobody sees what was before. A state is told apart by how many times the person changed.
 */
@Param(name = "person", gen = IntGen.class, conf = "1:2")
public class CachedSubjectStatesInterleavingsTest {
    private static final Purpose PURPOSE = Purpose.of("send-newsletter");

    private final Map<String, Integer> database = new ConcurrentHashMap<>();
    private final CachedSubjectStates states = CachedSubjectStates.over(new Source(database), 100, Duration.ofHours(1));

    @Operation
    public int read(@Param(name = "person") int person) {
        return changesOf(states.get("p" + person));
    }

    @Operation
    public int readInAPage(@Param(name = "person") int person) {
        return changesOf(states.getAll(List.of("p" + person)).getOrDefault("p" + person, SubjectState.unavailable()));
    }

    @Operation
    public int change(@Param(name = "person") int person) {
        int changes = database.merge("p" + person, 1, Integer::sum);
        states.changed("p" + person);
        return changes;
    }

    @Test
    void afterAChangeIsAcknowledgedNobodySeesWhatWasBefore() {
        new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .iterations(25)
                .invocationsPerIteration(400)
                .sequentialSpecification(OneAtATime.class)
                .check(CachedSubjectStatesInterleavingsTest.class);
    }

    /** What the calls answer if nothing is kept at hand and one comes behind the other. */
    public static final class OneAtATime {
        private final Map<Integer, Integer> changes = new HashMap<>();

        public int read(int person) {
            return changes.getOrDefault(person, 0);
        }

        public int readInAPage(int person) {
            return read(person);
        }

        public int change(int person) {
            return changes.merge(person, 1, Integer::sum);
        }
    }

    private static int changesOf(SubjectState state) {
        return state.consents().size();
    }

    private record Source(Map<String, Integer> database) implements SubjectStates {
        @Override
        public SubjectState load(String subjectId) {
            int changes = database.getOrDefault(subjectId, 0);
            return SubjectState.none()
                    .with(IntStream.range(0, changes)
                            .mapToObj(i -> Consent.given(PURPOSE, Instant.EPOCH.plusSeconds(i)))
                            .toList());
        }

        @Override
        public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
            return subjectIds.stream().collect(Collectors.toMap(id -> id, this::load));
        }
    }
}

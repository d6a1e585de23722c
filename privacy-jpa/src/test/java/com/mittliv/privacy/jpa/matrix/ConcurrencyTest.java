package com.mittliv.privacy.jpa.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads with mixed purposes on one factory: each sees what its own purpose may see, and all of that. */
class ConcurrencyTest {
    private static final int THREADS = 64;
    private static final long READS = Long.getLong("concurrency.reads", 20_000);

    @ParameterizedTest
    @EnumSource(Database.class)
    void noThreadSeesWhatAnothersPurposeMaySee(Database database) throws Exception {
        Unit unit = Unit.on(database);
        AtomicLong left = new AtomicLong(READS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            all.add(threads.submit(() -> {
                together.await();
                long done = 0;
                while (left.getAndDecrement() > 0) {
                    Purpose purpose = Programme.PURPOSES.get(random.nextInt(Programme.PURPOSES.size()));
                    read(unit, purpose, 1 + random.nextInt(4), random.nextInt(4));
                    done++;
                }
                return done;
            }));
        }
        long done = 0;
        for (Future<Long> each : all) {
            done += each.get();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(done).isEqualTo(READS);
    }

    private static void read(Unit unit, Purpose purpose, long id, int way) {
        unit.scope.run(purpose, () -> {
            try (Session session = unit.sessions.openSession()) {
                switch (way) {
                    case 0 -> {
                        Paper paper = session.find(Paper.class, id);
                        assertThat(paper != null).isEqualTo(isPaperVisible(id, purpose));
                        if (paper != null) {
                            paper(paper, purpose);
                        }
                    }
                    case 1 ->
                        assertThat(session.createSelectionQuery("select count(*) from Person", Long.class)
                                        .getSingleResult())
                                .isEqualTo(Programme.visible(purpose));
                    case 2 -> {
                        List<Paper> papers = session.createSelectionQuery("from Paper", Paper.class)
                                .getResultList();
                        papers.forEach(paper -> paper(paper, purpose));
                        assertThat(papers).hasSize((int) Programme.PEOPLE.stream()
                                .filter(each -> isPaperVisible(each, purpose))
                                .count());
                    }
                    default -> names(session, purpose);
                }
            }
        });
    }

    private static boolean isPaperVisible(long id, Purpose purpose) {
        return Programme.mayUse(id, purpose, Programme.EMAIL) || Programme.mayUse(id, purpose, Programme.NOTES);
    }

    private static void paper(Paper paper, Purpose purpose) {
        boolean sender = Programme.mayUse(paper.id, purpose, Programme.EMAIL);
        boolean title = Programme.mayUse(paper.id, purpose, Programme.NOTES);
        assertThat(paper.sender).isEqualTo(sender ? "TOKEN-sender-" + paper.id : null);
        assertThat(paper.title).isEqualTo(title ? "TOKEN-title-" + paper.id : null);
    }

    /** Named by two purposes that may use names, and by two to which that is refused. */
    private static void names(Session session, Purpose purpose) {
        boolean ever = purpose.equals(Programme.SERVICE) || purpose.equals(Programme.CLAIMS);
        try {
            List<String> names = session.createSelectionQuery("select p.name from Person p order by p.id", String.class)
                    .getResultList();
            assertThat(ever).isTrue();
            assertThat(names)
                    .isEqualTo(Programme.PEOPLE.stream()
                            .filter(id -> Programme.mayUse(id, purpose, Programme.NAME))
                            .map(id -> "TOKEN-name-" + id)
                            .toList());
        } catch (com.mittliv.privacy.jpa.RefusedAttributeException refused) {
            assertThat(ever).isFalse();
            assertThat(refused.purpose()).isEqualTo(purpose);
        }
    }
}

package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.Seeding;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many people: the same ones for the same seed, few of them in memory at a time, and pages that read one page of them. */
class SizeTest extends RunningApplication {
    private static final int MANY = 5_000;

    /** A match brings an adept 9 rows: herself, two sides' worth of match and meetings, her parts, a recording. */
    private static final int MOST_ROWS_OF_A_PERSON = 9;

    @Autowired
    EntityManagerFactory factory;

    @Test
    void fiveThousandAreStoredInBatchesAndAreTheSameForTheSameSeed() {
        Largest largest = new Largest();
        EventListenerGroup<PostInsertEventListener> inserts = factory.unwrap(SessionFactoryImplementor.class)
                .getEventListenerRegistry()
                .getEventListenerGroup(EventType.POST_INSERT);
        inserts.appendListener(largest);
        seeding.plant(MANY);
        List<String> once = told();
        long rows = all("select count(m) from MeetingPart m", Long.class).get(0);
        seeding.plant(MANY);

        assertThat(told()).isEqualTo(once).hasSizeGreaterThan(3_000);
        assertThat(all("select count(m) from MeetingPart m", Long.class)).containsExactly(rows);
        assertThat(all("select count(distinct p.personId) from Participation p", Long.class))
                .containsExactly((long) once.size());
        assertThat(largest.rows.get()).isPositive().isLessThan(Seeding.BATCH * MOST_ROWS_OF_A_PERSON);

        assertThat(get("/staff?kind=participations&page=3", desk(Desk.PROGRAMME)))
                .hasStatusOk()
                .bodyText()
                .contains("Sida 4 av");
    }

    private List<String> told() {
        return all(
                "select p.emailAddress || ' ' || p.languageSkills || ' ' || cast(p.appliedAt as string)"
                        + " from Participation p order by p.id",
                String.class);
    }

    /** How many rows a session held at most while it stored some. */
    private static final class Largest implements PostInsertEventListener {
        private static final long serialVersionUID = 1L;

        private final AtomicInteger rows = new AtomicInteger();

        @Override
        public void onPostInsert(PostInsertEvent event) {
            int held = event.getSession().getPersistenceContextInternal().getNumberOfManagedEntities();
            rows.accumulateAndGet(held, Math::max);
        }

        @Override
        public boolean requiresPostCommitHandling(EntityPersister persister) {
            return false;
        }
    }
}

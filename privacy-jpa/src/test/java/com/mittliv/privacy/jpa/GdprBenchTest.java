package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The queries of GDPRbench (Shastri et al., "Understanding and Benchmarking the Impact of GDPR on Database Systems",
 * PVLDB 13(7), 2020) in the mix of each of its four roles, each answer compared row by row with a plain model in memory.
 *
 * <p>A record's fields are columns: what it is kept for tells the role of the policy, its time to live is an event, its
 * person, source, and with whom it is shared stand beside the data. Whether it may be read for a purpose the policy
 * says, so that no query names purposes, objections or lifetimes in its conditions, and none can forget them.
 *
 * <p>Expressed otherwise than there: a record is kept for one purpose, where theirs has a list; objections and consents,
 * by which automated decisions are left out, are a person's and not a record's; deletion of what has expired is the
 * sweep. Not expressed: access control lists, since who asks is up to the application; reading system logs, since reads
 * are put on record by the application and not by this module; features of the system, which {@code PrivacyCoverage}
 * and the policy's documents tell.
 */
@ParameterizedClass
@EnumSource(Database.class)
class GdprBenchTest {
    private static final int RECORDS = 120;
    private static final int PEOPLE = 12;
    private static final int OPERATIONS = 150;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final DataCategory DATA = DataCategory.of("data");
    private static final DataCategory METADATA = DataCategory.of("metadata");
    private static final Event EXPIRED = Event.of("expired");
    private static final Purpose ADS = Purpose.of("ads");
    private static final Purpose MESSAGES = Purpose.of("messages");
    private static final Purpose DECISIONS = Purpose.of("automated-decisions");
    private static final Purpose ADMINISTRATION = Purpose.of("administration");
    private static final Purpose REQUESTS = Purpose.of("requests-of-customers");
    private static final Purpose SUPERVISION = Purpose.of("supervision");
    private static final List<Purpose> KEPT_FOR = List.of(ADS, MESSAGES, DECISIONS);
    private static final Role[] ROLES =
            KEPT_FOR.stream().map(purpose -> Role.of(purpose.id())).toArray(Role[]::new);

    private static final PrivacyEngine ENGINE = PrivacyEngine.compile(Policy.named(
                    "bench", "1", Policy.Controller.of("Example"))
            .rule(use(ADS, ROLES[0])
                    .using(DATA)
                    .on(legitimateInterests(Text.of("en", "to be known")))
                    .build())
            .rule(use(MESSAGES, ROLES[1]).using(DATA).on(contract()).build())
            .rule(use(DECISIONS, ROLES[2]).using(DATA).on(LegalBasis.consent()).build())
            .rule(use(ADMINISTRATION, ROLES)
                    .using(DATA, METADATA)
                    .on(contract())
                    .build())
            .rule(use(REQUESTS, ROLES).using(DATA, METADATA).on(law()).build())
            .rule(use(SUPERVISION, ROLES).using(METADATA).on(law()).build())
            .build());

    private static ProcessingRule.Builder use(Purpose purpose, Role... roles) {
        return rule("for-" + purpose.id()).about(roles).forPurpose(purpose).kept(until(EXPIRED));
    }

    private static LegalBasis law() {
        return legalObligation(Text.of("en", "Regulation (EU) 2016/679"));
    }

    @Entity(name = "Record")
    @AboutSubject(value = "usr", roleFrom = "keptFor")
    static class Record {
        @Id
        @Column(name = "record_key")
        long key;

        String usr = "";

        String keptFor = "";

        @RetentionEvent("expired")
        @Nullable
        Instant expiresAt;

        @PersonalData("metadata")
        @Nullable
        String source;

        @PersonalData("metadata")
        @Nullable
        String sharedWith;

        @PersonalData("data")
        @Column(name = "content")
        @Nullable
        String data;
    }

    /** A record as the model knows it. */
    private static final class Kept {
        final long key;
        final String usr;
        String keptFor;
        Instant expiresAt;
        String source;
        String sharedWith;
        String data;

        Kept(long key, String usr, String keptFor, Instant expiresAt, String source, String sharedWith, String data) {
            this.key = key;
            this.usr = usr;
            this.keptFor = keptFor;
            this.expiresAt = expiresAt;
            this.source = source;
            this.sharedWith = sharedWith;
            this.data = data;
        }

        Record toRecord() {
            Record record = new Record();
            record.key = key;
            record.usr = usr;
            record.keptFor = keptFor;
            record.expiresAt = expiresAt;
            record.source = source;
            record.sharedWith = sharedWith;
            record.data = data;
            return record;
        }
    }

    private final Random random = new Random(2016_679);
    private final World world;
    private final ErasureReceipts receipts =
            ErasureReceipts.keyed("a key of 32 bytes for the tests!!".getBytes(StandardCharsets.UTF_8));
    private final Map<Long, Kept> model = new TreeMap<>();
    private final Map<Long, String> swept = new HashMap<>();
    private final Set<String> objected = new HashSet<>();
    private final Set<String> consented = new HashSet<>();
    private long nextKey = 1;
    private int answers;
    private int rows;

    GdprBenchTest(Database database) {
        world = new World(database, ENGINE, Record.class);
        world.now.set(START);
        for (int i = 0; i < RECORDS; i++) {
            Kept kept = made();
            model.put(kept.key, kept);
            world.store(kept.toRecord());
        }
        for (int i = 0; i < PEOPLE; i += 2) {
            consent(usr(i));
        }
        for (int i = 0; i < PEOPLE; i += 3) {
            object(usr(i));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String usr(int number) {
        return "usr-" + number;
    }

    private Kept made() {
        return new Kept(
                nextKey++,
                anyUsr(),
                KEPT_FOR.get(random.nextInt(3)).id(),
                world.now.get().plus(Duration.ofHours(1 + random.nextInt(200))),
                "src-" + random.nextInt(4),
                "shr-" + random.nextInt(4),
                "data " + random.nextInt());
    }

    private String anyUsr() {
        return usr(random.nextInt(PEOPLE));
    }

    private long anyKey() {
        return 1 + random.nextInt((int) nextKey);
    }

    private void consent(String usr) {
        consented.add(usr);
        world.states.record(usr, Consent.given(DECISIONS, world.now.get()));
    }

    private void object(String usr) {
        objected.add(usr);
        world.states.record(usr, com.mittliv.privacy.decision.Objection.to(ADS, world.now.get()));
    }

    /** Whether the model lets a record be seen for a purpose. */
    private boolean isSeen(Kept kept, Purpose purpose) {
        if (!kept.expiresAt.isAfter(world.now.get())) {
            return false;
        } else if (!KEPT_FOR.contains(purpose)) {
            return true;
        }
        return kept.keptFor.equals(purpose.id())
                && !(purpose.equals(ADS) && objected.contains(kept.usr))
                && !(purpose.equals(DECISIONS) && !consented.contains(kept.usr));
    }

    private List<Kept> seen(Purpose purpose, Predicate<Kept> where) {
        return model.values().stream()
                .filter(kept -> isSeen(kept, purpose) && where.test(kept))
                .toList();
    }

    private static String line(@Nullable Object... values) {
        return java.util.Arrays.toString(values);
    }

    /** Asks for the columns that a purpose may see, and compares each row. */
    private void read(Purpose purpose, String where, Object parameter, Predicate<Kept> inModel) {
        List<String> found = world.read(
                purpose,
                em -> em
                        .createQuery("from Record r where " + where + " order by r.key", Record.class)
                        .setParameter("it", parameter)
                        .getResultList()
                        .stream()
                        .map(r -> line(r.key, r.usr, r.keptFor, r.source, r.sharedWith, r.data))
                        .toList());
        boolean metadata = !KEPT_FOR.contains(purpose);
        boolean data = !purpose.equals(SUPERVISION);
        List<String> expected = seen(purpose, inModel).stream()
                .map(kept -> line(
                        kept.key,
                        kept.usr,
                        kept.keptFor,
                        metadata ? kept.source : null,
                        metadata ? kept.sharedWith : null,
                        data ? kept.data : null))
                .toList();
        assertThat(found).as(purpose.id() + " where " + where).isEqualTo(expected);
        answers++;
        rows += found.size();
    }

    /** Changes or deletes the records that a purpose sees, and compares how many there were. */
    private List<Kept> change(
            Purpose purpose, String statement, Map<String, Object> parameters, Predicate<Kept> inModel) {
        List<Kept> expected = seen(purpose, inModel);
        int changed = world.read(purpose, em -> {
            var query = em.createQuery(statement);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
        assertThat(changed).as(statement).isEqualTo(expected.size());
        answers++;
        rows += changed;
        return expected;
    }

    private void delete(Purpose purpose, String where, Object parameter, Predicate<Kept> inModel) {
        change(purpose, "delete from Record r where " + where, Map.of("it", parameter), inModel)
                .forEach(kept -> model.remove(kept.key));
    }

    private void compareAll() {
        List<String> found = world.system((EntityManager em) ->
                em.createQuery("from Record r order by r.key", Record.class).getResultList().stream()
                        .map(r -> line(r.key, r.usr, r.keptFor, r.expiresAt, r.source, r.sharedWith, r.data))
                        .toList());
        assertThat(found)
                .isEqualTo(model.values().stream()
                        .map(k -> line(k.key, k.usr, k.keptFor, k.expiresAt, k.source, k.sharedWith, k.data))
                        .toList());
    }

    private void run(Runnable operation) {
        for (int i = 0; i < OPERATIONS; i++) {
            if (i % 5 == 0) {
                world.now.set(world.now.get().plus(Duration.ofMinutes(random.nextInt(120))));
            }
            operation.run();
        }
        compareAll();
        assertThat(answers).isGreaterThan(OPERATIONS / 3);
        assertThat(rows).as("the answers are not all empty").isGreaterThan(OPERATIONS / 3);
    }

    /** Creates 25 %, deletes by purpose, lifetime and person 25 %, changes metadata 50 %. */
    @Test
    void controller() {
        run(() -> {
            int share = random.nextInt(100);
            if (share < 25) {
                Kept kept = made();
                model.put(kept.key, kept);
                world.work(ADMINISTRATION, em -> em.persist(kept.toRecord()));
            } else if (share < 50) {
                erase(random.nextInt(12));
            } else {
                changeMetadata(random.nextInt(3));
            }
        });
        assertThat(swept).as("records that the sweep deleted").isNotEmpty();
    }

    private void erase(int which) {
        if (which == 0) {
            String purpose = KEPT_FOR.get(random.nextInt(3)).id();
            String source = "src-" + random.nextInt(4);
            delete(
                    ADMINISTRATION,
                    "r.keptFor = '" + purpose + "' and r.source = :it",
                    source,
                    kept -> kept.keptFor.equals(purpose) && kept.source.equals(source));
        } else if (which == 1) {
            String usr = anyUsr();
            delete(ADMINISTRATION, "r.usr = :it", usr, kept -> kept.usr.equals(usr));
        } else {
            sweep();
        }
    }

    private void sweep() {
        Map<Long, String> due = model.values().stream()
                .filter(kept -> !kept.expiresAt.isAfter(world.now.get()))
                .collect(Collectors.toMap(kept -> kept.key, kept -> kept.usr));
        assertThat(world.sweep().withReceipts(receipts).run().rowsErased()).isEqualTo(due.size());
        due.keySet().forEach(model::remove);
        swept.putAll(due);
        answers++;
        rows += due.size();
    }

    private void changeMetadata(int which) {
        String shared = "shr-" + random.nextInt(4);
        if (which == 0) {
            String purpose = KEPT_FOR.get(random.nextInt(3)).id();
            change(
                            ADMINISTRATION,
                            "update Record r set r.sharedWith = :shared where r.keptFor = :purpose",
                            Map.of("shared", shared, "purpose", purpose),
                            kept -> kept.keptFor.equals(purpose))
                    .forEach(kept -> kept.sharedWith = shared);
        } else if (which == 1) {
            String usr = anyUsr();
            String purpose = KEPT_FOR.get(random.nextInt(3)).id();
            change(
                            ADMINISTRATION,
                            "update Record r set r.keptFor = :purpose where r.usr = :usr",
                            Map.of("purpose", purpose, "usr", usr),
                            kept -> kept.usr.equals(usr))
                    .forEach(kept -> kept.keptFor = purpose);
        } else {
            String source = "src-" + random.nextInt(4);
            change(
                            ADMINISTRATION,
                            "update Record r set r.source = :source where r.sharedWith = :shared",
                            Map.of("source", source, "shared", shared),
                            kept -> kept.sharedWith.equals(shared))
                    .forEach(kept -> kept.source = source);
        }
    }

    /** Reads data by person, metadata by key, changes data and metadata by key, deletes by key: 20 % each. */
    @Test
    void customer() {
        run(() -> {
            String usr = anyUsr();
            long key = anyKey();
            switch (random.nextInt(5)) {
                case 0 -> read(REQUESTS, "r.usr = :it", usr, kept -> kept.usr.equals(usr));
                case 1 -> read(REQUESTS, "r.key = :it", key, kept -> kept.key == key);
                case 2 -> rectify(key, "rectified " + random.nextInt());
                case 3 -> say(usr, key);
                default -> delete(REQUESTS, "r.key = :it", key, kept -> kept.key == key);
            }
        });
    }

    private void rectify(long key, String data) {
        boolean there = world.read(REQUESTS, em -> {
            Record record = em.find(Record.class, key);
            if (record != null) {
                record.data = data;
            }
            return record != null;
        });
        List<Kept> expected = seen(REQUESTS, kept -> kept.key == key);
        assertThat(there).isEqualTo(!expected.isEmpty());
        expected.forEach(kept -> kept.data = data);
        answers++;
    }

    /** A customer objects, or takes a consent back or gives it, or no longer wants a record shared. */
    private void say(String usr, long key) {
        switch (random.nextInt(4)) {
            case 0 -> object(usr);
            case 1 -> consent(usr);
            case 2 -> {
                consented.remove(usr);
                world.states.record(usr, Consent.withdrawn(DECISIONS, world.now.get()));
            }
            default ->
                change(
                                REQUESTS,
                                "update Record r set r.sharedWith = 'nobody' where r.key = :it",
                                Map.of("it", key),
                                kept -> kept.key == key)
                        .forEach(kept -> kept.sharedWith = "nobody");
        }
        for (Purpose purpose : List.of(ADS, DECISIONS)) {
            read(purpose, "r.usr = :it", usr, kept -> kept.usr.equals(usr));
        }
    }

    /** Reads data by key 80 %, by purpose, and of those who don't object, and who let themselves be decided about, 20 %. */
    @Test
    void processor() {
        run(() -> {
            Purpose purpose = KEPT_FOR.get(random.nextInt(3));
            long key = anyKey();
            if (random.nextInt(100) < 80) {
                read(purpose, "r.key = :it", key, kept -> kept.key == key);
            } else {
                read(purpose, "r.key > :it", 0L, kept -> true);
            }
        });
        assertThatThrownBy(() -> world.read(
                        ADS,
                        em -> em.createQuery("select r.sharedWith from Record r", String.class)
                                .getResultList()))
                .as("a processor never reads metadata")
                .isInstanceOf(RefusedAttributeException.class);
    }

    /** Reads metadata by person, and verifies deletions: 46 % to 23 %; the rest of theirs are logs. */
    @Test
    void regulator() {
        run(() -> {
            if (random.nextInt(69) < 46) {
                String usr = anyUsr();
                read(SUPERVISION, "r.usr = :it", usr, kept -> kept.usr.equals(usr));
                String shared = "shr-" + random.nextInt(4);
                read(SUPERVISION, "r.sharedWith = :it", shared, kept -> kept.sharedWith.equals(shared));
            } else {
                sweep();
                verifyDeletions();
            }
        });
        assertThat(swept).isNotEmpty();
        assertThatThrownBy(() -> world.read(
                        SUPERVISION,
                        em -> em.createQuery("select r.data from Record r", String.class)
                                .getResultList()))
                .as("a regulator never reads data")
                .isInstanceOf(RefusedAttributeException.class);
    }

    private void verifyDeletions() {
        List<Long> some = new ArrayList<>(swept.keySet());
        if (some.isEmpty()) {
            return;
        }
        long key = some.get(random.nextInt(some.size()));
        String usr = swept.getOrDefault(key, "");
        List<Long> left = world.system(em -> em.createQuery("select r.key from Record r where r.key = :it", Long.class)
                .setParameter("it", key)
                .getResultList());
        assertThat(left).isEmpty();
        int proofs = world.<Integer>system(em -> em.callWithConnection(
                connection -> receipts.proves((java.sql.Connection) connection, usr, "Record", List.of(key))
                        .size()));
        assertThat(proofs).as("receipts of a record that the sweep deleted").isEqualTo(1);
        long kept = model.keySet().stream().findFirst().orElse(0L);
        int none = world.<Integer>system(em -> em.callWithConnection(
                connection -> receipts.proves((java.sql.Connection) connection, usr, "Record", List.of(kept))
                        .size()));
        assertThat(none).as("receipts of a record that is there").isZero();
        answers++;
    }
}

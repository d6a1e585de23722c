package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.internal.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of what people said, consents and objections, in a file outside the database. After a restore from a backup that
 * is older, what the database lacks is added again: a withdrawal must not be lost with it (Art. 7(3), 21 GDPR).
 *
 * <pre>{@code
 * new LedgerCopy(entities, file).update();   // before: after each backup, and now and then
 * new LedgerCopy(entities, file).replay();   // after the restore, before the application runs
 * }</pre>
 *
 * <p>The file holds ids of people in the clear: keep it as you keep backups. Restrictions and holds are not in it.
 */
public final class LedgerCopy {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int AT_ONCE = 500;

    private final EntityManagerFactory entities;
    private final Path file;

    /**
     * A copy of a persistence unit's ledger.
     *
     * @param entities a unit that knows {@link JpaSubjectStates#entityClasses()}
     * @param file where the copy is
     */
    public LedgerCopy(EntityManagerFactory entities, Path file) {
        this.entities = entities;
        this.file = file;
    }

    /** A line of the file. */
    private record Said(
            Kind kind,
            String subject,
            String purpose,
            Optional<Consent.Act> act,
            Instant at,
            Optional<String> wording,
            Optional<String> compellingGrounds) {
        enum Kind {
            CONSENT,
            OBJECTION
        }

        static Said of(ConsentEntry entry) {
            return new Said(
                    Kind.CONSENT,
                    entry.subjectId,
                    entry.purpose,
                    Optional.of(entry.act),
                    entry.at,
                    Optional.of(entry.wording),
                    Optional.empty());
        }

        static Said of(ObjectionEntry entry) {
            return new Said(
                    Kind.OBJECTION,
                    entry.subjectId,
                    entry.purpose,
                    Optional.empty(),
                    entry.at,
                    Optional.empty(),
                    Optional.ofNullable(entry.compellingGrounds));
        }

        boolean isOfSamePurpose(Said other) {
            return kind == other.kind && subject.equals(other.subject) && purpose.equals(other.purpose);
        }
    }

    /**
     * Adds to the file what it lacks, and forces it to the disk. Holds the file's entries in memory.
     *
     * @return how many entries were added
     * @throws IOException if the file cannot be read or written
     */
    public long update() throws IOException {
        Set<Said> known = new HashSet<>(Files.exists(file) ? lines() : List.of());
        List<Said> missing = Transactions.call(
                entities,
                manager -> Stream.concat(
                                manager.createQuery("from PrivacyConsent e order by e.id", ConsentEntry.class)
                                        .getResultStream()
                                        .map(Said::of),
                                manager.createQuery("from PrivacyObjection e order by e.id", ObjectionEntry.class)
                                        .getResultStream()
                                        .map(Said::of))
                        .filter(known::add)
                        .toList());
        StringBuilder lines = new StringBuilder();
        missing.forEach(said -> lines.append(MAPPER.writeValueAsString(said)).append('\n'));
        Files.writeString(
                file,
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        return missing.size();
    }

    /** The whole lines: a last one that a crash left incomplete was never acknowledged. */
    private List<Said> lines() throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        if (whole < text.length()) {
            Files.writeString(file, text.substring(0, whole), StandardCharsets.UTF_8);
        }
        return text.substring(0, whole)
                .lines()
                .map(line -> MAPPER.readValue(line, Said.class))
                .toList();
    }

    /**
     * Adds to the ledger what the file holds and it lacks. What is there stays.
     *
     * @return how many entries were added
     * @throws IOException if the file cannot be read
     */
    public long replay() throws IOException {
        List<Said> all = lines();
        long added = 0;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Said> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            added += Transactions.call(entities, manager -> replay(manager, some));
        }
        return added;
    }

    private static long replay(EntityManager manager, List<Said> some) {
        Set<String> subjects = some.stream().map(Said::subject).collect(Collectors.toSet());
        List<Said> known = new ArrayList<>();
        entries(manager, ConsentEntry.class, subjects).forEach(entry -> known.add(Said.of(entry)));
        entries(manager, ObjectionEntry.class, subjects).forEach(entry -> known.add(Said.of(entry)));
        Set<String> changed = new LinkedHashSet<>();
        long added = 0;
        for (Said said : some) {
            if (!isOutdated(said, known)) {
                write(manager, said, known);
                changed.add(said.subject);
                added++;
            }
        }
        changed.forEach(subject -> JpaSubjectStates.keepMasks(manager, subject));
        return added;
    }

    private static boolean isOutdated(Said said, List<Said> known) {
        return known.contains(said)
                || said.kind == Said.Kind.OBJECTION
                        && known.stream().anyMatch(other -> other.isOfSamePurpose(said) && other.at.isAfter(said.at));
    }

    private static void write(EntityManager manager, Said said, List<Said> known) {
        if (said.kind == Said.Kind.CONSENT) {
            ConsentEntry entry = new ConsentEntry();
            entry.subjectId = said.subject;
            entry.purpose = said.purpose;
            entry.act = said.act.orElseThrow();
            entry.at = said.at;
            entry.wording = said.wording.orElseThrow();
            manager.persist(entry);
        } else {
            manager.createQuery("delete from PrivacyObjection o where o.subjectId = :subject and o.purpose = :purpose")
                    .setParameter("subject", said.subject)
                    .setParameter("purpose", said.purpose)
                    .executeUpdate();
            known.removeIf(said::isOfSamePurpose);
            ObjectionEntry entry = new ObjectionEntry();
            entry.subjectId = said.subject;
            entry.purpose = said.purpose;
            entry.at = said.at;
            entry.compellingGrounds = said.compellingGrounds.orElse(null);
            manager.persist(entry);
        }
        known.add(said);
    }

    private static <E> List<E> entries(EntityManager manager, Class<E> type, Set<String> subjects) {
        return JpaSubjectStates.entries(manager, type, List.copyOf(subjects));
    }

    // Without content: it is personal.
    @Override
    public String toString() {
        return "LedgerCopy[" + file + "]";
    }
}

package com.mittliv.privacy.state;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mittliv.privacy.decision.SubjectState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * Keeps states at hand, within a bound of number and of age.
 *
 * <p>Under contention a person is loaded once; the people of a page are loaded in one call. What cannot be loaded comes
 * back as {@link SubjectState#unavailable()}, which permits nothing, and is asked for again the next time.
 *
 * <p>After {@link #changed} has returned, no call that begins sees an earlier state of that person, not even one whose
 * load was under way. A change made by another process is seen within the bound of age.
 */
public final class CachedSubjectStates {
    private final SubjectStates source;
    private final AsyncCache<String, SubjectState> cache;
    private final ConcurrentMap<String, CompletableFuture<SubjectState>> loads;

    private CachedSubjectStates(SubjectStates source, long maximumSize, Duration maximumAge, Ticker ticker) {
        this.source = source;
        this.cache = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .expireAfterWrite(maximumAge)
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
        this.loads = cache.asMap();
    }

    /**
     * Keeps the states of a source.
     *
     * @param source where the states come from
     * @param maximumSize how many people at most, at least 1
     * @param maximumAge how old a state may become before it is loaded anew, more than zero
     * @return the cache
     * @throws IllegalArgumentException if a bound is too small
     */
    public static CachedSubjectStates over(SubjectStates source, long maximumSize, Duration maximumAge) {
        return over(source, maximumSize, maximumAge, Ticker.systemTicker());
    }

    static CachedSubjectStates over(SubjectStates source, long maximumSize, Duration maximumAge, Ticker ticker) {
        if (maximumSize < 1) {
            throw new IllegalArgumentException("keep the states of at least 1 person, got " + maximumSize);
        }
        if (maximumAge.isZero() || maximumAge.isNegative()) {
            throw new IllegalArgumentException("keep states for more than no time, got " + maximumAge);
        }
        return new CachedSubjectStates(source, maximumSize, maximumAge, ticker);
    }

    /**
     * What is known of a person.
     *
     * @param subjectId the person's id in the host application
     * @return the state, unavailable if it cannot be loaded
     */
    public SubjectState get(String subjectId) {
        CompletableFuture<SubjectState> known = cache.getIfPresent(subjectId);
        if (known != null) {
            return known.join();
        }
        CompletableFuture<SubjectState> mine = new CompletableFuture<>();
        CompletableFuture<SubjectState> before = loads.putIfAbsent(subjectId, mine);
        return before != null ? before.join() : load(subjectId, mine);
    }

    /**
     * What is known of several people; those not at hand are loaded in one call.
     *
     * @param subjectIds the people's ids in the host application
     * @return a state for every id, in the order given, unavailable where it cannot be loaded
     */
    public Map<String, SubjectState> getAll(Collection<String> subjectIds) {
        Map<String, CompletableFuture<SubjectState>> asked = new LinkedHashMap<>();
        Map<String, CompletableFuture<SubjectState>> mine = new LinkedHashMap<>();
        for (String id : subjectIds) {
            CompletableFuture<SubjectState> added = new CompletableFuture<>();
            CompletableFuture<SubjectState> before = loads.putIfAbsent(id, added);
            if (before == null) {
                mine.put(id, added);
            }
            asked.putIfAbsent(id, before == null ? added : before);
        }
        // One's own loads end before others' are waited for, so that two pages never wait for each other.
        loadAll(mine);
        Map<String, SubjectState> states = new LinkedHashMap<>();
        asked.forEach((id, load) -> states.put(id, load.join()));
        return states;
    }

    /**
     * Tells that something about a person has changed, and the change is on record: call it when the transaction has
     * been committed, before the change is acknowledged.
     *
     * @param subjectId the person's id in the host application
     */
    // INVARIANT: a load that began before a change is not kept after it.
    public void changed(String subjectId) {
        loads.remove(subjectId);
    }

    /**
     * Tells that something has changed about some of those people whom a test names, as {@link #changed(String)} does.
     *
     * @param people tells by the person's id whether it may have been this one
     */
    public void changed(Predicate<String> people) {
        loads.keySet().removeIf(people);
    }

    /** Forgets all states, for example after the connection that tells of changes was lost. */
    public void clear() {
        cache.synchronous().invalidateAll();
    }

    // Whatever the source throws, an error included, those who wait must be told.
    private SubjectState load(String subjectId, CompletableFuture<SubjectState> mine) {
        SubjectState state = SubjectState.unavailable();
        try {
            state = source.load(subjectId);
        } catch (RuntimeException e) {
            return SubjectState.unavailable();
        } finally {
            finish(subjectId, mine, state);
        }
        return state;
    }

    private void loadAll(Map<String, CompletableFuture<SubjectState>> mine) {
        if (mine.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>(mine.keySet());
        Map<String, SubjectState> states = Map.of();
        try {
            states = source.loadAll(ids);
        } catch (RuntimeException e) {
            states = Map.of();
        } finally {
            for (String id : ids) {
                SubjectState state = states.getOrDefault(id, SubjectState.unavailable());
                finish(id, mine.getOrDefault(id, new CompletableFuture<>()), state);
            }
        }
    }

    /** Tells those who wait; what could not be loaded is not kept. */
    // INVARIANT: a state that cannot be loaded permits nothing, and is not remembered.
    private void finish(String subjectId, CompletableFuture<SubjectState> mine, SubjectState state) {
        if (!state.isAvailable()) {
            loads.remove(subjectId, mine);
        }
        mine.complete(state);
    }
}

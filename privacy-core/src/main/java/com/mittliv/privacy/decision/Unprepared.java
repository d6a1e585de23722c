package com.mittliv.privacy.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepares what is asked without being prepared, and keeps it for those who ask it again. */
final class Unprepared {
    /** More different questions than an application asks. */
    private static final int KEPT = 4_096;

    private record Key(Purpose purpose, Optional<Destination> destination, List<DataCategory> categories) {}

    private final PrivacyEngine engine;
    // Made at the first question: most applications prepare theirs, and then need not load a cache at start-up.
    private volatile @Nullable Cache<Key, Access> prepared;

    Unprepared(PrivacyEngine engine) {
        this.engine = engine;
    }

    Access access(Request request) {
        Key key = new Key(request.purpose(), request.destination(), request.categories());
        return prepared().get(key, k -> engine.prepare(k.purpose, k.destination, k.categories));
    }

    private Cache<Key, Access> prepared() {
        Cache<Key, Access> known = prepared;
        return known == null ? made() : known;
    }

    private synchronized Cache<Key, Access> made() {
        Cache<Key, Access> known = prepared;
        if (known == null) {
            known = Caffeine.newBuilder()
                    .maximumSize(KEPT)
                    .executor(Runnable::run)
                    .build();
            prepared = known;
        }
        return known;
    }
}

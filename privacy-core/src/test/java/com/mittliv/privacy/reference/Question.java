package com.mittliv.privacy.reference;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Source;
import java.util.List;
import java.util.Optional;

/** What is asked of a policy; every kind looks at some of the terms. */
record Question(
        Kind kind, Purpose purpose, Optional<Destination> destination, List<DataCategory> categories, Source source) {
    enum Kind {
        USE,
        USE_AGAIN,
        MASK,
        FILTER,
        STORE,
        COLLECT,
        KEEP,
        KEEP_FOR_PURPOSE
    }

    Access prepare(PrivacyEngine engine) {
        return destination
                .map(to -> engine.access(purpose, to, categories))
                .orElseGet(() -> engine.access(purpose, categories));
    }
}

package com.mittliv.privacy.vocabulary;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.internal.Nearest;
import java.util.Collection;
import java.util.Optional;

/** Thrown where a term is asked for that the policy does not declare. */
public final class UnknownTermException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final String kindName;
    private final String id;
    private final Optional<String> suggestion;

    private UnknownTermException(String kindName, String id, Optional<String> suggestion) {
        super("the policy declares no " + kindName + " `" + id + "`"
                + suggestion.map(s -> "; did you mean `" + s + "`?").orElse("; declare it in the vocabulary"));
        this.kindName = kindName;
        this.id = id;
        this.suggestion = suggestion;
    }

    static UnknownTermException of(String kindName, String id, Collection<String> known) {
        return new UnknownTermException(kindName, id, Nearest.to(id, known));
    }

    /**
     * The kind of term asked for.
     *
     * @return for example {@code purpose}
     */
    public String kindName() {
        return kindName;
    }

    /**
     * The id that is unknown.
     *
     * @return the id as it was written
     */
    public String id() {
        return id;
    }

    /**
     * The known id nearest to it.
     *
     * @return empty if none is near
     */
    public Optional<String> suggestion() {
        return suggestion;
    }
}

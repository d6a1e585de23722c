package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Obj.Item;
import com.mittliv.privacy.vocabulary.Term;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Resolves the ids in the file to declared terms. */
final class References {
    private References() {}

    static <T extends Term> Set<T> resolve(Obj from, String name, String kind, Known<T> declared) {
        Set<T> terms = new LinkedHashSet<>();
        for (Item item : from.strings(name)) {
            Optional<T> term = find(from, item.path(), item.value(), kind, declared);
            if (term.isPresent()) {
                terms.add(term.get());
            }
        }
        return terms;
    }

    static <T extends Term> Optional<T> find(Obj from, String path, String id, String kind, Known<T> declared) {
        T term = declared.byId().get(id);
        return term != null
                ? Optional.of(term)
                : declared.find(from.problems, path, from.what + " uses undeclared " + kind + " " + Quote.of(id), id);
    }
}

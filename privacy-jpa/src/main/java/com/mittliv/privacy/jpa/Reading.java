package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.PathReader.Broken;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.mapping.PersistentClass;

/**
 * What is gathered while a mapping is read.
 *
 * @param names what tables and columns are called
 * @param vocabulary the policy's terms
 * @param findings what does not fit
 * @param lines what every attribute holds
 */
record Reading(BootNames names, Vocabulary vocabulary, List<String> findings, List<PrivacyCoverage.Line> lines) {
    Reading(BootNames names, Vocabulary vocabulary) {
        this(names, vocabulary, new ArrayList<>(), new ArrayList<>());
    }

    void finding(String text) {
        if (!findings.contains(text)) {
            findings.add(text);
        }
    }

    void holds(String entity, String attribute, DataCategory category) {
        lines.add(new PrivacyCoverage.Line(entity, attribute, Optional.of(category), ""));
    }

    void exempt(String entity, String attribute, String because) {
        lines.add(new PrivacyCoverage.Line(entity, attribute, Optional.empty(), because));
    }

    /** A term of the policy; one it does not declare is a finding with the nearest. */
    <T extends Term> Optional<T> term(String where, String id, Function<String, T> find) {
        try {
            return Optional.of(find.apply(id));
        } catch (UnknownTermException unknown) {
            finding(where + ": " + unknown.getMessage());
            return Optional.empty();
        }
    }

    /** Follows a path; where it is broken, that is a finding, and what comes back leads nowhere. */
    AttributePath path(PersistentClass entity, String where, String path) {
        try {
            return path.equals(AboutSubject.DISCRIMINATOR)
                    ? PathReader.discriminator(entity, names)
                    : PathReader.read(entity, path, names);
        } catch (Broken broken) {
            finding(where + " names `" + BootNames.shortName(entity) + "." + path + "`, which leads nowhere: "
                    + broken.getMessage());
            return AttributePath.NOWHERE;
        }
    }

    /** The SQL type at the end of a path, in small letters and without its size. */
    String typeAt(AttributePath path) {
        return path.leadsNowhere() ? "" : BootNames.plainType(names.typeOf(path.column()));
    }
}

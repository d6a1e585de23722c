package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rules do not tell apart from all the rest: data that nothing is said of by itself, sources of everything. */
final class ApartFindings {
    private final Coverage coverage;
    private final List<ProcessingRule> rules;
    private final Analysis analysis;

    ApartFindings(Coverage coverage, Analysis analysis) {
        this.coverage = coverage;
        this.rules = coverage.policy().rules();
        this.analysis = analysis;
    }

    void report() {
        reportData();
        reportSources();
    }

    /**
     * Some rules about a role take all that is kept about it, whatever they serve; others choose. Data that no rule ever
     * chooses serve every purpose and none in particular, and end with all the rest.
     */
    private void reportData() {
        BitSet keeping = coverage.rules(Coverage::keepsByItself);
        Map<DataCategory, List<Role>> never = new LinkedHashMap<>();
        for (Role role : coverage.roles().declared()) {
            BitSet about = Coverage.both(coverage.roles().naming(role), keeping);
            BitSet takingAll = takingAll(about);
            if (takingAll.cardinality() < about.cardinality() && serveSeveralPurposes(takingAll)) {
                named(about).stream()
                        .filter(data -> Coverage.isSomeOf(
                                Coverage.both(about, coverage.categories().touching(data)), takingAll))
                        .forEach(data -> never.computeIfAbsent(data, d -> new ArrayList<>())
                                .add(role));
            }
        }
        never.forEach((data, roles) -> analysis.add(
                Kind.CATEGORY_WITHOUT_OWN_RULE,
                data.id(),
                coverage.path(data),
                "data category `" + data.id() + "` of " + UsageFindings.quoted(roles)
                        + " serves several purposes and none by itself, and has no end of its own: it is kept only under"
                        + " rules that take all the data there are",
                "say in a rule what it alone is for and until when, or leave it out (Art. 5(1)(b), (c) and (e) GDPR)"));
    }

    /** The categories that some rules name. */
    private List<DataCategory> named(BitSet about) {
        return coverage.categories().declared().stream()
                .filter(data -> coverage.categories().naming(data).intersects(about))
                .toList();
    }

    /** Of some rules those that cover every category that any of them names. */
    private BitSet takingAll(BitSet about) {
        BitSet all = (BitSet) about.clone();
        named(about).forEach(data -> all.and(coverage.categories().covering(data)));
        return all;
    }

    private boolean serveSeveralPurposes(BitSet places) {
        return places.stream()
                        .mapToObj(rules::get)
                        .flatMap(rule -> rule.purposes().stream())
                        .map(purpose -> purpose.id())
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** Where all data of all roles may come from all of several sources, nobody can tell what comes from which. */
    private void reportSources() {
        BitSet collecting = coverage.rules(rule -> !rule.sources().isEmpty());
        List<Source> ofAll = coverage.sources().declared().stream()
                .filter(source -> coverage.sources().naming(source).equals(collecting))
                .toList();
        if (ofAll.size() > 1 && areAboutSeveral(collecting)) {
            ofAll.forEach(source -> analysis.add(
                    Kind.SOURCE_OF_EVERYTHING,
                    source.id(),
                    coverage.path(source),
                    "source `" + source.id()
                            + "` is named by every rule that names any, so that nothing tells whose data"
                            + " and which come from there",
                    "name in each rule the `sources` of its own data (Art. 14(2)(f) GDPR)"));
        }
    }

    /** Whether rules are about several roles and several categories between them. */
    private boolean areAboutSeveral(BitSet places) {
        List<ProcessingRule> some = places.stream().mapToObj(rules::get).toList();
        long roles = some.stream()
                .flatMap(rule -> rule.roles().stream())
                .map(Role::id)
                .distinct()
                .count();
        long categories = some.stream()
                .flatMap(rule -> rule.categories().stream())
                .map(DataCategory::id)
                .distinct()
                .count();
        return roles > 1 && categories > 1;
    }
}

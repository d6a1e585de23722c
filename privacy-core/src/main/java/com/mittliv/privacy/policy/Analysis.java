package com.mittliv.privacy.policy;

import com.mittliv.privacy.internal.Nearest;
import com.mittliv.privacy.policy.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks a policy over and tells what its owner should look at, in the order of the policy file. */
final class Analysis {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    // Properties of the file in the order they are written.
    private static final List<String> ORDER = List.of(
            "$.effectiveFrom",
            "$.title",
            "$.contact",
            "$.supervisoryAuthority",
            "$.sections",
            "$.vocabulary.roles",
            "$.vocabulary.categories",
            "$.vocabulary.purposes",
            "$.vocabulary.events",
            "$.vocabulary.recipients",
            "$.vocabulary.sources",
            "$.vocabulary.safeguards",
            "$.rules",
            "$.prohibitions",
            "$.rights",
            "$.duties",
            "$.cookies",
            "$.openPoints",
            "$.acceptedFindings");

    private final Policy policy;
    private final List<Finding> findings = new ArrayList<>();

    private Analysis(Policy policy) {
        this.policy = policy;
    }

    static List<Finding> of(Policy policy) {
        Analysis analysis = new Analysis(policy);
        Coverage coverage = new Coverage(policy);
        BitSet dead = new RuleFindings(coverage, analysis).report();
        new UsageFindings(coverage, dead, analysis).report();
        new ApartFindings(coverage, analysis).report();
        new BasisFindings(coverage, analysis).report();
        new NoticeFindings(coverage, analysis).report();
        new TextFindings(policy, analysis).report();
        return analysis.weighed();
    }

    void add(Kind kind, String about, String path, String fact, String advice) {
        add(kind, Optional.of(about), path, fact, advice);
    }

    void addOverall(Kind kind, String path, String fact, String advice) {
        add(kind, Optional.empty(), path, fact, advice);
    }

    void add(Kind kind, Optional<String> about, String path, String fact, String advice) {
        findings.add(new Finding(kind, about, path, fact, advice, Optional.empty()));
    }

    /** The findings with what the owner accepts, and what is accepted in vain. */
    private List<Finding> weighed() {
        List<AcceptedFinding> accepted = policy.acceptedFindings();
        Map<String, String> reasons = new HashMap<>();
        accepted.forEach(one -> reasons.putIfAbsent(one.finding(), one.because()));
        Set<String> met = new HashSet<>();
        List<Placed> weighed = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<String> reason = Optional.ofNullable(reasons.get(finding.id()));
            met.add(finding.id());
            weighed.add(Placed.of(reason.map(finding::acceptedBecause).orElse(finding)));
        }
        for (int i = 0; i < accepted.size(); i++) {
            if (!met.contains(accepted.get(i).finding())) {
                weighed.add(Placed.of(gone(accepted.get(i), "$.acceptedFindings[" + i + "]")));
            }
        }
        weighed.sort(Comparator.comparing(Placed::place, Arrays::compare));
        return weighed.stream().map(Placed::finding).toList();
    }

    private static Finding gone(AcceptedFinding accepted, String path) {
        List<String> kinds = Arrays.stream(Kind.values()).map(Kind::id).toList();
        String about = accepted.about().map(id -> " about `" + id + "`").orElse("");
        boolean known = kinds.contains(accepted.kind());
        return new Finding(
                Kind.ACCEPTED_FINDING_GONE,
                accepted.about(),
                path,
                known
                        ? "finding `" + accepted.kind() + "`" + about + " is accepted and does not occur"
                        : "`" + accepted.kind() + "` is accepted and is no kind of finding",
                Nearest.to(accepted.kind(), kinds)
                        .filter(near -> !known)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("remove it from `acceptedFindings`"),
                Optional.empty());
    }

    /** A finding, and its place in the file as numbers to compare. */
    private record Placed(int[] place, Finding finding) {
        static Placed of(Finding finding) {
            String path = finding.path();
            int rank = ORDER.size();
            for (int i = 0; i < ORDER.size(); i++) {
                if (path.startsWith(ORDER.get(i))) {
                    rank = i;
                    break;
                }
            }
            List<Integer> place = new ArrayList<>(List.of(rank));
            NUMBER.matcher(path).results().forEach(found -> place.add(Integer.parseInt(found.group())));
            return new Placed(place.stream().mapToInt(Integer::intValue).toArray(), finding);
        }
    }
}

package com.mittliv.privacy.spring;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a policy, of which one is in force at a time: the last to take effect, by {@code effectiveFrom} at the
 * start of that day in the policy's time zone. One that states no day was always in effect.
 *
 * @param folder the folder they stand in; empty for one in a file of its own, which is in force whatever day it states
 * @param all the versions, in the order in which they take effect, at least one
 */
public record PolicyVersions(Optional<String> folder, List<Policy> all) {
    /** Copies. */
    public PolicyVersions {
        all = List.copyOf(all);
    }

    static PolicyVersions only(Policy policy) {
        return new PolicyVersions(Optional.empty(), List.of(policy));
    }

    /**
     * Puts versions in their order.
     *
     * @throws PolicyException if they are of different policies, or two have one name or one day
     */
    static PolicyVersions of(String folder, List<Policy> versions) {
        List<Policy> ordered = versions.stream()
                .sorted(Comparator.comparing(PolicyVersions::takesEffectAt))
                .toList();
        List<PolicyProblem> problems = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            Policy one = ordered.get(i - 1);
            Policy other = ordered.get(i);
            if (!one.id().equals(other.id())) {
                problems.add(PolicyProblem.of(
                        "$.policy",
                        "policy `" + one.id() + "` stands beside policy `" + other.id() + "`",
                        "keep the versions of one policy in a folder"));
            }
            if (takesEffectAt(one).equals(takesEffectAt(other))) {
                problems.add(PolicyProblem.of(
                        "$.effectiveFrom",
                        "versions " + one.version() + " and " + other.version() + " take effect at the same time",
                        "state a later day in the one that follows, or take the other out of the folder"));
            }
        }
        if (ordered.stream().map(Policy::version).distinct().count() < ordered.size()) {
            problems.add(PolicyProblem.of(
                    "$.version", "two files hold versions of the same name", "give each version a name of its own"));
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(folder, problems);
        }
        return new PolicyVersions(Optional.of(folder), ordered);
    }

    /**
     * The version in force.
     *
     * @param now when
     * @return the last that took effect until then
     * @throws PolicyNotFoundException if none did
     */
    public Policy inForceAt(Instant now) {
        return all.stream()
                .filter(version -> folder.isEmpty() || !takesEffectAt(version).isAfter(now))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> PolicyNotFoundException.noneInForceYet(folder.orElse(""), all.get(0)));
    }

    /**
     * The version that takes effect next.
     *
     * @param now from when
     * @return the first that takes effect after that; empty if none does
     */
    public Optional<Policy> nextAfter(Instant now) {
        return all.stream()
                .filter(version -> folder.isPresent() && takesEffectAt(version).isAfter(now))
                .findFirst();
    }

    /**
     * When a version takes effect.
     *
     * @param version the version
     * @return the start of its day; the earliest instant there is, where it states none
     */
    public static Instant takesEffectAt(Policy version) {
        return version.effectiveFrom()
                .map(day -> day.atStartOfDay(version.timeZone()).toInstant())
                .orElse(Instant.MIN);
    }
}

package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.PurposeChange.Renewal;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What changed between two versions of a policy, whom it concerns, and what follows.
 *
 * <pre>{@code
 * PolicyChange change = PolicyChange.between(current, draft);
 * change.toBeTold();        // the roles to write to
 * change.renewals();        // whose consents stop counting
 * change.explain("en");     // all of it in words
 * }</pre>
 *
 * <p>What a change means is derived for each purpose from what changed in its rules; the strongest counts. <i>Wider</i>
 * is more data, people, recipients, sources or purposes, fewer conditions, longer or not provably shorter storage;
 * <i>narrower</i> is the opposite.
 *
 * <table>
 * <caption>What a change means</caption>
 * <tr><th>changed</th><th>rule without consent</th><th>rule resting on consent</th></tr>
 * <tr><td>the rule's text, section, notes or id; names of terms; where a balancing of interests is recorded; another
 *     language</td><td>editorial</td><td>editorial</td></tr>
 * <tr><td>roles, categories, recipients, sources, conditions, storage: narrower</td><td>material</td><td>material: what
 *     people agreed to covers the less</td></tr>
 * <tr><td>roles, categories, recipients, sources, conditions, storage: wider; a recipient's country, relation or
 *     safeguards; the kind of data or of the purpose; the condition of Art. 9(2)</td><td>material</td>
 *     <td>consent-affecting</td></tr>
 * <tr><td>the legal basis, its statute or its interest</td><td>material</td><td>consent-affecting, whether consent was
 *     the basis or becomes it</td></tr>
 * <tr><td>a new rule</td><td>material</td><td>consent-affecting if consents to the purpose may exist, else
 *     material</td></tr>
 * <tr><td>a rule that is gone</td><td>material</td><td>material: there is nothing to renew</td></tr>
 * <tr><td>a version of the consent's wording counts no longer</td><td>editorial</td><td>consent-affecting</td></tr>
 * <tr><td>an earlier version of the wording counts anew</td><td>editorial</td><td>material</td></tr>
 * <tr><td>the wording's words, or its version with all earlier ones still counting</td><td>editorial</td>
 *     <td>editorial</td></tr>
 * <tr><td>cookies: as rules are, by whether they need consent</td><td>material</td><td>consent-affecting if
 *     wider</td></tr>
 * </table>
 *
 * <p>The controller, its contact details, rights, promises and the calendar concern everybody: taking back or changing
 * what was stated is material, adding to it editorial.
 *
 * @param before the old version
 * @param after the new version
 * @param rules the rules that came, went or changed: those of the new version in its order, then those that are gone
 * @param purposes the purposes that changes bear on, in the new version's order
 * @param others what changed beside rules and purposes
 * @param due the data that the new version keeps less
 * @param duties what the organisation promised to do on such a change, in either version
 * @param problems what must be mended before the new version takes effect; none if it may
 */
public record PolicyChange(
        Policy before,
        Policy after,
        List<RuleChange> rules,
        List<PurposeChange> purposes,
        List<ChangeDetail> others,
        List<DataDue> due,
        List<Duty> duties,
        List<PolicyProblem> problems) {
    /** Copies. */
    public PolicyChange {
        rules = List.copyOf(rules);
        purposes = List.copyOf(purposes);
        others = List.copyOf(others);
        due = List.copyOf(due);
        duties = List.copyOf(duties);
        problems = List.copyOf(problems);
    }

    /**
     * Compares two versions.
     *
     * @param before the old version
     * @param after the new version
     * @return what changed
     */
    public static PolicyChange between(Policy before, Policy after) {
        return between(before, after, Map.of());
    }

    /**
     * Compares two versions, with classes the policy's owner declares.
     *
     * @param before the old version
     * @param after the new version
     * @param declared what the change means for some purposes, where that is more than can be derived
     * @return what changed
     * @throws PolicyException if a declared class is weaker than the derived one, or is of an unknown purpose, with all
     *     such purposes
     */
    public static PolicyChange between(Policy before, Policy after, Map<Purpose, ChangeClass> declared) {
        return new PolicyComparison(Versions.of(before, after), declared).compare();
    }

    /**
     * What the change means as a whole.
     *
     * @return the strongest class of all; empty if nothing changed
     */
    public Optional<ChangeClass> changeClass() {
        return Stream.concat(
                        Stream.concat(
                                rules.stream().map(RuleChange::changeClass),
                                purposes.stream().map(PurposeChange::changeClass)),
                        others.stream().map(ChangeDetail::changeClass))
                .reduce(ChangeClass::or);
    }

    /**
     * What the change means for a purpose.
     *
     * @param purpose the purpose
     * @return its class; empty if the change does not bear on it
     */
    public Optional<ChangeClass> changeClass(Purpose purpose) {
        return purposes.stream()
                .filter(change -> change.purpose().id().equals(purpose.id()))
                .map(PurposeChange::changeClass)
                .findFirst();
    }

    /**
     * The people to be told.
     *
     * @return the roles concerned by what is more than editorial
     */
    public Set<Role> toBeTold() {
        Set<Role> roles = new LinkedHashSet<>();
        purposes.forEach(change -> roles.addAll(change.concerned()));
        if (others.stream()
                .anyMatch(detail -> detail.aspect() != ChangeDetail.Aspect.COOKIES
                        && detail.changeClass() != ChangeClass.EDITORIAL)) {
            before.rules().forEach(rule -> roles.addAll(rule.roles()));
        }
        Declared<Role> known =
                new Declared<>(after.vocabulary().roles(), before.vocabulary().roles());
        return Collections.unmodifiableSet(new LinkedHashSet<>(known.named(roles)));
    }

    /**
     * The consents that stop counting until people give them anew.
     *
     * @return by purpose, in the new version's order
     */
    public Map<Purpose, Renewal> renewals() {
        Map<Purpose, Renewal> renewals = new LinkedHashMap<>();
        purposes.forEach(change -> change.renewal().ifPresent(renewal -> renewals.put(change.purpose(), renewal)));
        return Collections.unmodifiableMap(renewals);
    }

    /**
     * The change in words: what changed, what it means, who is told, who is asked anew, what becomes due, what follows.
     *
     * @param language the ISO 639 code; {@code sv} and {@code en} are spoken, any other is answered in English
     * @return lines of text without personal values
     */
    public String explain(String language) {
        return Narration.of(this, language);
    }
}

package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Derives from what changed in rules, purposes and cookies what it means for each purpose. */
final class Classification {
    private final Versions versions;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    Classification(Versions versions) {
        this.versions = versions;
    }

    Tally of(Purpose purpose) {
        return tallies.computeIfAbsent(purpose.id(), id -> new Tally());
    }

    RuleChange added(ProcessingRule rule) {
        ChangeClass strongest = ChangeClass.MATERIAL;
        for (Purpose purpose : servedAfter(rule)) {
            // Consents that people gave to the purpose would cover more than they were asked for.
            boolean widens = Version.restsOnConsent(rule) && versions.before().asks(purpose);
            ChangeClass found = widens ? ChangeClass.CONSENT_AFFECTING : ChangeClass.MATERIAL;
            process(purpose, found, rule.roles(), Version.restsOnConsent(rule));
            strongest = strongest.or(found);
        }
        return new RuleChange(Optional.empty(), Optional.of(rule), strongest, List.of(Words.added(rule)));
    }

    RuleChange removed(ProcessingRule rule) {
        servedBefore(rule)
                .forEach(purpose -> process(purpose, ChangeClass.MATERIAL, rule.roles(), Version.restsOnConsent(rule)));
        return new RuleChange(Optional.of(rule), Optional.empty(), ChangeClass.MATERIAL, List.of(Words.removed(rule)));
    }

    Optional<RuleChange> changed(ProcessingRule before, ProcessingRule after) {
        List<ChangeDetail> details = new RuleComparison(versions, before, after).details();
        if (details.isEmpty()) {
            return Optional.empty();
        }
        boolean consent = Version.restsOnConsent(before) || Version.restsOnConsent(after);
        List<Role> roles = new ArrayList<>(before.roles());
        roles.addAll(after.roles());
        List<Purpose> was = servedBefore(before);
        List<Purpose> is = servedAfter(after);
        Set<String> served = Terms.ids(was);
        Set<String> serves = Terms.ids(is);
        ChangeClass strongest = ChangeClass.EDITORIAL;
        for (Purpose purpose : is) {
            ChangeClass found = served.contains(purpose.id())
                    ? strongest(details, consent)
                    : consent && versions.before().asks(purpose) ? ChangeClass.CONSENT_AFFECTING : ChangeClass.MATERIAL;
            process(purpose, found, roles, consent);
            strongest = strongest.or(found);
        }
        for (Purpose purpose : was) {
            if (!serves.contains(purpose.id())) {
                process(purpose, ChangeClass.MATERIAL, roles, consent);
                strongest = strongest.or(ChangeClass.MATERIAL);
            }
        }
        return Optional.of(new RuleChange(Optional.of(before), Optional.of(after), strongest, details));
    }

    /** What a rule's changes mean to the purposes it serves before and after. */
    private static ChangeClass strongest(List<ChangeDetail> details, boolean consent) {
        return details.stream()
                .filter(detail -> detail.aspect() != Aspect.PURPOSES)
                .map(detail -> classOf(detail, consent))
                .reduce(ChangeClass.EDITORIAL, ChangeClass::or);
    }

    private static ChangeClass classOf(ChangeDetail detail, boolean consent) {
        return consent && detail.effect() == Effect.WIDER ? ChangeClass.CONSENT_AFFECTING : detail.changeClass();
    }

    private void process(Purpose purpose, ChangeClass found, Collection<Role> roles, boolean consent) {
        of(purpose).processing(found, roles);
        if (consent && found != ChangeClass.EDITORIAL) {
            of(purpose).touchConsented();
        }
    }

    private List<Purpose> servedBefore(ProcessingRule rule) {
        return versions.before().purposes().covered(rule.purposes());
    }

    private List<Purpose> servedAfter(ProcessingRule rule) {
        return versions.after().purposes().covered(rule.purposes());
    }

    /** The purposes themselves: how the law treats them, and the words by which consent is asked for. */
    void purposes() {
        for (Purpose now : versions.after().purposes().all()) {
            versions.before().purposes().find(now).ifPresent(was -> purpose(was, now));
        }
    }

    private void purpose(Purpose was, Purpose now) {
        boolean consent = versions.before().asks(was);
        Set<Role> roles = versions.before().rolesFor(was);
        if (was.isDirectMarketing() != now.isDirectMarketing() || was.isLegalClaims() != now.isLegalClaims()) {
            ChangeDetail detail = ChangeDetail.of(
                    Aspect.PURPOSES,
                    Effect.WIDER,
                    "Ändamålets art är ändrad: " + now.nameIn("sv") + ".",
                    "The purpose is of another kind: " + now.nameIn("en") + ".");
            of(now).detail(detail, classOf(detail, consent), roles);
        }
        if (consent && widensConsent(was, now)) {
            ChangeDetail detail = ChangeDetail.of(
                    Aspect.PURPOSES,
                    Effect.WIDER,
                    "Samtycke till ett vidare ändamål omfattar nu även: " + now.nameIn("sv") + ".",
                    "Consent to a wider purpose now covers also: " + now.nameIn("en") + ".");
            of(now).detail(detail, ChangeClass.CONSENT_AFFECTING, roles);
        }
        if (!was.label().equals(now.label())) {
            of(now).detail(
                            ChangeDetail.words(
                                    "Ändamålet benämns annorlunda: " + now.nameIn("sv") + ".",
                                    "The purpose is named otherwise: " + now.nameIn("en") + "."),
                            ChangeClass.EDITORIAL,
                            roles);
        }
        wording(was, now, consent, roles);
    }

    /** Whether consents to a purpose count for this one that did not before. */
    private static boolean widensConsent(Purpose was, Purpose now) {
        List<Purpose> chain = Hierarchy.selfAndBroader(was);
        return Hierarchy.selfAndBroader(now).stream().anyMatch(wider -> !Terms.names(chain, wider));
    }

    private void wording(Purpose was, Purpose now, boolean consent, Set<Role> roles) {
        if (was.wording().equals(now.wording())) {
            return;
        }
        List<String> lapsed = Wordings.counting(was).stream()
                .filter(version -> !now.wording().counts(version))
                .toList();
        List<String> revived = now.wording().alsoValid().stream()
                .filter(version -> !was.wording().counts(version))
                .toList();
        if (consent && !lapsed.isEmpty()) {
            of(now).lapse(Wordings.lapsed(lapsed, now), lapsed, roles);
        } else if (consent && !revived.isEmpty()) {
            of(now).detail(Wordings.revived(revived), ChangeClass.MATERIAL, roles);
        } else {
            of(now).detail(Wordings.otherWords(now), ChangeClass.EDITORIAL, roles);
        }
    }

    /** Cookies, which bear on their purposes. */
    List<ChangeDetail> cookies() {
        List<ChangeDetail> details = new ArrayList<>();
        for (CookieComparison.Found found : CookieComparison.compare(versions)) {
            for (Purpose purpose : found.purposes()) {
                Set<Role> roles = versions.after().rolesFor(purpose);
                process(purpose, classOf(found.detail(), found.consent()), roles, found.consent());
            }
            details.add(found.detail());
        }
        return details;
    }
}

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
        versions.purposes().forEach(purpose -> tallies.put(purpose.id(), new Tally()));
    }

    Tally of(Purpose purpose) {
        return tallies.computeIfAbsent(purpose.id(), id -> new Tally());
    }

    RuleChange added(ProcessingRule rule) {
        ChangeClass strongest = ChangeClass.MATERIAL;
        for (Purpose purpose : servedAfter(rule)) {
            // Consents that people gave to the purpose would cover more than they were asked for.
            boolean widens = Versions.restsOnConsent(rule) && Versions.asks(versions.before(), purpose);
            ChangeClass found = widens ? ChangeClass.CONSENT_AFFECTING : ChangeClass.MATERIAL;
            process(purpose, found, rule.roles(), Versions.restsOnConsent(rule));
            strongest = strongest.or(found);
        }
        return new RuleChange(Optional.empty(), Optional.of(rule), strongest, List.of(Words.added(rule)));
    }

    RuleChange removed(ProcessingRule rule) {
        servedBefore(rule)
                .forEach(
                        purpose -> process(purpose, ChangeClass.MATERIAL, rule.roles(), Versions.restsOnConsent(rule)));
        return new RuleChange(Optional.of(rule), Optional.empty(), ChangeClass.MATERIAL, List.of(Words.removed(rule)));
    }

    Optional<RuleChange> changed(ProcessingRule before, ProcessingRule after) {
        List<ChangeDetail> details = new RuleComparison(
                        versions.before().vocabulary(), before, versions.after().vocabulary(), after)
                .details();
        if (details.isEmpty()) {
            return Optional.empty();
        }
        boolean consent = Versions.restsOnConsent(before) || Versions.restsOnConsent(after);
        List<Role> roles = new ArrayList<>(before.roles());
        roles.addAll(after.roles());
        List<Purpose> was = servedBefore(before);
        List<Purpose> is = servedAfter(after);
        ChangeClass strongest = ChangeClass.EDITORIAL;
        for (Purpose purpose : versions.purposes()) {
            boolean served = Terms.names(was, purpose);
            boolean serves = Terms.names(is, purpose);
            if (served || serves) {
                ChangeClass found = served && serves
                        ? strongest(details, consent)
                        : serves && consent && Versions.asks(versions.before(), purpose)
                                ? ChangeClass.CONSENT_AFFECTING
                                : ChangeClass.MATERIAL;
                process(purpose, found, roles, consent);
                strongest = strongest.or(found);
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
        return Terms.covered(rule.purposes(), versions.before().vocabulary().purposes());
    }

    private List<Purpose> servedAfter(ProcessingRule rule) {
        return Terms.covered(rule.purposes(), versions.after().vocabulary().purposes());
    }

    /** The purposes themselves: how the law treats them, and the words by which consent is asked for. */
    void purposes() {
        for (Purpose now : versions.after().vocabulary().purposes()) {
            Terms.find(versions.before().vocabulary().purposes(), now).ifPresent(was -> purpose(was, now));
        }
    }

    private void purpose(Purpose was, Purpose now) {
        boolean consent = Versions.asks(versions.before(), was);
        Set<Role> roles = Versions.rolesFor(versions.before(), was);
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
                Set<Role> roles = Versions.rolesFor(versions.after(), purpose);
                process(purpose, classOf(found.detail(), found.consent()), roles, found.consent());
            }
            details.add(found.detail());
        }
        return details;
    }
}

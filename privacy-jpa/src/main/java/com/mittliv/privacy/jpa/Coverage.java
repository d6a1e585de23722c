package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;

/**
 * A mapping that was read, with all that was found.
 *
 * @param guarded what is guarded
 * @param masks the columns in which rows say what their people allow
 * @param reading what was found, entities left out that nothing is said of
 * @param unclassified these
 */
record Coverage(Guarded guarded, List<MaskColumn> masks, Reading reading, List<String> unclassified) {
    static Coverage of(PrivacyGuard guard, MetadataImplementor metadata) {
        PrivacyEngine engine = guard.engine();
        Reading reading = new Reading(new BootNames(metadata), engine.policy().vocabulary());
        Guarded guarded = MappingReader.read(reading);
        List<MaskColumn> masks = MaskColumn.read(reading, guarded);
        guarded.entities().forEach(entity -> unmapped(engine, guarded, entity, reading));
        guarded.entities().forEach(entity -> unasked(engine.policy(), entity, reading));
        List<String> unclassified = new ArrayList<>();
        metadata.getEntityBindings().stream()
                .filter(RootClass.class::isInstance)
                .filter(root -> isLeft((RootClass) root))
                .sorted(Comparator.comparing(PersistentClass::getEntityName))
                .forEach(root -> unguarded(guard, root, reading).ifPresent(unclassified::add));
        if (reading.findings().isEmpty()) {
            guarded.entities().stream()
                    .flatMap(entity -> EntitySweep.of(engine, guarded, entity, SweepPlan.Form.NESTED).stream())
                    .flatMap(sweep -> sweep.findings().stream())
                    .forEach(reading::finding);
        }
        return new Coverage(guarded, masks, reading, unclassified);
    }

    private static boolean isLeft(RootClass root) {
        return !PrivacyGuard.entityClasses().contains(root.getMappedClass())
                && BootNames.hierarchy(root).stream().noneMatch(MappingReader::isAboutPeople);
    }

    private static void unmapped(PrivacyEngine engine, Guarded guarded, Guarded.Entity entity, Reading reading) {
        new EntityRules(engine, entity, entity.root(), guarded.tables())
                .absentEvents()
                .forEach(event -> reading.finding("entity `" + entity.name() + "` tells nowhere when `" + event
                        + "` happens, which rules for its data wait for; annotate an attribute with"
                        + " @RetentionEvent(\"" + event + "\"), or the class with @NoRetentionEvent(value = \""
                        + event + "\", because = …)"));
    }

    private static void unasked(Policy policy, Guarded.Entity entity, Reading reading) {
        entity.tells().consents().keySet().stream()
                .filter(purpose -> !isAsked(policy, purpose, (rule, asked) -> rule.basis() instanceof Consent))
                .forEach(purpose -> reading.finding("@ConsentGiven(\"" + purpose.id() + "\") on entity `"
                        + entity.name() + "` tells of consents that no rule rests on; leave it out, or name the purpose"
                        + " that a rule rests on consent to"));
        entity.tells().objections().keySet().stream()
                .filter(purpose -> !isAsked(policy, purpose, Coverage::isOpenToObjection))
                .forEach(purpose -> reading.finding("@ObjectedTo(\"" + purpose.id() + "\") on entity `" + entity.name()
                        + "` tells of objections that no rule is open to; leave it out, or name the purpose of a rule"
                        + " on legitimate interests or a public task, or one of direct marketing"));
    }

    private static boolean isOpenToObjection(ProcessingRule rule, Purpose purpose) {
        return purpose.isDirectMarketing()
                || rule.basis() instanceof LegitimateInterests
                || rule.basis() instanceof PublicTask;
    }

    /** Whether a rule asks for what is said to a purpose, for that one, a narrower or a broader one. */
    private static boolean isAsked(Policy policy, Purpose purpose, BiPredicate<ProcessingRule, Purpose> asks) {
        return policy.rules().stream()
                .anyMatch(rule -> rule.purposes().stream()
                        .filter(own -> Hierarchy.selfAndBroader(own).contains(purpose)
                                || Hierarchy.selfAndBroader(purpose).contains(own))
                        .anyMatch(own -> asks.test(rule, own) || asks.test(rule, purpose)));
    }

    private static Optional<String> unguarded(PrivacyGuard guard, PersistentClass root, Reading reading) {
        String name = BootNames.shortName(root);
        Optional<String> because = Optional.<Class<?>>ofNullable(root.getMappedClass())
                .flatMap(type -> Annotated.type(type).noPersonalDataBecause().or(() -> guard.exempted(type)));
        because.ifPresent(reason -> reading.exempt(name, "", reason));
        return because.isPresent()
                ? Optional.empty()
                : Optional.of("entity `" + name + "` is neither about people nor said to be about nobody; annotate it"
                        + " with @AboutSubject, or with @NoPersonalData(because = …); if it is not yours to annotate,"
                        + " name it in `PrivacyGuard.exempting`");
    }

    /** All at once. */
    PrivacyCoverage told() {
        List<String> all = new ArrayList<>(reading.findings());
        all.addAll(unclassified);
        return new PrivacyCoverage(reading.lines(), all);
    }
}

package com.mittliv.privacy.rights;

import static com.mittliv.privacy.rights.Club.ARCHIVE;
import static com.mittliv.privacy.rights.Club.AUDITOR;
import static com.mittliv.privacy.rights.Club.BEFORE;
import static com.mittliv.privacy.rights.Club.CLAIM_FILE;
import static com.mittliv.privacy.rights.Club.CLOSED;
import static com.mittliv.privacy.rights.Club.EMAIL;
import static com.mittliv.privacy.rights.Club.ENGINE;
import static com.mittliv.privacy.rights.Club.GALLERY;
import static com.mittliv.privacy.rights.Club.HEALTH;
import static com.mittliv.privacy.rights.Club.KIN;
import static com.mittliv.privacy.rights.Club.LEFT;
import static com.mittliv.privacy.rights.Club.MEMBER;
import static com.mittliv.privacy.rights.Club.NAME;
import static com.mittliv.privacy.rights.Club.NEWSLETTER;
import static com.mittliv.privacy.rights.Club.NOW;
import static com.mittliv.privacy.rights.Club.PAYMENT;
import static com.mittliv.privacy.rights.Club.PHOTO;
import static com.mittliv.privacy.rights.Club.PRINTER;
import static com.mittliv.privacy.rights.Club.RIGHTS;
import static com.mittliv.privacy.rights.Club.STATISTICS;
import static com.mittliv.privacy.rights.Club.datum;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.rights.ErasurePlan.GoesNow;
import com.mittliv.privacy.rights.ErasurePlan.Item;
import com.mittliv.privacy.rights.ErasurePlan.Stays;
import com.mittliv.privacy.rights.Notification.Known;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureTest {
    private static final RecordState CURRENT = RecordState.of(MEMBER).with(CLOSED, BEFORE);
    private static final SubjectState SILENT = SubjectState.none();

    private static ErasurePlan asked(SubjectState person, RecordState record, DataCategory... categories) {
        return RIGHTS.erasure(PersonFile.of(person, FiledRecord.of("r", record, categories)), NOW)
                .granted()
                .orElseThrow();
    }

    private static ErasurePlan asked(SubjectState person, Set<ErasureGround> grounds, DataCategory category) {
        return RIGHTS.erasure(PersonFile.of(person, FiledRecord.of("r", CURRENT, category)), grounds, NOW)
                .granted()
                .orElseThrow();
    }

    private static Item item(SubjectState person, DataCategory category) {
        return asked(person, CURRENT, category).items().get(0);
    }

    private static void goes(Item item, ErasureGround... grounds) {
        assertThat(item)
                .isInstanceOfSatisfying(
                        GoesNow.class, gone -> assertThat(gone.grounds()).containsExactlyInAnyOrder(grounds));
    }

    private static Stays stays(Item item, ErasureException... because) {
        assertThat(item)
                .isInstanceOfSatisfying(
                        Stays.class, kept -> assertThat(kept.because().values()).containsExactlyInAnyOrder(because));
        return (Stays) item;
    }

    @Test
    void whatNothingKeepsGoesAsNoLongerNeeded() {
        goes(
                asked(SILENT, RecordState.of(MEMBER).with(LEFT, BEFORE), NAME)
                        .items()
                        .get(0),
                ErasureGround.NO_LONGER_NEEDED);
    }

    @Test
    void whatConsentAloneKeepsGoesAndTheConsentIsWithdrawn() {
        var consented = SILENT.with(Consent.given(GALLERY, BEFORE));
        var plan = asked(consented, RecordState.of(MEMBER).with(LEFT, BEFORE), PHOTO);

        goes(plan.items().get(0), ErasureGround.CONSENT_WITHDRAWN);
        assertThat(ENGINE.consentObstacle(plan.after(), GALLERY, NOW)).contains(Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void whatLegitimateInterestsKeepGoesOnTheObjectionTheRequestIs() {
        var plan = asked(SILENT, CURRENT, PHOTO);

        goes(plan.items().get(0), ErasureGround.OBJECTED);
        assertThat(plan.after().objections()).containsExactly(Objection.to(STATISTICS, NOW));
    }

    @Test
    void everyGroundThatFallsIsNamed() {
        goes(
                item(SILENT.with(Consent.given(GALLERY, BEFORE)), PHOTO),
                ErasureGround.CONSENT_WITHDRAWN,
                ErasureGround.OBJECTED);
    }

    @Test
    void whatAContractNeedsStaysUntilItEndsThoughTheConsentBesideItFalls() {
        var plan = asked(SILENT.with(Consent.given(NEWSLETTER, BEFORE)), CURRENT, EMAIL);

        var kept = stays(plan.items().get(0), ErasureException.STILL_NEEDED);
        assertThat(kept.until()).isEqualTo(new OnEvent(LEFT, Optional.empty()));
        assertThat(ENGINE.consentObstacle(plan.after(), NEWSLETTER, NOW)).contains(Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void whatDefendsLegalClaimsStaysUntilItsDayWhateverThePersonInvokes() {
        var kept = stays(item(SILENT, CLAIM_FILE), ErasureException.LEGAL_CLAIMS);

        assertThat(kept.until()).isEqualTo(new At(Instant.parse("2028-04-01T22:00:00Z")));
        stays(
                asked(SILENT, EnumSet.allOf(ErasureGround.class), CLAIM_FILE)
                        .items()
                        .get(0),
                ErasureException.LEGAL_CLAIMS);
    }

    @Test
    void theExceptionsOfTheLawAreToldApart() {
        stays(item(SILENT, PAYMENT), ErasureException.LEGAL_OBLIGATION);
        stays(item(SILENT, ARCHIVE), ErasureException.PUBLIC_TASK);
        stays(item(SILENT, KIN), ErasureException.STILL_NEEDED);
        stays(item(SILENT, HEALTH), ErasureException.RESEARCH);
    }

    @Test
    void aLegalHoldKeepsWhatWouldGoOtherwise() {
        var hold = new LegalHold("claim", "legal office", BEFORE, Optional.empty(), LocalDate.of(2027, 1, 1));

        stays(item(SILENT.with(hold), PHOTO), ErasureException.LEGAL_HOLD);
        stays(item(SILENT.with(hold), NAME), ErasureException.STILL_NEEDED, ErasureException.LEGAL_HOLD);
    }

    @Test
    void compellingGroundsTheControllerRecordedOverrideTheObjection() {
        var overridden = SILENT.with(Objection.to(STATISTICS, BEFORE).overriddenBy("assessment 7"));
        var standing = SILENT.with(Objection.to(STATISTICS, BEFORE));
        var other = SILENT.with(Objection.to(GALLERY, BEFORE).overriddenBy("assessment 7"));

        stays(item(overridden, PHOTO), ErasureException.COMPELLING_GROUNDS);
        goes(item(standing, PHOTO), ErasureGround.OBJECTED);
        goes(item(other, PHOTO), ErasureGround.OBJECTED);
    }

    @Test
    void onlyTheGroundsInvokedCount() {
        var consented = SILENT.with(Consent.given(GALLERY, BEFORE));

        var objecting = asked(consented, Set.of(ErasureGround.OBJECTED), PHOTO);
        stays(objecting.items().get(0), ErasureException.STILL_NEEDED);
        assertThat(ENGINE.consentObstacle(objecting.after(), GALLERY, NOW)).isEmpty();
        assertThat(objecting.after().objections()).hasSize(1);

        var withdrawing = asked(consented, Set.of(ErasureGround.CONSENT_WITHDRAWN), PHOTO);
        stays(withdrawing.items().get(0), ErasureException.STILL_NEEDED);
        assertThat(withdrawing.after().objections()).isEmpty();
        assertThat(ENGINE.consentObstacle(withdrawing.after(), GALLERY, NOW)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLAWFUL", "OBLIGED_TO_ERASE"})
    void unlawfulProcessingEndsWhatAContractWouldKeep(ErasureGround ground) {
        goes(asked(SILENT, Set.of(ground), NAME).items().get(0), ground);
        goes(asked(SILENT, Set.of(ground), PHOTO).items().get(0), ground);
        stays(asked(SILENT, Set.of(ground), PAYMENT).items().get(0), ErasureException.LEGAL_OBLIGATION);
    }

    @Test
    void whatAChildConsentedToGoesOnTheGroundOfChildren() {
        var person = SILENT.with(Consent.given(NEWSLETTER, BEFORE));
        var left = RecordState.of(MEMBER).with(LEFT, BEFORE);
        var plan = RIGHTS.erasure(
                        PersonFile.of(person, FiledRecord.of("r", left, EMAIL)),
                        Set.of(ErasureGround.CHILD_SERVICE),
                        NOW)
                .granted()
                .orElseThrow();

        goes(plan.items().get(0), ErasureGround.CHILD_SERVICE);
        assertThat(ENGINE.consentObstacle(plan.after(), NEWSLETTER, NOW)).contains(Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void thePersonIsToldInWordsWhatGoesAndWhatStaysUntilWhen() {
        var goes = asked(SILENT, CURRENT, PHOTO).items().get(0);
        var stays = item(SILENT, CLAIM_FILE);

        assertThat(goes.words().in("sv")).contains("Bild raderas nu: du har invänt mot behandlingen (artikel 17.1 c).");
        assertThat(goes.words().in("en"))
                .contains("Picture is erased now: you objected to the processing (Art. 17(1)(c)).");
        assertThat(stays.words().in("sv").orElseThrow())
                .startsWith("Ärende sparas till")
                .contains("2028-04-02")
                .endsWith("Skäl: uppgifterna behövs för rättsliga anspråk (artikel 17.3 e).");
        assertThat(stays.words().in("en").orElseThrow())
                .startsWith("Case file is kept until")
                .endsWith("Reason: the data are needed for legal claims (Art. 17(3)(e)).");
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        for (var ground : ErasureGround.values()) {
            assertThat(ground.words().byLanguage()).containsOnlyKeys("sv", "en");
        }
        for (var exception : ErasureException.values()) {
            assertThat(exception.words().byLanguage()).containsOnlyKeys("sv", "en");
        }
    }

    @Test
    void recipientsOfWhatGoesAreToldThoseWithADisclosureOnRecordFirst() {
        var left = RecordState.of(MEMBER).with(LEFT, BEFORE).with(CLOSED, BEFORE);
        var file = PersonFile.of(SILENT, FiledRecord.of("r", left, NAME, EMAIL, PAYMENT))
                .with(
                        new Disclosure("r", NAME, AUDITOR, BEFORE),
                        new Disclosure("r", NAME, PRINTER, BEFORE),
                        new Disclosure("r", NAME, Club.OFFICE, BEFORE),
                        new Disclosure("other", EMAIL, AUDITOR, BEFORE));

        var plan = RIGHTS.erasure(file, NOW).granted().orElseThrow();

        assertThat(plan.goesNow()).extracting(GoesNow::datum).containsExactly(datum(NAME), datum(EMAIL));
        assertThat(plan.stays()).extracting(Stays::datum).containsExactly(datum(PAYMENT));
        assertThat(plan.toTell())
                .containsExactly(
                        new Notification(AUDITOR, Set.of(NAME), Known.DISCLOSED),
                        new Notification(PRINTER, Set.of(NAME), Known.DISCLOSED),
                        new Notification(PRINTER, Set.of(EMAIL), Known.MAY_HAVE_RECEIVED));
    }

    @Test
    void anObjectionAloneEndsMarketingThatRestsOnConsentInThePlanAndInTheEngine() {
        var person = SILENT.with(Consent.given(NEWSLETTER, BEFORE));
        var left = CURRENT.with(LEFT, BEFORE);
        var file = PersonFile.of(person, FiledRecord.of("r", left, EMAIL));

        var plan = RIGHTS.erasure(file, Set.of(ErasureGround.OBJECTED), NOW)
                .granted()
                .orElseThrow();

        goes(plan.items().get(0), ErasureGround.OBJECTED);
        assertThat(ENGINE.retentionOf(plan.after(), left, EMAIL, NOW).isDue()).isTrue();
        assertThat(ENGINE.access(NEWSLETTER, EMAIL)
                        .decide(plan.after(), left, NOW)
                        .isPermitted())
                .isFalse();
    }

    @Test
    void whatThePlanKeepsTheEngineKeepsAndWhatConsentAloneKeptIsDue() {
        var random = new Random(17);
        var all = List.of(NAME, EMAIL, PHOTO, CLAIM_FILE, PAYMENT, ARCHIVE, KIN, HEALTH);
        int kept = 0;
        int withdrawn = 0;
        for (int round = 0; round < 300; round++) {
            var person = SILENT;
            for (var purpose : List.of(NEWSLETTER, GALLERY, Club.MARKETING)) {
                var at = BEFORE.plusSeconds(random.nextInt(3));
                person = random.nextBoolean() ? person.with(Consent.given(purpose, at)) : person;
                person = random.nextInt(4) == 0 ? person.with(Consent.withdrawn(purpose, at)) : person;
            }
            var record = RecordState.of(MEMBER);
            record = random.nextBoolean() ? record.with(LEFT, BEFORE) : record;
            record = random.nextBoolean() ? record.with(CLOSED, BEFORE) : record;
            var categories = new ArrayList<>(all.subList(0, 1 + random.nextInt(all.size())));
            var plan = asked(person, record, categories.toArray(DataCategory[]::new));
            for (var item : plan.items()) {
                var after =
                        ENGINE.retentionOf(plan.after(), record, item.datum().category(), NOW);
                if (item instanceof Stays) {
                    kept++;
                    assertThat(after.isDue()).isFalse();
                } else if (((GoesNow) item).grounds().equals(Set.of(ErasureGround.CONSENT_WITHDRAWN))) {
                    withdrawn++;
                    assertThat(after.isDue()).isTrue();
                }
            }
        }
        assertThat(kept).isGreaterThan(100);
        assertThat(withdrawn).isGreaterThan(20);
    }
}

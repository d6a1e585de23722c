package com.mittliv.privacy.rights;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.LegalBasis.vitalInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.policy.DeclaredRight.Scope;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A club with a rule for every legal basis. */
final class Club {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    static final Instant BEFORE = Instant.parse("2026-04-01T10:00:00Z");

    static final Role MEMBER = Role.of("member");
    static final DataCategory NAME = DataCategory.of("name").named(text("namn", "name"));
    static final DataCategory EMAIL = DataCategory.of("email").named(text("e-postadress", "e-mail address"));
    static final DataCategory PHOTO = DataCategory.of("photo").named(text("bild", "picture"));
    static final DataCategory HEALTH = DataCategory.of("health").special();
    static final DataCategory CLAIM_FILE = DataCategory.of("claim-file").named(text("ärende", "case file"));
    static final DataCategory PAYMENT = DataCategory.of("payment");
    static final DataCategory ARCHIVE = DataCategory.of("archive");
    static final DataCategory KIN = DataCategory.of("kin");

    static final Purpose MARKETING = Purpose.of("marketing").directMarketing();
    static final Purpose NEWSLETTER = Purpose.of("newsletter").within(MARKETING);
    static final Purpose MEMBERSHIP = Purpose.of("membership").named(text("medlemskapet", "the membership"));
    static final Purpose STATISTICS = Purpose.of("statistics");
    static final Purpose CLAIMS = Purpose.of("claims").legalClaims().named(text("rättsliga anspråk", "legal claims"));
    static final Purpose BOOKKEEPING = Purpose.of("bookkeeping");
    static final Purpose HISTORY = Purpose.of("history");
    static final Purpose RESCUE = Purpose.of("rescue");
    static final Purpose STUDY = Purpose.of("study");
    static final Purpose GALLERY = Purpose.of("gallery");

    static final Event LEFT = Event.of("left");
    static final Event CLOSED = Event.of("closed");
    static final Recipient PRINTER = Recipient.processor("printer");
    static final Recipient AUDITOR = Recipient.thirdParty("auditor");
    static final Recipient OFFICE = Recipient.internal("office");
    static final Source REGISTER = Source.of("register");

    static final Policy POLICY = builder().build();
    static final PrivacyEngine ENGINE = PrivacyEngine.compile(POLICY);
    static final DataSubjectRights RIGHTS = new DataSubjectRights(ENGINE);

    private Club() {}

    static Policy.Builder builder() {
        return builder(Scope.AS_BY_LAW);
    }

    static Policy.Builder builder(Scope portability) {
        return Policy.named("club", "1", Controller.of("Club"))
                .supervisoryAuthority(text("Datainspektionen", "Datainspektionen"))
                .rule(membership())
                .rule(rule("newsletter")
                        .about(MEMBER)
                        .using(EMAIL)
                        .forPurpose(NEWSLETTER)
                        .on(consent())
                        .kept(whileConsented()))
                .rule(rule("gallery")
                        .about(MEMBER)
                        .using(PHOTO)
                        .forPurpose(GALLERY)
                        .on(consent())
                        .kept(whileConsented()))
                .rule(rule("statistics")
                        .about(MEMBER)
                        .using(PHOTO)
                        .forPurpose(STATISTICS)
                        .on(legitimateInterests(text("att räkna", "to count")))
                        .kept(until(LEFT)))
                .rule(rule("claims")
                        .about(MEMBER)
                        .using(CLAIM_FILE)
                        .forPurpose(CLAIMS)
                        .on(legitimateInterests(text("att försvara oss", "to defend us")))
                        .kept(years(2).after(CLOSED)))
                .rule(rule("bookkeeping")
                        .about(MEMBER)
                        .using(PAYMENT)
                        .forPurpose(BOOKKEEPING)
                        .on(legalObligation(text("bokföringslagen", "the Bookkeeping Act")))
                        .disclosedTo(AUDITOR, OFFICE)
                        .kept(years(7).afterTheYearOf(CLOSED)))
                .rule(rule("history")
                        .about(MEMBER)
                        .using(ARCHIVE)
                        .forPurpose(HISTORY)
                        .on(publicTask(text("arkivlagen", "the Archives Act")))
                        .kept(until(LEFT)))
                .rule(rule("rescue")
                        .about(MEMBER)
                        .using(KIN)
                        .forPurpose(RESCUE)
                        .on(vitalInterests())
                        .kept(until(LEFT)))
                .rule(rule("study")
                        .about(MEMBER)
                        .using(HEALTH)
                        .forPurpose(STUDY)
                        .on(legitimateInterests(text("att forska", "to do research")))
                        .under(SpecialCategoryCondition.RESEARCH)
                        .kept(until(LEFT)))
                .rights(Stream.of(DataSubjectRight.values())
                        .filter(right -> right != DataSubjectRight.NO_AUTOMATED_DECISION)
                        .map(right -> declared(right, portability))
                        .toArray(DeclaredRight[]::new));
    }

    private static ProcessingRule.Builder membership() {
        return rule("membership")
                .section("2")
                .about(MEMBER)
                .using(NAME, EMAIL)
                .forPurpose(MEMBERSHIP)
                .on(contract())
                .disclosedTo(PRINTER, OFFICE)
                .kept(until(LEFT));
    }

    private static DeclaredRight declared(DataSubjectRight right, Scope portability) {
        return right == DataSubjectRight.PORTABILITY
                ? new DeclaredRight(
                        right, Optional.empty(), Text.NONE, Optional.of(Proviso.TECHNICALLY_POSSIBLE), portability)
                : new DeclaredRight(right, Optional.empty(), Text.NONE, Optional.empty());
    }

    static Text text(String sv, String en) {
        return Text.of("sv", sv).and("en", en);
    }

    static Datum datum(DataCategory category) {
        return new Datum("r", MEMBER, category);
    }
}

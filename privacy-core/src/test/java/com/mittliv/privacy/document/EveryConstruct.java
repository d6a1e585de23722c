package com.mittliv.privacy.document;

import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.policy.AcceptedFinding;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.OpenPoint;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy that has everything a policy can have, every text of it with the same hostile or harmless mark. */
public final class EveryConstruct {
    private final String mark;

    private EveryConstruct(String mark) {
        this.mark = mark;
    }

    /**
     * A policy with every construct.
     *
     * @param mark stands in all of its texts
     * @return the policy
     */
    public static Policy policy(String mark) {
        return new EveryConstruct(mark).build();
    }

    private Policy build() {
        Role patient = new Role("patient", label("patient"));
        Role relative = new Role("relative", label("relative"));
        Event closed = new Event("closed", label("end of treatment"));
        Event opened = new Event("opened", label("start of treatment"));
        DataCategory contact = new DataCategory("contact", label("contact"), DataCategory.Kind.ORDINARY, none());
        DataCategory email =
                new DataCategory("email", label("email"), DataCategory.Kind.ORDINARY, Optional.of(contact));
        DataCategory health = new DataCategory("health", label("health"), DataCategory.Kind.SPECIAL, none());
        DataCategory crime = new DataCategory("crime", label("crime"), DataCategory.Kind.CRIMINAL, none());
        Purpose care = new Purpose("care", label("give care"), Purpose.Kind.ORDINARY, none(), none());
        Purpose plan = new Purpose("plan", label("plan care"), Purpose.Kind.ORDINARY, Optional.of(care), none());
        Purpose claims = new Purpose("claims", label("meet claims"), Purpose.Kind.LEGAL_CLAIMS, none(), none());
        Purpose news = new Purpose(
                "news",
                label("send news"),
                Purpose.Kind.DIRECT_MARKETING,
                none(),
                Optional.of(new ConsentWording("2", words("I agree"), Set.of("1"))));
        Purpose sell = Purpose.of("sell").named(words("sell data"));
        Safeguard clauses = new Safeguard("clauses", label("standard clauses"));
        Recipient host = new Recipient(
                "host", label("host"), Recipient.Kind.PROCESSOR, none(), Optional.of("US"), Set.of(clauses));
        Recipient lab =
                new Recipient("lab", label("lab"), Recipient.Kind.THIRD_PARTY, none(), Optional.of("SE"), Set.of());
        Recipient ward = Recipient.internal("ward").named(words("ward")).within(lab);
        Source form = new Source("form", label("form"), none(), none());
        Source portal = new Source("portal", label("portal"), Optional.of(form), Optional.of(words("portal policy")));

        return Policy.named(
                        "every-construct",
                        "7",
                        new Controller("Clinic " + mark, Optional.of("12-" + mark), Optional.of("Street " + mark)))
                .effectiveFrom(LocalDate.of(2026, 2, 1))
                .languages("sv", "en")
                .title(words("title"))
                .contact(new Contact(
                        Optional.of("Desk " + mark),
                        Optional.of("desk@example.org " + mark),
                        Optional.of("Box " + mark),
                        Optional.of("Officer " + mark)))
                .supervisoryAuthority(words("authority"))
                .sections(
                        new Section("1", words("about you"), Section.Part.PROCESSING, List.of(words("a paragraph"))),
                        new Section("1.1", words("patients")),
                        new Section("9 " + mark, words("more"), Section.Part.OTHER, List.of(words("another"))))
                .declare(email, plan, ward, portal, sell)
                .rule(rule("give-care")
                        .section("1.1")
                        .text(words("we give care"))
                        .about(patient)
                        .using(contact, health)
                        .forPurpose(care)
                        .on(LegalBasis.contract())
                        .under(SpecialCategoryCondition.HEALTH_CARE)
                        .onlyAfter(opened)
                        .disclosedTo(host, lab)
                        .kept(years(10).afterTheYearOf(closed))
                        .from(form)
                        .note("a note"))
                .rule(about(patient, "send-news", news, LegalBasis.consent())
                        .from(portal)
                        .kept(whileConsented().orEarlier(until(closed))))
                .rule(about(relative, "obey", care, LegalBasis.legalObligation(words("statute")))
                        .kept(new WhileRequired(words("act"), opened, closed)))
                .rule(about(relative, "save", care, LegalBasis.vitalInterests()).kept(new NotStated("left open")))
                .rule(about(relative, "serve", care, LegalBasis.publicTask(words("mandate")))
                        .kept(until(closed).orLater(new UntilRecorded(opened))))
                .rule(about(patient, "defend", claims, LegalBasis.legitimateInterests(words("interest"), "file 3"))
                        .kept(days(30).after(closed)))
                .rule(about(relative, "tell", plan, LegalBasis.contract()).kept(new WhileOtherwiseKept()))
                .rule(rule("record-crime")
                        .about(patient)
                        .using(crime)
                        .forPurpose(claims)
                        .on(LegalBasis.contract())
                        .kept(until(closed)))
                .never(
                        new Prohibition(
                                "no-sale", Optional.of("1.1"), words("never"), Set.of(sell), Set.of(), Set.of()),
                        new Prohibition("no-gift", none(), Text.NONE, Set.of(sell), Set.of(crime), Set.of(ward)))
                .rights(
                        new DeclaredRight(DataSubjectRight.ACCESS, Optional.of("1.1"), words("see them"), none()),
                        new DeclaredRight(
                                DataSubjectRight.PORTABILITY,
                                none(),
                                Text.NONE,
                                Optional.of(DeclaredRight.Proviso.TECHNICALLY_POSSIBLE),
                                DeclaredRight.Scope.ALL_DATA))
                .duties(
                        new Duty("erase", Optional.of("1.1"), words("we erase"), Duty.When.END_OF_RETENTION),
                        new Duty("publish", none(), Text.NONE, Duty.When.ANY_CHANGE))
                .cookies(
                        new Cookie(
                                "session*",
                                Cookie.Party.FIRST,
                                none(),
                                care,
                                Cookie.Need.STRICTLY_NECESSARY,
                                words("s")),
                        new Cookie(
                                "ad",
                                Cookie.Party.THIRD,
                                Optional.of(Period.ofDays(30)),
                                news,
                                Cookie.Need.CONSENT,
                                words("a cookie")))
                .openPoints(new OpenPoint(
                        "P1", OpenPoint.Kind.GAP, Optional.of("1.1"), "quote", "resolution", Set.of("give-care")))
                .accept(new AcceptedFinding("retention-may-never-end", Optional.of("save"), "a reason"))
                .consentAge(13)
                .holidays(LocalDate.of(2026, 12, 25))
                .build();
    }

    private static ProcessingRule.Builder about(Role role, String id, Purpose purpose, LegalBasis basis) {
        return rule(id).about(role)
                .using(DataCategory.of("file-number"))
                .forPurpose(purpose)
                .on(basis);
    }

    private Label label(String name) {
        return new Label(words(name), Optional.of("1.1"), Optional.of("note for keepers"));
    }

    private Text words(String words) {
        return Text.of("sv", words + " sv " + mark).and("en", words + " en " + mark);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}

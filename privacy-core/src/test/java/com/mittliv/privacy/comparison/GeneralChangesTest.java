package com.mittliv.privacy.comparison;

import static com.mittliv.privacy.comparison.ChangeClass.EDITORIAL;
import static com.mittliv.privacy.comparison.ChangeClass.MATERIAL;
import static com.mittliv.privacy.comparison.Drafts.OWNER;
import static com.mittliv.privacy.comparison.Drafts.PHONE;
import static com.mittliv.privacy.comparison.Drafts.answering;
import static com.mittliv.privacy.comparison.Drafts.change;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Duty.When;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Text;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What changes beside rules, purposes and cookies. */
class GeneralChangesTest {
    private static final Text WORDS = Text.of("en", "words");
    private static final Text OTHER = Text.of("en", "other words");

    private static Duty duty(String id, When when) {
        return new Duty(id, Optional.empty(), WORDS, when);
    }

    private static Policy.Builder base(String number) {
        return Policy.named("example", number, Policy.Controller.of("Example AB"))
                .rule(answering());
    }

    private static void expect(
            UnaryOperator<Policy.Builder> before,
            UnaryOperator<Policy.Builder> after,
            ChangeClass changeClass,
            String words) {
        PolicyChange change = PolicyChange.between(
                before.apply(base("1")).build(), after.apply(base("2")).build());

        assertThat(change.others()).extracting(detail -> detail.explain("en")).containsExactly(words);
        assertThat(change.changeClass()).contains(changeClass);
        assertThat(change.toBeTold().isEmpty()).isEqualTo(changeClass == EDITORIAL);
    }

    private static Contact contact(String email, String address) {
        return new Contact(Optional.empty(), Optional.of(email), Optional.of(address));
    }

    @Test
    void whomToTurnToConcernsEverybodyWhenItChangesAndNobodyWhenItIsAdded() {
        Contact one = contact("a@example.org", "1 Example Street");

        expect(p -> p, p -> p.contact(one), EDITORIAL, "The contact details are supplemented.");
        expect(
                p -> p.contact(one),
                p -> p.contact(contact("b@example.org", "1 Example Street")),
                MATERIAL,
                "The contact details are changed.");
        expect(
                p -> p.contact(one),
                p -> p.contact(contact("a@example.org", "2 Example Street")),
                MATERIAL,
                "The contact details are changed.");
        expect(
                p -> p.supervisoryAuthority(WORDS),
                p -> p.supervisoryAuthority(OTHER),
                EDITORIAL,
                "The supervisory authority is named otherwise.");
        expect(p -> p.supervisoryAuthority(WORDS), p -> p, MATERIAL, "The supervisory authority is no longer named.");
    }

    @Test
    void anotherControllerConcernsEverybody() {
        var numbered = new Policy.Controller("Example AB", Optional.of("1"), Optional.empty());

        assertThat(controllers(Policy.Controller.of("Example AB"), Policy.Controller.of("Other AB")))
                .containsExactly("The controller is now Other AB.");
        assertThat(controllers(numbered, new Policy.Controller("Example AB", Optional.of("2"), Optional.empty())))
                .containsExactly("The controller is now Example AB.");
        assertThat(controllers(Policy.Controller.of("Example AB"), numbered))
                .containsExactly("The controller's particulars are changed.");
    }

    private static List<String> controllers(Policy.Controller before, Policy.Controller after) {
        return PolicyChange.between(
                        Policy.named("example", "1", before).rule(answering()).build(),
                        Policy.named("example", "2", after).rule(answering()).build())
                .others()
                .stream()
                .map(detail -> detail.explain("en"))
                .toList();
    }

    private static DeclaredRight right(Text text, Optional<DeclaredRight.Proviso> onlyIf) {
        return new DeclaredRight(DataSubjectRight.PORTABILITY, Optional.empty(), text, onlyIf);
    }

    @Test
    void aRightTakenBackOrMadeConditionalConcernsEverybody() {
        DeclaredRight plain = right(WORDS, Optional.empty());
        DeclaredRight hedged = right(WORDS, Optional.of(DeclaredRight.Proviso.TECHNICALLY_POSSIBLE));

        expect(p -> p.rights(plain), p -> p, MATERIAL, "The right `portability` is no longer named.");
        expect(
                p -> p.rights(plain),
                p -> p.rights(hedged),
                MATERIAL,
                "The right `portability` is now subject to a proviso.");
        expect(
                p -> p.rights(hedged),
                p -> p.rights(plain),
                EDITORIAL,
                "The right `portability` is described otherwise.");
        expect(p -> p, p -> p.rights(plain), EDITORIAL, "The right `portability` is now named.");
    }

    @Test
    void portabilityBeyondTheLawIsMissedByEverybodyOnceItIsGone() {
        DeclaredRight plain = right(WORDS, Optional.empty());
        DeclaredRight wide = new DeclaredRight(
                DataSubjectRight.PORTABILITY, Optional.empty(), WORDS, Optional.empty(), DeclaredRight.Scope.ALL_DATA);

        expect(
                p -> p.rights(wide),
                p -> p.rights(plain),
                MATERIAL,
                "The right `portability` no longer goes beyond the law.");
        expect(
                p -> p.rights(plain),
                p -> p.rights(wide),
                EDITORIAL,
                "The right `portability` now goes beyond the law.");
    }

    private static Prohibition never(Text text, Set<Purpose> purposes, Set<DataCategory> categories) {
        return new Prohibition("never", Optional.empty(), text, purposes, categories, Set.of());
    }

    @Test
    void aPromiseThatShrinksConcernsEverybody() {
        Purpose sell = Purpose.of("sell");
        Purpose rent = Purpose.of("rent");
        Prohibition wide = never(WORDS, Set.of(sell), Set.of());
        UnaryOperator<Policy.Builder> words = p -> p.declare(sell, rent, PHONE);

        expect(p -> words.apply(p).never(wide), words, MATERIAL, "The promise `never` is gone.");
        expect(words, p -> words.apply(p).never(wide), EDITORIAL, "New promise: `never`.");
        expect(
                p -> words.apply(p).never(wide),
                p -> words.apply(p).never(never(WORDS, Set.of(sell), Set.of(PHONE))),
                MATERIAL,
                "The promise `never` covers less than before.");
        expect(
                p -> words.apply(p).never(wide),
                p -> words.apply(p).never(never(WORDS, Set.of(rent), Set.of())),
                MATERIAL,
                "The promise `never` covers less than before.");
        expect(
                p -> words.apply(p).never(wide),
                p -> words.apply(p).never(never(OTHER, Set.of(sell, rent), Set.of())),
                EDITORIAL,
                "The promise `never` is described otherwise.");
    }

    @Test
    void aPromiseIsSetBesideItselfAmongOthersAndEveryPartOfItCounts() {
        Purpose sell = Purpose.of("sell");
        Recipient broker = Recipient.thirdParty("broker");
        Recipient press = Recipient.thirdParty("press");
        Prohibition other = new Prohibition("other", Optional.empty(), WORDS, Set.of(sell), Set.of(), Set.of());
        Prohibition both = new Prohibition("never", Optional.empty(), WORDS, Set.of(), Set.of(), Set.of(broker, press));
        Prohibition one = new Prohibition("never", Optional.empty(), WORDS, Set.of(), Set.of(), Set.of(press));
        Prohibition moved =
                new Prohibition("never", Optional.of("4"), WORDS, Set.of(), Set.of(), Set.of(broker, press));
        UnaryOperator<Policy.Builder> words = p -> p.declare(sell, broker, press);

        expect(
                p -> words.apply(p).never(other, both),
                p -> words.apply(p).never(other, one),
                MATERIAL,
                "The promise `never` covers less than before.");
        expect(
                p -> words.apply(p).never(other, one),
                p -> words.apply(p).never(other, both),
                EDITORIAL,
                "The promise `never` is described otherwise.");
        expect(
                p -> words.apply(p).never(other, both),
                p -> words.apply(p).never(other, moved),
                EDITORIAL,
                "The promise `never` is described otherwise.");
        expect(
                p -> words.apply(p).never(other, both),
                p -> words.apply(p).never(both),
                MATERIAL,
                "The promise `other` is gone.");
    }

    @Test
    void dutiesTakenBackOrMovedConcernEverybody() {
        Duty publish = duty("publish", When.ANY_CHANGE);

        expect(p -> p.duties(publish), p -> p, MATERIAL, "The duty `publish` is gone.");
        expect(p -> p, p -> p.duties(publish), EDITORIAL, "New duty: `publish`.");
        expect(
                p -> p.duties(publish),
                p -> p.duties(duty("publish", When.END_OF_RETENTION)),
                MATERIAL,
                "The duty `publish` is due on other occasions.");
        expect(
                p -> p.duties(publish),
                p -> p.duties(new Duty("publish", Optional.empty(), OTHER, When.ANY_CHANGE)),
                EDITORIAL,
                "The duty `publish` is described otherwise.");
    }

    @Test
    void theCalendarConcernsEverybodyAndHolidaysNobody() {
        expect(
                p -> p,
                p -> p.timeZone(ZoneId.of("Europe/Helsinki")),
                MATERIAL,
                "Days are now counted in the time zone Europe/Helsinki.");
        expect(p -> p.consentAge(13), p -> p.consentAge(14), MATERIAL, "The age of consent is now 14.");
        expect(p -> p.consentAge(13), p -> p, MATERIAL, "The age of consent is now –.");
        expect(p -> p, p -> p.holidays(LocalDate.of(2026, 12, 25)), EDITORIAL, "The public holidays are changed.");
    }

    @Test
    void aNameIsThatOfATermOfItsKind() {
        Event closing = Event.of("owner");

        expect(
                p -> p.declare(OWNER, closing),
                p -> p.declare(OWNER, closing.named(OTHER)),
                EDITORIAL,
                "Names are changed: other words.");
    }

    @Test
    void headingsRunningTextAndNamesConcernNobody() {
        String text = "Headings or running text are changed.";

        expect(p -> p, p -> p.title(WORDS), EDITORIAL, text);
        expect(p -> p, p -> p.languages("en", "sv"), EDITORIAL, text);
        expect(p -> p, p -> p.sections(new Section("1", WORDS)), EDITORIAL, text);
        expect(p -> p.declare(OWNER), p -> p.declare(OWNER.named(WORDS)), EDITORIAL, "Names are changed: words.");
    }
}

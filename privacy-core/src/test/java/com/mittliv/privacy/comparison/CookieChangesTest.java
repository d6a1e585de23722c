package com.mittliv.privacy.comparison;

import static com.mittliv.privacy.comparison.ChangeClass.CONSENT_AFFECTING;
import static com.mittliv.privacy.comparison.ChangeClass.EDITORIAL;
import static com.mittliv.privacy.comparison.ChangeClass.MATERIAL;
import static com.mittliv.privacy.comparison.Drafts.ANSWER;
import static com.mittliv.privacy.comparison.Drafts.EMAIL;
import static com.mittliv.privacy.comparison.Drafts.INVITE;
import static com.mittliv.privacy.comparison.Drafts.answering;
import static com.mittliv.privacy.comparison.Drafts.change;
import static com.mittliv.privacy.comparison.Drafts.inShort;
import static com.mittliv.privacy.comparison.Drafts.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cookies that came, went or changed. */
class CookieChangesTest {
    private static Cookie cookie(Cookie.Need need, int days) {
        return new Cookie(
                "id", Cookie.Party.FIRST, Optional.of(Period.ofDays(days)), INVITE, need, Text.of("en", "words"));
    }

    private static PolicyChange cookies(List<Cookie> before, List<Cookie> after) {
        return PolicyChange.between(
                version("1", answering().using(EMAIL))
                        .declare(INVITE)
                        .cookies(before.toArray(Cookie[]::new))
                        .build(),
                version("2", answering().using(EMAIL))
                        .declare(INVITE)
                        .cookies(after.toArray(Cookie[]::new))
                        .build());
    }

    @Test
    void aCookieIsClassedAsARuleIs() {
        Cookie asked = cookie(Cookie.Need.CONSENT, 30);
        Cookie unasked = cookie(Cookie.Need.STRICTLY_NECESSARY, 30);

        assertThat(cookies(List.of(), List.of(unasked)).changeClass(INVITE)).contains(MATERIAL);
        assertThat(cookies(List.of(), List.of(asked)).changeClass(INVITE)).contains(MATERIAL);
        assertThat(cookies(List.of(asked), List.of()).changeClass(INVITE)).contains(MATERIAL);
        assertThat(cookies(List.of(asked), List.of(unasked)).changeClass(INVITE))
                .contains(CONSENT_AFFECTING);
        assertThat(cookies(List.of(asked), List.of(cookie(Cookie.Need.CONSENT, 31)))
                        .changeClass(INVITE))
                .contains(CONSENT_AFFECTING);
        assertThat(cookies(List.of(asked), List.of(cookie(Cookie.Need.CONSENT, 29)))
                        .changeClass(INVITE))
                .contains(MATERIAL);
        assertThat(cookies(List.of(unasked), List.of(cookie(Cookie.Need.STRICTLY_NECESSARY, 31)))
                        .changeClass(INVITE))
                .contains(MATERIAL);
        assertThat(cookies(List.of(asked), List.of(asked)).changeClass()).isEmpty();
    }

    @Test
    void aCookieThatConsentsGivenWouldLetInUnaskedAffectsThem() {
        Cookie asked = cookie(Cookie.Need.CONSENT, 30);
        Cookie second = new Cookie(
                "second", asked.party(), asked.duration(), INVITE, Cookie.Need.CONSENT, Text.of("en", "words"));

        PolicyChange change = cookies(List.of(asked), List.of(asked, second));

        assertThat(change.changeClass(INVITE)).contains(CONSENT_AFFECTING);
        assertThat(change.others()).extracting(Drafts::inShort).containsExactly("COOKIES WIDER");
        assertThat(change.explain("sv")).contains("Kakan `second` tillkommer.");
    }

    @Test
    void aSessionCookieThatBecomesPersistentIsWiderAndTheOtherWayRoundNarrower() {
        Cookie lasting = cookie(Cookie.Need.CONSENT, 30);
        Cookie session =
                new Cookie("id", lasting.party(), Optional.empty(), INVITE, lasting.need(), lasting.description());
        Cookie months = new Cookie(
                "id", lasting.party(), Optional.of(Period.ofMonths(1)), INVITE, lasting.need(), lasting.description());

        assertThat(inShort(cookies(List.of(session), List.of(lasting)).others().get(0)))
                .isEqualTo("COOKIES WIDER");
        assertThat(inShort(cookies(List.of(lasting), List.of(session)).others().get(0)))
                .isEqualTo("COOKIES NARROWER");
        assertThat(inShort(cookies(List.of(lasting), List.of(months)).others().get(0)))
                .as("a month is not shown to be within thirty days")
                .isEqualTo("COOKIES WIDER");
    }

    @Test
    void aCookieOfAnotherPartyOrPurposeIsUsedOtherwiseAndAnotherDescriptionIsWords() {
        Cookie id = cookie(Cookie.Need.CONSENT, 30);

        assertThat(inShort(cookies(
                                List.of(id),
                                List.of(new Cookie(
                                        "id", Cookie.Party.THIRD, id.duration(), INVITE, id.need(), id.description())))
                        .others()
                        .get(0)))
                .isEqualTo("COOKIES WIDER");
        assertThat(inShort(cookies(
                                List.of(id),
                                List.of(new Cookie(
                                        "id", id.party(), id.duration(), ANSWER, id.need(), id.description())))
                        .others()
                        .get(0)))
                .isEqualTo("COOKIES WIDER");
        PolicyChange words = cookies(
                List.of(id),
                List.of(new Cookie("id", id.party(), id.duration(), INVITE, id.need(), Text.of("en", "other words"))));
        assertThat(words.changeClass()).contains(EDITORIAL);
    }
}

package com.mittliv.privacy.spring.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.json.JsonProperties.Withheld;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A bean asks once for its purpose, and neither beans inside it nor what goes wrong there changes what is written. */
class PermittedBeanTest {
    private static final PrivacyEngine ENGINE = PrivacyEngine.compile(TestPolicy.policy());
    private static final PurposeScope SCOPE = new PurposeScope(ENGINE);
    private static final JsonMapper JSON = mapper(Withheld.ABSENT);

    private static JsonMapper mapper(Withheld withheld) {
        return JsonMapper.builder()
                .addModule(new PrivacyJsonModule(ENGINE, SCOPE, withheld))
                .build();
    }

    static final class Member {
        @PersonalData("name")
        public String name;

        public Object inner;

        @PersonalData("email-address")
        public String email;

        Member(String name, Object inner) {
            this.name = name;
            this.inner = inner;
            this.email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
        }
    }

    /** Writes a member of its own while it is written itself, for a purpose of its own. */
    static final class Reentrant {
        public String getWithin() {
            return SCOPE.call(TestPolicy.NEWSLETTER, () -> JSON.writeValueAsString(new Member("Bo", null)));
        }
    }

    static final class Broken {
        public String getWithin() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void membersInsideMembersAreWrittenEachForThePurpose() {
        Member all = new Member("Ada", List.of(new Member("Bo", new Member("Cy", null))));
        assertThat(SCOPE.call(TestPolicy.NEWSLETTER, () -> JSON.writeValueAsString(all)))
                .contains("ada@example.org", "bo@example.org", "cy@example.org")
                .doesNotContain("Ada", "Bo", "Cy", "name");
        assertThat(SCOPE.call(TestPolicy.MEMBERSHIP, () -> JSON.writeValueAsString(all)))
                .contains("Ada", "Bo", "Cy", "ada@example.org");
    }

    @Test
    void whatIsWrittenInTheMidstForANarrowerPurposeChangesNothingAround() {
        String written =
                SCOPE.call(TestPolicy.MARKETING, () -> JSON.writeValueAsString(new Member("Ada", new Reentrant())));
        assertThat(written).contains("bo@example.org").doesNotContain("Ada", "Bo\"", "ada@example.org");
        assertThat(SCOPE.current()).isEmpty();
    }

    @Test
    void anExceptionInTheMidstLeavesNothingToTheNext() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> SCOPE.call(
                            TestPolicy.MEMBERSHIP, () -> JSON.writeValueAsString(new Member("Ada", new Broken()))))
                    .hasRootCauseMessage("broken");
            assertThat(SCOPE.call(TestPolicy.NEWSLETTER, () -> JSON.writeValueAsString(new Member("Ada", null))))
                    .isEqualTo("{\"email\":\"ada@example.org\",\"inner\":null}");
            assertThatThrownBy(() -> JSON.writeValueAsString(new Member("Ada", null)))
                    .hasRootCauseInstanceOf(PurposeRequiredException.class);
        }
    }

    @Test
    void threadsOfDifferentPurposesEachWriteTheirOwn() {
        Member ada = new Member("Ada", null);
        assertThat(IntStream.range(0, 20_000).parallel().filter(i -> {
                    boolean letters = i % 2 == 0;
                    String written = SCOPE.call(
                            letters ? TestPolicy.NEWSLETTER : TestPolicy.MEMBERSHIP,
                            () -> JSON.writeValueAsString(ada));
                    return written.contains("Ada") == letters;
                }))
                .isEmpty();
    }

    record Group(@JsonIgnoreProperties("inner") Member head) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(
            @PersonalData("name") String name,
            @PersonalData("email-address") String email,
            String title) {}

    @Test
    void whatJacksonItselfLeavesOutStaysLeftOut() {
        assertThat(SCOPE.call(
                        TestPolicy.NEWSLETTER, () -> JSON.writeValueAsString(new Group(new Member("Ada", "inside")))))
                .isEqualTo("{\"head\":{\"email\":\"ada@example.org\"}}");
        assertThat(SCOPE.call(TestPolicy.MEMBERSHIP, () -> JSON.writeValueAsString(new Sparse("Ada", null, null))))
                .isEqualTo("{\"name\":\"Ada\"}");
        assertThat(SCOPE.call(
                        TestPolicy.NEWSLETTER,
                        () -> mapper(Withheld.NULL).writeValueAsString(new Sparse("Ada", "ada@example.org", null))))
                .isEqualTo("{\"name\":null,\"email\":\"ada@example.org\"}");
    }
}

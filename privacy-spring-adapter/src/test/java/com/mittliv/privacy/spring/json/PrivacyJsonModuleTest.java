package com.mittliv.privacy.spring.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.json.JsonProperties.Withheld;
import com.mittliv.privacy.vocabulary.Purpose;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

class PrivacyJsonModuleTest {
    private final PrivacyEngine engine = PrivacyEngine.compile(TestPolicy.policy());
    private final PurposeScope scope = new PurposeScope(engine);
    private final JsonMapper absent = mapper(Withheld.ABSENT);
    private final JsonMapper nulls = mapper(Withheld.NULL);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class, PrivacyJsonAutoConfiguration.class, JacksonAutoConfiguration.class))
            .withBean(PrivacyEngine.class, () -> engine)
            .withBean(com.mittliv.privacy.policy.Policy.class, TestPolicy::policy);

    private JsonMapper mapper(Withheld withheld) {
        return JsonMapper.builder()
                .addModule(new PrivacyJsonModule(engine, scope, withheld))
                .build();
    }

    private String write(Purpose purpose, Object value) {
        return scope.call(purpose, () -> absent.writeValueAsString(value));
    }

    record Contact(
            long id,
            @PersonalData("name") String name,
            @PersonalData("email-address") String email) {}

    private static final Contact ADA = new Contact(7, "Ada Example", "ada@example.org");

    @Test
    void aRecordHoldsWhatThePurposePermits() {
        assertThat(write(TestPolicy.NEWSLETTER, ADA)).isEqualTo("{\"id\":7,\"email\":\"ada@example.org\"}");
        assertThat(write(TestPolicy.MEMBERSHIP, ADA))
                .isEqualTo("{\"id\":7,\"name\":\"Ada Example\",\"email\":\"ada@example.org\"}");
        assertThat(write(TestPolicy.SALE, ADA)).isEqualTo("{\"id\":7}");
    }

    @Test
    void whatIsWithheldCanBeNullInstead() {
        assertThat(scope.call(TestPolicy.NEWSLETTER, () -> nulls.writeValueAsString(ADA)))
                .isEqualTo("{\"id\":7,\"name\":null,\"email\":\"ada@example.org\"}");
    }

    @Test
    void anEntityIsLookedAtAsADtoIs() {
        var ada = new Membership("1", "Ada Example", "ada@example.org", null);
        assertThat(write(TestPolicy.NEWSLETTER, ada))
                .contains("ada@example.org")
                .doesNotContain("Ada Example");
    }

    @Test
    void withoutAPurposeNothingIsWrittenAndTheErrorNamesTypeAndWayOut() {
        assertThatThrownBy(() -> absent.writeValueAsString(List.of(ADA)))
                .hasRootCauseInstanceOf(PurposeRequiredException.class)
                .rootCause()
                .hasMessageContainingAll(Contact.class.getName(), "@ForPurpose", "PurposeScope.open")
                .hasMessageNotContainingAny("Ada", "ada@");
    }

    @Test
    @SuppressWarnings("try")
    void theSystemScopeWritesAll() {
        try (Opened opened = scope.openSystem("export")) {
            assertThat(absent.writeValueAsString(ADA)).contains("Ada Example", "ada@example.org");
        }
    }

    @Test
    void onePurposeAfterAnotherEachSeesItsOwn() {
        for (int i = 0; i < 3; i++) {
            assertThat(write(TestPolicy.NEWSLETTER, ADA)).doesNotContain("Ada Example");
            assertThat(write(TestPolicy.MEMBERSHIP, ADA)).contains("Ada Example");
        }
    }

    record Plain(String title) {}

    @Test
    void aTypeWithoutPersonalDataNeedsNoPurpose() {
        assertThat(absent.writeValueAsString(new Plain("Statutes"))).isEqualTo("{\"title\":\"Statutes\"}");
    }

    record Letter(@PersonalData("email-adress") String to) {}

    @Test
    void anUnknownCategoryFailsTheFirstWritingAndNamesTheNearest() {
        assertThatThrownBy(() -> write(TestPolicy.NEWSLETTER, new Letter("ada@example.org")))
                .hasStackTraceContaining(JsonDeclarationException.class.getName())
                .hasMessageContainingAll(Letter.class.getName() + ".to", "`email-adress`", "`email-address`")
                .hasMessageNotContaining("ada@");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @PersonalData("name")
    @interface Named {}

    static class Base {
        @Named
        private String surname = "Example";

        public String getSurname() {
            return surname;
        }
    }

    static class Derived extends Base {
        @Override
        @JsonProperty("family")
        public String getSurname() {
            return "Overridden";
        }

        @PersonalData("name")
        public boolean isNamed() {
            return true;
        }
    }

    @Test
    void annotationsOfOnesOwnCountOnFieldsAndGettersOfTheClassAndThoseAbove() {
        assertThat(write(TestPolicy.NEWSLETTER, new Base())).isEqualTo("{}");
        assertThat(write(TestPolicy.NEWSLETTER, new Derived())).isEqualTo("{}");
        assertThat(write(TestPolicy.MEMBERSHIP, new Derived())).contains("\"family\":\"Overridden\"", "\"named\":true");
    }

    interface Projection {
        @PersonalData("name")
        String getName();
    }

    @Test
    void annotationsOfAnInterfaceCount() {
        Projection row = new Projection() {
            @Override
            public String getName() {
                return "Ada Example";
            }
        };
        assertThat(write(TestPolicy.NEWSLETTER, row)).isEqualTo("{}");
    }

    @PersonalData("name")
    record FullName(String first, String last) {}

    record Card(int number, FullName holder, List<FullName> others, Optional<FullName> maybe) {}

    @Test
    void aClassThatIsPersonalDataIsWithheldWhereverItStands() {
        var name = new FullName("Ada", "Example");
        assertThat(write(TestPolicy.NEWSLETTER, new Card(1, name, List.of(name), Optional.of(name))))
                .isEqualTo("{\"number\":1}");
        assertThat(write(TestPolicy.NEWSLETTER, Map.of("any", name))).isEqualTo("{\"any\":{}}");
        assertThat(write(TestPolicy.MEMBERSHIP, name)).contains("Ada", "Example");
    }

    @AboutSubject(value = "id", role = "member")
    record Member(@PersonalData("name") String name) {}

    @AboutSubject(value = "id", role = "membre")
    record Stranger(@PersonalData("name") String name) {}

    @Test
    void theRoleOfTheTypeCountsAndMustBeKnown() {
        assertThat(write(TestPolicy.MEMBERSHIP, new Member("Ada Example"))).contains("Ada Example");
        assertThatThrownBy(() -> write(TestPolicy.MEMBERSHIP, new Stranger("Ada Example")))
                .hasMessageContainingAll(Stranger.class.getName(), "`membre`", "`member`");
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(long id, @PersonalData("name") String name, String note) {}

    @Test
    void inAnArrayThePlaceIsKept() {
        assertThat(write(TestPolicy.NEWSLETTER, new Row(1, "Ada Example", "x"))).isEqualTo("[1,null,\"x\"]");
    }

    record Wrapped(
            int number, @JsonUnwrapped(prefix = "member-") Contact contact) {}

    record Hidden(
            int number, @JsonUnwrapped @PersonalData("name") Plain inner) {}

    @Test
    void whatIsUnwrappedIsLookedAtToo() {
        assertThat(write(TestPolicy.NEWSLETTER, new Wrapped(1, ADA)))
                .isEqualTo("{\"number\":1,\"member-id\":7,\"member-email\":\"ada@example.org\"}");
        assertThat(write(TestPolicy.NEWSLETTER, new Hidden(1, new Plain("Ada"))))
                .isEqualTo("{\"number\":1}");
        assertThat(write(TestPolicy.MEMBERSHIP, new Hidden(1, new Plain("Ada"))))
                .isEqualTo("{\"number\":1,\"title\":\"Ada\"}");
    }

    record Viewed(
            @JsonView(Long.class) @PersonalData("name") String name,
            @JsonView(Number.class) String note) {}

    @Test
    void aViewNarrowsAndNeverWidens() {
        var viewed = new Viewed("Ada Example", "x");
        String json = scope.call(
                TestPolicy.NEWSLETTER, () -> absent.writerWithView(Long.class).writeValueAsString(viewed));
        assertThat(json).doesNotContain("Ada Example").contains("\"note\":\"x\"");
    }

    static class Anything {
        @JsonAnyGetter
        @PersonalData("name")
        public Map<String, String> all() {
            return Map.of("name", "Ada Example");
        }
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "name")
    record Identified(@PersonalData("name") String name, List<Identified> friends) {}

    @Test
    void whatCannotBeWithheldIsRefusedWhenTheTypeIsFirstWritten() {
        assertThatThrownBy(() -> write(TestPolicy.NEWSLETTER, new Anything()))
                .hasMessageContainingAll(Anything.class.getName(), "cannot be withheld");
        assertThatThrownBy(() -> write(TestPolicy.MEMBERSHIP, new Identified("Ada Example", List.of())))
                .hasMessageContainingAll(Identified.class.getName() + ".name", "cannot be withheld");
    }

    @Test
    void theApplicationsMapperFollowsThePurpose() {
        application.withPropertyValues("privacy.json.withheld=null").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(PrivacyJsonModule.class);
            String json = context.getBean(PurposeScope.class)
                    .call(
                            TestPolicy.NEWSLETTER,
                            () -> context.getBean(JsonMapper.class).writeValueAsString(ADA));
            assertThat(json).isEqualTo("{\"id\":7,\"name\":null,\"email\":\"ada@example.org\"}");
        });
    }

    @Test
    void itCanBeSwitchedOffAndGivesWayAndBacksOffWithoutJackson() {
        application.withPropertyValues("privacy.json.enabled=false").run(context -> {
            assertThat(context).doesNotHaveBean(PrivacyJsonModule.class);
            assertThat(context.getBean(JsonMapper.class).writeValueAsString(ADA))
                    .contains("Ada Example");
        });
        var own = new PrivacyJsonModule(engine, scope, Withheld.NULL);
        application
                .withBean("own", PrivacyJsonModule.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(PrivacyJsonModule.class)).isSameAs(own));
        application
                .withClassLoader(new FilteredClassLoader(JacksonModule.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("privacyJsonModule"));
    }

    @Test
    void anUnknownSettingStopsTheStart() {
        application
                .withPropertyValues("privacy.json.withheld=masked")
                .run(context -> assertThat(context).hasFailed());
    }
}

package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.json.JsonProperties.Withheld;
import java.util.function.Supplier;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Withholds from JSON what the purpose at hand does not permit (Art. 5(1)(b) and (c) GDPR): of entities and of any other
 * class or record, the properties annotated with {@link com.mittliv.privacy.jpa.PersonalData}, or whose type is.
 *
 * <pre>{@code
 * record Contact(long id, @PersonalData("name") String name, @PersonalData("email-address") String email) {}
 *
 * JsonMapper.builder().addModule(new PrivacyJsonModule(engine, scope, Withheld.ABSENT)).build();
 * }</pre>
 *
 * <p>A purpose permits a category where some rule lets the controller use it for that purpose, about the role of the type
 * ({@link com.mittliv.privacy.jpa.AboutSubject#role}) or, where the type names none, about any. Whether this one person
 * consented or objected is not asked here but where rows are read: an entity's withheld attribute is null already.
 *
 * <p>Where no purpose is open, writing such a type fails with a
 * {@link com.mittliv.privacy.scope.PurposeRequiredException}, inside Jackson's own exception; in the system scope all is
 * written. A category that the policy does not declare fails the first writing of the type, with a
 * {@link JsonDeclarationException}. Not looked into is what a serializer of its own writes, such as that of
 * {@code @JsonValue}: annotate the property that holds it.
 */
public final class PrivacyJsonModule extends JacksonModule {
    private final Supplier<PrivacyEngine> engine;
    private final Supplier<PurposeScope> scope;
    private final Withheld withheld;

    /**
     * Creates the module.
     *
     * @param engine tells what a purpose permits
     * @param scope tells which purpose is open
     * @param withheld what stands for a property that is not permitted
     */
    public PrivacyJsonModule(PrivacyEngine engine, PurposeScope scope, Withheld withheld) {
        this(() -> engine, () -> scope, withheld);
    }

    /** Asks for engine and scope when a type is first written, as mappers are made early. */
    PrivacyJsonModule(Supplier<PrivacyEngine> engine, Supplier<PurposeScope> scope, Withheld withheld) {
        this.engine = engine;
        this.scope = scope;
        this.withheld = withheld;
    }

    @Override
    public String getModuleName() {
        return PrivacyJsonModule.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializerModifier(new PersonalDataModifier(engine, scope, withheld));
    }
}

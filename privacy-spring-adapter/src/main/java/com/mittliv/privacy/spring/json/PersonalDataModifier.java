package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.json.JsonProperties.Withheld;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.ObjectIdInfo;
import tools.jackson.databind.ser.AnyGetterWriter;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.BeanSerializer;
import tools.jackson.databind.ser.BeanSerializerBuilder;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Puts a {@link PermittedPropertyWriter} before each property that is personal data, when a serializer is built. */
final class PersonalDataModifier extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<PrivacyEngine> engine;
    private final transient Supplier<PurposeScope> scope;
    private final Withheld withheld;

    PersonalDataModifier(Supplier<PrivacyEngine> engine, Supplier<PurposeScope> scope, Withheld withheld) {
        this.engine = engine;
        this.scope = scope;
        this.withheld = withheld;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier described, List<BeanPropertyWriter> properties) {
        Class<?> type = described.getBeanClass();
        List<Set<DataCategory>> attributes = new ArrayList<>();
        List<BeanPropertyWriter> personal = new ArrayList<>();
        for (BeanPropertyWriter property : properties) {
            Set<String> ids = PersonalAttributes.categoriesOf(type, property.getMember(), property.getType());
            if (!ids.isEmpty()) {
                attributes.add(declared(nameOf(type) + "." + property.getName(), ids));
                personal.add(property);
            }
        }
        if (!personal.isEmpty()) {
            var permissions =
                    new TypePermissions(nameOf(type), engine.get(), scope.get(), roles(type), List.copyOf(attributes));
            properties.replaceAll(property -> {
                int attribute = personal.indexOf(property);
                return attribute < 0
                        ? property
                        : new PermittedPropertyWriter(property, permissions, attribute, withheld);
            });
        }
        return properties;
    }

    // INVARIANT: what is written by another way than a property's writer holds no personal data.
    @Override
    public BeanSerializerBuilder updateBuilder(
            SerializationConfig config, BeanDescription.Supplier described, BeanSerializerBuilder builder) {
        Class<?> type = described.getBeanClass();
        ObjectIdInfo objectId = described.get().getObjectIdInfo();
        for (BeanPropertyWriter property : builder.getProperties()) {
            boolean isId = builder.getObjectIdWriter() != null
                    && objectId != null
                    && objectId.getPropertyName().hasSimpleName(property.getName());
            if (property instanceof AnyGetterWriter || isId) {
                refusePersonal(type, property.getName(), property.getMember(), property.getType());
            }
        }
        AnnotatedMember typeId = builder.getTypeId();
        if (typeId != null) {
            refusePersonal(type, typeId.getName(), typeId, typeId.getType());
        }
        return builder;
    }

    @Override
    public ValueSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription.Supplier described, ValueSerializer<?> serializer) {
        // Serializers of other kinds ask property by property.
        return serializer.getClass() == BeanSerializer.class
                ? PermittedBeanSerializer.over((BeanSerializer) serializer)
                : serializer;
    }

    private static void refusePersonal(
            Class<?> type, String name, AnnotatedMember member, tools.jackson.databind.JavaType is) {
        if (!PersonalAttributes.categoriesOf(type, member, is).isEmpty()) {
            throw new JsonDeclarationException(
                    nameOf(type) + "." + name,
                    "is personal data and cannot be withheld, as it is an any-getter, an object id or a type id;"
                            + " write it as a property of its own");
        }
    }

    private Set<DataCategory> declared(String place, Set<String> ids) {
        Vocabulary vocabulary = engine.get().policy().vocabulary();
        Set<DataCategory> categories = new LinkedHashSet<>();
        for (String id : ids) {
            try {
                categories.add(vocabulary.category(id));
            } catch (UnknownTermException e) {
                throw unknown(place, e);
            }
        }
        return categories;
    }

    private List<Role> roles(Class<?> type) {
        Vocabulary vocabulary = engine.get().policy().vocabulary();
        try {
            return PersonalAttributes.roleOf(type)
                    .map(id -> List.of(vocabulary.role(id)))
                    .orElseGet(vocabulary::roles);
        } catch (UnknownTermException e) {
            throw unknown(nameOf(type), e);
        }
    }

    private static JsonDeclarationException unknown(String place, UnknownTermException e) {
        return new JsonDeclarationException(place, "is annotated with what is not known: " + e.getMessage());
    }

    private static String nameOf(Class<?> type) {
        return ClassUtils.getUserClass(type).getName();
    }
}

package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.spring.json.JsonProperties.Withheld;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.util.NameTransformer;

/** Writes a property where the purpose at hand permits it. Everything else is left to the writer it stands before. */
final class PermittedPropertyWriter extends BeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    private final BeanPropertyWriter writer;
    private final transient TypePermissions permissions;
    private final int attribute;
    private final Withheld withheld;

    PermittedPropertyWriter(BeanPropertyWriter writer, TypePermissions permissions, int attribute, Withheld withheld) {
        super(writer);
        this.writer = writer;
        this.permissions = permissions;
        this.attribute = attribute;
        this.withheld = withheld;
    }

    TypePermissions permissions() {
        return permissions;
    }

    /**
     * What is left of this property where the purpose is known and what is withheld can be left out: the writer that it
     * stands before, nothing, or itself.
     */
    Stream<BeanPropertyWriter> under(Purpose purpose) {
        if (permissions.permits(attribute, purpose)) {
            return Stream.of(writer);
        }
        return withheld == Withheld.NULL && !writer.isUnwrapping() ? Stream.of(this) : Stream.empty();
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context) throws Exception {
        if (permissions.permits(attribute)) {
            writer.serializeAsProperty(bean, json, context);
        } else if (withheld == Withheld.NULL && !writer.isUnwrapping()) {
            json.writeName(getSerializedName());
            json.writeNull();
        } else {
            writer.serializeAsOmittedProperty(bean, json, context);
        }
    }

    /** In an array the places count: what is withheld is null there. */
    @Override
    public void serializeAsElement(Object bean, JsonGenerator json, SerializationContext context) throws Exception {
        if (permissions.permits(attribute)) {
            writer.serializeAsElement(bean, json, context);
        } else {
            json.writeNull();
        }
    }

    @Override
    public BeanPropertyWriter rename(NameTransformer transformer) {
        return around(writer.rename(transformer));
    }

    @Override
    public BeanPropertyWriter unwrappingWriter(NameTransformer unwrapper) {
        return around(writer.unwrappingWriter(unwrapper));
    }

    private BeanPropertyWriter around(BeanPropertyWriter changed) {
        return new PermittedPropertyWriter(changed, permissions, attribute, withheld);
    }

    @Override
    public boolean isUnwrapping() {
        return writer.isUnwrapping();
    }

    @Override
    public void fixAccess(SerializationConfig config) {
        writer.fixAccess(config);
    }

    @Override
    public boolean hasSerializer() {
        return writer.hasSerializer();
    }

    @Override
    public void assignSerializer(ValueSerializer<Object> serializer) {
        writer.assignSerializer(serializer);
    }

    @Override
    public boolean hasNullSerializer() {
        return writer.hasNullSerializer();
    }

    @Override
    public void assignNullSerializer(ValueSerializer<Object> serializer) {
        writer.assignNullSerializer(serializer);
    }

    @Override
    public void assignTypeSerializer(TypeSerializer serializer) {
        writer.assignTypeSerializer(serializer);
    }

    @Override
    public void setNonTrivialBaseType(JavaType type) {
        writer.setNonTrivialBaseType(type);
    }
}

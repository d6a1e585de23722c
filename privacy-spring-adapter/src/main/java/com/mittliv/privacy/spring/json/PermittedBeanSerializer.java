package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.BeanSerializer;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.ObjectIdWriter;

/**
 * Asks once for each bean which purpose is open, and writes what that permits. It keeps nothing of a bean that is being
 * written, so that beans inside beans and exceptions in between change nothing. Where nothing is open, in the system scope,
 * and where a view or a filter chooses properties, each property asks by itself.
 */
final class PermittedBeanSerializer extends BeanSerializer {
    private final TypePermissions permissions;

    /** No more than the policy has purposes, each the policy's own instance. */
    private volatile Written[] known = {};

    private record Written(Purpose purpose, BeanPropertyWriter[] properties) {}

    private PermittedBeanSerializer(BeanSerializerBase bean, TypePermissions permissions) {
        super(bean);
        this.permissions = permissions;
    }

    /** The same serializer where none of its properties is personal data. */
    static BeanSerializer over(BeanSerializer bean) {
        for (Iterator<PropertyWriter> all = bean.properties(); all.hasNext(); ) {
            if (all.next() instanceof PermittedPropertyWriter personal) {
                return new PermittedBeanSerializer(bean, personal.permissions());
            }
        }
        return bean;
    }

    @Override
    protected void _serializePropertiesNoView(
            Object bean, JsonGenerator json, SerializationContext context, BeanPropertyWriter[] properties) {
        Optional<Purpose> open = permissions.purpose();
        boolean asOne = open.isPresent() && properties == _props && json.canOmitProperties();
        super._serializePropertiesNoView(bean, json, context, asOne ? under(open.get()) : properties);
    }

    private BeanPropertyWriter[] under(Purpose purpose) {
        for (Written each : known) {
            if (each.purpose == purpose) {
                return each.properties;
            }
        }
        return workOut(purpose);
    }

    private synchronized BeanPropertyWriter[] workOut(Purpose purpose) {
        BeanPropertyWriter[] properties = Arrays.stream(_props)
                .flatMap(property -> property instanceof PermittedPropertyWriter personal
                        ? personal.under(purpose)
                        : Stream.of(property))
                .toArray(BeanPropertyWriter[]::new);
        Written[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new Written(purpose, properties);
        known = more;
        return properties;
    }

    private PermittedBeanSerializer with(BeanSerializerBase changed) {
        return new PermittedBeanSerializer(changed, permissions);
    }

    @Override
    public BeanSerializerBase withObjectIdWriter(ObjectIdWriter writer) {
        return with(super.withObjectIdWriter(writer));
    }

    @Override
    public BeanSerializerBase withFilterId(Object filter) {
        return with(super.withFilterId(filter));
    }

    @Override
    protected BeanSerializerBase withByNameInclusion(@Nullable Set<String> ignored, @Nullable Set<String> included) {
        return with(super.withByNameInclusion(ignored, included));
    }

    @Override
    public ValueSerializer<?> withIgnoredProperties(Set<String> ignored) {
        return with((BeanSerializerBase) super.withIgnoredProperties(ignored));
    }

    @Override
    protected BeanSerializerBase withProperties(
            BeanPropertyWriter[] properties, BeanPropertyWriter @Nullable [] filtered) {
        return with(super.withProperties(properties, filtered));
    }
}

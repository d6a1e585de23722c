package com.mittliv.privacy.jpa;

import java.util.stream.Stream;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;

/**
 * A class of an entity, or an attribute of it, as the application wrote it.
 *
 * @param by the class
 * @param path the attribute's path from the entity; empty for the class itself
 * @param annotated what is annotated there
 */
record Declared(PersistentClass by, String path, Annotated annotated) {
    /** The classes of a hierarchy with their attributes, those of embeddables included. */
    static Stream<Declared> in(RootClass root) {
        return BootNames.hierarchy(root).stream()
                .filter(type -> type.getMappedClass() != null)
                .flatMap(Declared::in);
    }

    private static Stream<Declared> in(PersistentClass type) {
        Class<?> mapped = type.getMappedClass();
        Annotated itself = type instanceof RootClass ? Annotated.type(mapped) : Annotated.typeAlone(mapped);
        return Stream.concat(
                Stream.of(new Declared(type, "", itself)),
                type.getProperties().stream().flatMap(property -> in(type, mapped, "", property)));
    }

    private static Stream<Declared> in(PersistentClass type, Class<?> owner, String prefix, Property property) {
        String path = prefix + property.getName();
        Stream<Declared> own = Stream.of(new Declared(type, path, Annotated.attribute(owner, property.getName())));
        return property.getValue() instanceof Component component
                ? Stream.concat(
                        own,
                        component.getProperties().stream()
                                .flatMap(part -> in(type, component.getComponentClass(), path + ".", part)))
                : own;
    }

    /** The path that an annotation here speaks of: its own, or that of the attribute it stands on. */
    String pathOr(String said) {
        return said.isEmpty() ? path : said;
    }
}

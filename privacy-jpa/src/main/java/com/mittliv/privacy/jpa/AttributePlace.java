package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.Optional;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;

/**
 * Where an attribute stands while the mapping is walked.
 *
 * @param type the class of the entity's hierarchy
 * @param owner the class whose member the attribute is
 * @param path the path up to it, with a dot at its end if it is not empty
 * @param inherited what was said of what it is embedded in
 * @param because why what it is embedded in is exempt
 * @param isWhole whether what it is embedded in is withheld as a whole, if at all
 */
record AttributePlace(
        Entity entity,
        Class<?> type,
        Class<?> owner,
        String path,
        Optional<Classified> inherited,
        Optional<String> because,
        Whole isWhole,
        Site site,
        Table table,
        Holder holder) {
    /** What is said of an attribute. */
    record Classified(DataCategory category, String[] mask) {}

    /** Whether what something is embedded in is withheld as a whole. */
    enum Whole {
        WHOLE,
        IN_PARTS
    }

    String of(Property property) {
        return path + property.getName();
    }

    String name(Property property) {
        return entity.name() + "." + of(property);
    }

    AttributePlace into(
            Property property, Component component, Optional<Classified> said, Optional<String> exempt, Whole isWhole) {
        Class<?> inner = component.getComponentClass();
        return new AttributePlace(entity, type, inner, of(property) + ".", said, exempt, isWhole, site, table, holder);
    }

    AttributePlace among(Collection collection, Site elements) {
        return new AttributePlace(
                entity,
                type,
                owner,
                path,
                inherited,
                because,
                isWhole,
                elements,
                collection.getCollectionTable(),
                Holder.PART_OF_ELEMENTS);
    }
}

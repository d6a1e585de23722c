package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePlace.Classified;
import com.mittliv.privacy.jpa.Guarded.Access;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;

/** The classified attributes found so far, and the columns that they are in. */
final class FoundAttributes {
    private static final Pattern UNGUARDED = Pattern.compile("[(),{}@']");

    private final Reading reading;
    private final BootNames names;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<ColumnOf> columns = new ArrayList<>();
    private final List<Column> exempt = new ArrayList<>();

    FoundAttributes(Reading reading) {
        this.reading = reading;
        this.names = reading.names();
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<ColumnOf> columns() {
        return columns;
    }

    /** The columns that are read by whoever reads the row. */
    List<Column> exempt() {
        return exempt;
    }

    /** Adds columns that are read by whoever reads the row. */
    void exempt(List<Column> more) {
        exempt.addAll(more);
    }

    /** Adds one with columns of its own. */
    Attribute attribute(
            Property property,
            Classified said,
            List<Column> of,
            boolean isNullable,
            Optional<String> mask,
            AttributePlace place) {
        Remainder remainder = remainder(property, of, Remainder.emptied(isNullable, mask), place);
        return add(property, said, of, isNullable, mask, place.holder(), remainder, place);
    }

    /** Adds the rows of a collection, which are there or not. */
    Attribute elements(Property property, Classified said, List<Column> of, AttributePlace place) {
        Optional<String> noMask = Optional.empty();
        return add(property, said, of, true, noMask, Holder.ELEMENTS, Remainder.emptied(true, noMask), place);
    }

    private Attribute add(
            Property property,
            Classified said,
            List<Column> of,
            boolean isNullable,
            Optional<String> mask,
            Holder holder,
            Remainder remainder,
            AttributePlace place) {
        Attribute attribute = new Attribute(
                attributes.size(),
                place.entity(),
                place.type(),
                place.of(property),
                said.category(),
                place.site(),
                names.table(place.table()),
                holder,
                names.columns(of),
                isNullable,
                mask,
                remainder);
        attributes.add(attribute);
        reading.holds(attribute.entity().name(), attribute.path(), attribute.category());
        return attribute;
    }

    private Remainder remainder(Property property, List<Column> of, Remainder emptied, AttributePlace place) {
        return erasedTo(property, place)
                .filter(said -> said.value() != ErasedTo.What.NOTHING && of.size() == 1)
                .map(said -> Remainder.read(said, property.getValue(), emptied, place.name(property), reading))
                .orElse(emptied);
    }

    /** What is said to be left of one. */
    static Optional<ErasedTo> erasedTo(Property property, AttributePlace place) {
        return Annotated.attribute(place.owner(), property.getName()).erasedTo();
    }

    /** Guards a column; of a value inside another column, that one is shown or not. */
    void column(Attribute attribute, Column column, Column shown, AttributePlace place, Access access) {
        String name = names.column(shown);
        if (UNGUARDED.matcher(name).find() || Markers.contain(name)) {
            reading.finding("`" + attribute.fullName() + "` is in a column whose name cannot be guarded; rename the"
                    + " column");
        }
        if (column.getCustomRead() != null && access != Access.INSIDE) {
            reading.finding(
                    "`" + attribute.fullName() + "` is read by an expression of its own, which cannot be guarded;"
                            + " use a converter instead of @ColumnTransformer(read)");
        }
        columns.add(new ColumnOf(columns.size(), attribute, column, name, place.table(), names.typeOf(shown), access));
    }

    /** Whether a column is needed to find rows. */
    static boolean isKey(Table table, Column column) {
        boolean foreign = table.getForeignKeyCollection().stream()
                .anyMatch(key -> key.getColumns().contains(column));
        // The rows of a set have their elements for a key; withheld, the whole row is.
        boolean primary = table.getPrimaryKey() != null
                && table.getPrimaryKey().getColumnSpan() == 1
                && table.getPrimaryKey().containsColumn(column);
        return foreign || primary;
    }
}

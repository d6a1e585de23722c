package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.type.BasicType;

/** Reads in which role the people of an entity's rows are known. */
final class RoleReader {
    private static final RoleOf UNKNOWN = new RoleOf.ByColumn(AttributePath.NOWHERE, Map.of());

    private final Reading reading;
    private final RootClass root;
    private final String where;
    private final AboutSubject about;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Map<Role, List<String>> literals = new LinkedHashMap<>();

    private RoleReader(Reading reading, RootClass root, AboutSubject about) {
        this.reading = reading;
        this.root = root;
        this.about = about;
        this.where = "@AboutSubject on entity `" + BootNames.shortName(root) + "`";
        for (AboutSubject.As as : about.roles()) {
            declared.put(as.value(), as.role());
        }
    }

    static RoleOf read(Reading reading, RootClass root, AboutSubject about) {
        return new RoleReader(reading, root, about).read();
    }

    private RoleOf read() {
        if (about.role().isEmpty() == about.roleFrom().isEmpty()) {
            reading.finding(where + " needs either `role` or `roleFrom`, and not both");
            return UNKNOWN;
        }
        if (!about.role().isEmpty()) {
            if (about.roles().length > 0) {
                reading.finding(where + " names `roles` for values, and no `roleFrom` that holds them");
            }
            return term(about.role()).<RoleOf>map(RoleOf.Fixed::new).orElse(UNKNOWN);
        }
        AttributePath path = reading.path(root, "@AboutSubject(roleFrom)", about.roleFrom());
        if (path.leadsNowhere()) {
            return UNKNOWN;
        }
        boolean isNumber = BootNames.isNumber(reading.typeAt(path));
        if (about.roleFrom().equals(AboutSubject.DISCRIMINATOR)) {
            BootNames.hierarchy(root).stream()
                    .filter(type -> !Boolean.TRUE.equals(type.isAbstract()))
                    .map(PersistentClass::getDiscriminatorValue)
                    .forEach(value -> named(value, literal(value, isNumber)));
        } else if (path.javaType().isEnum()) {
            for (Object constant : path.javaType().getEnumConstants()) {
                named(((Enum<?>) constant).name(), literal(stored((Enum<?>) constant, path, isNumber)));
            }
        } else {
            text(path, isNumber);
        }
        declared.keySet()
                .forEach(value -> reading.finding(where + " names a role for `" + value + "`, which `"
                        + about.roleFrom() + "` never holds; leave it out"));
        return new RoleOf.ByColumn(path, literals);
    }

    private Optional<Role> term(String id) {
        return reading.term(where, id, reading.vocabulary()::role);
    }

    /** A value that is known by name: it means what is declared, or the role of like name. */
    private void named(String value, String literal) {
        String role = declared.containsKey(value) ? declared.remove(value) : roleLike(value);
        if (!role.isEmpty()) {
            means(literal, role);
        }
    }

    private String roleLike(String value) {
        boolean isRole =
                reading.vocabulary().roles().stream().anyMatch(role -> role.id().equals(value));
        return isRole ? value : value.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void means(String literal, String role) {
        term(role)
                .ifPresent(known -> literals.computeIfAbsent(known, unused -> new ArrayList<>())
                        .add(literal));
    }

    private void text(AttributePath path, boolean isNumber) {
        if (!isNumber && !BootNames.isText(reading.typeAt(path))) {
            reading.finding(
                    "`" + BootNames.shortName(root) + "." + about.roleFrom() + "` tells the role and is of type "
                            + path.javaType().getSimpleName() + "; make it an enum, or text or a number");
            declared.clear();
            return;
        }
        if (isNumber && declared.isEmpty()) {
            reading.finding("`" + BootNames.shortName(root) + "." + about.roleFrom()
                    + "` tells the role by number; name" + " in @AboutSubject(roles) which number means which role");
        }
        List<Role> byId = isNumber ? List.of() : reading.vocabulary().roles();
        byId.stream()
                .filter(role -> !declared.containsKey(role.id()))
                .forEach(role -> literals.computeIfAbsent(role, unused -> new ArrayList<>())
                        .add(Sql.literal(role.id())));
        declared.forEach((value, role) -> {
            if (!role.isEmpty()) {
                means(literal(value, isNumber), role);
            }
        });
        declared.clear();
    }

    /** What the column holds for an enum's constant. */
    private static Object stored(Enum<?> constant, AttributePath path, boolean isNumber) {
        if (path.end().orElseThrow().getType() instanceof BasicType<?> type && type.getValueConverter() != null) {
            return converted(type, constant);
        }
        return isNumber ? constant.ordinal() : constant.name();
    }

    @SuppressWarnings("unchecked")
    private static Object converted(BasicType<?> type, Object constant) {
        var converter = (org.hibernate.type.descriptor.converter.spi.BasicValueConverter<Object, Object>)
                type.getValueConverter();
        Object stored = converter.toRelationalValue(constant);
        return stored == null ? "" : stored;
    }

    private String literal(String value, boolean isNumber) {
        if (isNumber && !value.matches("-?\\d{1,18}")) {
            reading.finding(where + " names a role for `" + value + "`, and the column holds numbers");
            return "null";
        }
        return isNumber ? value : Sql.literal(value);
    }

    private static String literal(Object stored) {
        return stored instanceof Number ? stored.toString() : Sql.literal(stored.toString());
    }
}

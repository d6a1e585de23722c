package com.mittliv.privacy.jpa.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Functions of PostgreSQL that tell the facts about a person. A statement that calls one is prepared without the tables
 * behind it, which matters where these are seldom asked.
 */
public final class PersonFunctions {
    static final String CONSENTED = "privacy_consented";
    static final String OBJECTED = "privacy_objected";
    static final String RESTRICTED = "privacy_restricted";
    static final String CLOSED_SINCE = "privacy_closed_since";

    private static final String PERSON = "person text, covering text[]";
    private static final String WORDINGS = ", purposes text[], wordings text[]";
    private static final String MOMENT = ", moment timestamp with time zone";

    private PersonFunctions() {}

    /**
     * A function.
     *
     * @param name what it is called
     * @param parameters its parameters, with their types
     * @param body what it does
     */
    public record Function(String name, String parameters, String body) {
        /**
         * The statement that makes it.
         *
         * @return a statement without a semicolon
         */
        public String create() {
            return "create or replace function " + name + "(" + parameters
                    + ") returns boolean language plpgsql stable parallel safe as $$" + body + "$$";
        }
    }

    /**
     * The functions on the tables under their own names.
     *
     * @return in an order in which they can be made
     */
    public static List<Function> all() {
        PersonSql person = new PersonSql(
                StateTables.NAMED,
                Sql.of("person"),
                Sql.of("moment"),
                "= any (covering)",
                "exists (select 1 from unnest(purposes, wordings) pv_c (purpose, wording)"
                        + " where pv_c.purpose = pv_g.purpose and pv_c.wording = pv_g.wording)");
        return List.of(
                function(CONSENTED, PERSON + WORDINGS + MOMENT, Sql.of(person.consent(), " = 1")),
                function(
                        OBJECTED,
                        PERSON + ", in_spite_of_grounds boolean" + MOMENT,
                        exists(person.objections(" and (in_spite_of_grounds or pv_o.compelling_grounds is null)"))),
                function(
                        CLOSED_SINCE,
                        PERSON + WORDINGS + MOMENT + ", beginning timestamp with time zone",
                        person.closedSince("beginning")),
                function(
                        RESTRICTED,
                        PERSON + WORDINGS + MOMENT,
                        exists(person.restrictions(person.closedSince("pv_r.since")))));
    }

    private static Sql exists(Sql rows) {
        return Sql.of("exists (", rows, ")");
    }

    private static Function function(String name, String parameters, Sql holds) {
        return new Function(name, parameters, """

                begin
                    return %s;
                end
                """.formatted(holds.fixed()));
    }

    /**
     * Their bodies by name.
     *
     * @return as the database keeps them
     */
    public static Map<String, String> bodies() {
        return all().stream()
                .collect(Collectors.toMap(Function::name, Function::body, (one, other) -> one, LinkedHashMap::new));
    }
}

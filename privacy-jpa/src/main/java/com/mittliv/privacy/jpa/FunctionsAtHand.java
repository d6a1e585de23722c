package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.PersonFunctions;
import com.mittliv.privacy.jpa.internal.PersonFunctions.Function;
import com.mittliv.privacy.jpa.internal.StateTables;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.HibernateException;
import org.hibernate.StatelessSession;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SimpleAuxiliaryDatabaseObject;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/** The functions that tell the facts about a person: making them with the tables, and seeing whether they are there. */
final class FunctionsAtHand {
    private static final Logger LOG = System.getLogger(FunctionsAtHand.class.getName());

    private FunctionsAtHand() {}

    private static boolean fit(Dialect dialect, StateTables tables) {
        return dialect instanceof PostgreSQLDialect && tables.equals(StateTables.NAMED);
    }

    /** Makes the functions whenever Hibernate makes the tables. */
    static void declare(Database database, StateTables tables) {
        if (fit(database.getDialect(), tables)) {
            String[] made = PersonFunctions.all().stream().map(Function::create).toArray(String[]::new);
            database.addAuxiliaryDatabaseObject(
                    new SimpleAuxiliaryDatabaseObject(Set.of(), null, null, made, new String[0]));
        }
    }

    /** How the tables are to be asked in the database at hand. */
    // INVARIANT: a function that does not say what this version says is not asked.
    static Asking in(StatelessSession session, Dialect dialect, StateTables tables) {
        if (!fit(dialect, tables)) {
            return Asking.BY_SUBQUERIES;
        }
        try {
            return session.doReturningWork(FunctionsAtHand::bodies).equals(PersonFunctions.bodies())
                    ? Asking.BY_SUBQUERIES_BUT_OF_RESTRICTED
                    : without("they are missing or another version's; run the migrations in `db/privacy/postgresql`");
        } catch (HibernateException e) {
            return without(
                    "the database could not be asked for them (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Asking without(String why) {
        LOG.log(Level.INFO, "the functions privacy_consented and its like are not used: {0}", why);
        return Asking.BY_SUBQUERIES;
    }

    private static Map<String, String> bodies(Connection connection) throws SQLException {
        String names = PersonFunctions.all().stream()
                .map(each -> "'" + each.name() + "'")
                .collect(Collectors.joining(", "));
        Map<String, String> bodies = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select proname, prosrc from pg_proc where proname in ("
                        + names + ") and pg_function_is_visible(oid)")) {
            while (result.next()) {
                // One of several by the same name could be the one that is called.
                bodies.merge(result.getString(1), result.getString(2), (one, other) -> "");
            }
        }
        return bodies;
    }
}

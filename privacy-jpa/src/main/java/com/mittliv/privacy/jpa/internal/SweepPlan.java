package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sweep does, as data: derived from the mapping and the policy, and carried out by what knows neither.
 *
 * @param members the tables whose rows are swept, those that refer to others before these
 * @param edges the references between them, by the key of the rows referred to
 * @param circles the tables whose rows may refer to each other in a circle
 * @param links the ways from rows to others, over all entities
 * @param states the library's tables about people
 * @param said where it stands what people said
 */
public record SweepPlan(
        List<Member> members, List<Edge> edges, List<Circle> circles, List<Link> links, StateTables states, Said said) {
    /** The alias of the row in question. */
    public static final String ROW = "pv_a";

    /** Copies. */
    public SweepPlan {
        members = List.copyOf(members);
        edges = List.copyOf(edges);
        circles = List.copyOf(circles);
        links = List.copyOf(links);
    }

    /**
     * The tables.
     *
     * @return in the order of the members
     */
    public List<Table> tables() {
        return members.stream().map(Member::table).toList();
    }

    /**
     * A member by its table.
     *
     * @param table the table's name
     * @return the member
     */
    public Member member(String table) {
        return members.stream()
                .filter(member -> member.table.name.equals(table))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The table of legal holds.
     *
     * @return its name as it stands in SQL
     */
    public String holds() {
        return states.hold();
    }

    /**
     * That anybody is under a legal hold.
     *
     * @return what holds of every row or of none
     */
    public SqlPredicate anybodyHeld() {
        return ConditionSql.anybodyHeld(states);
    }

    /** Where it stands what people said. */
    public enum Said {
        /** In the library's tables alone. */
        IN_TABLES,
        /** In columns of the application's own as well. */
        IN_COLUMNS_TOO
    }

    /** What a link leads to. */
    public enum Direction {
        /** Rows that a row refers to. */
        DEPENDS_ON,
        /** Rows that refer to it. */
        HAS
    }

    /**
     * A way from rows to others.
     *
     * @param from the table that holds the first
     * @param to the table that holds the others
     * @param direction what these are to the first
     * @param select what finds the others' keys, up to where it says by which rows
     * @param columns the columns that the first rows' keys are compared with
     */
    public record Link(String from, String to, Direction direction, String select, List<String> columns) {}

    /**
     * Tables whose rows may refer to each other in a circle.
     *
     * @param members the tables
     * @param edges the references between them
     */
    public record Circle(List<Member> members, List<Edge> edges) {}

    /**
     * A table among others whose rows are erased together.
     *
     * @param table the table
     * @param rows the rows that nothing keeps and to which nothing refers but, by their key, rows of these others
     */
    public record Member(Table table, SqlPredicate rows) {}

    /**
     * A reference between swept tables.
     *
     * @param from the name of the table that holds the rows that refer
     * @param to the name of the table of those referred to
     * @param table the table of the columns
     * @param keys that table's columns with the key of the rows that refer
     * @param columns the columns that hold the key of those referred to
     * @param joined the same key in the row that is joined to each of those that refer; none if it is not
     * @param isNullable whether the columns can be emptied
     * @param verdict what tells whether the rows that refer are due
     */
    public record Edge(
            String from,
            String to,
            String table,
            List<String> keys,
            List<String> columns,
            List<String> joined,
            boolean isNullable,
            Verdict verdict) {}

    /** What tells whether rows that refer to others are due. */
    public enum Verdict {
        /** What is said of each of them. */
        THEIR_OWN,
        /** The row they refer to: they are due just when it is, and are about its person. */
        OF_THE_ROW_REFERRED_TO
    }

    /** How a statement gets at what other rows tell. */
    public enum Form {
        /** By joins, which a planner can turn round. */
        JOINED,
        /** By subqueries, where rows cannot be locked beside joins. */
        NESTED
    }

    /**
     * A table that holds rows of an entity.
     *
     * @param entity the entity
     * @param name the table as it stands in SQL
     * @param beside the rows that are joined to each
     * @param keys the columns of a row's key
     * @param subject the id of the person, as text
     * @param held the rows of people under a legal hold
     * @param erasing how rows go
     * @param emptying how attributes of rows that stay go, those alike together
     * @param kept what keeps something, or would
     */
    public record Table(
            String entity,
            String name,
            List<Beside> beside,
            List<String> keys,
            Sql subject,
            SqlPredicate held,
            Erasing erasing,
            List<Emptying> emptying,
            List<Kept> kept) {
        /** By its name alone: the conditions are long, and no two tables share one. */
        @Override
        public int hashCode() {
            return name.hashCode();
        }

        /**
         * The table under its alias, with what is joined to it.
         *
         * @return what stands behind {@code from}; every row is there, once
         */
        public String from() {
            return name + " " + ROW
                    + beside.stream()
                            .map(other -> " left join " + other.row + " on " + other.on)
                            .collect(Collectors.joining());
        }
    }

    /**
     * A row beside the one in question, or none.
     *
     * @param row its table, under an alias
     * @param on what holds of it alone
     */
    public record Beside(String row, String on) {}

    /**
     * How rows go.
     *
     * @param withoutGround the rows that nothing keeps
     * @param now those to which nothing refers any more
     * @param inTheEnd those to which nothing refers that stays
     * @param categories the categories of what goes
     * @param grounds the ids of the rules that kept it
     * @param judged what tells whether a row is due
     * @param changes what is done, the rows themselves last
     */
    public record Erasing(
            SqlPredicate withoutGround,
            SqlPredicate now,
            SqlPredicate inTheEnd,
            Set<DataCategory> categories,
            Set<String> grounds,
            Judged judged,
            List<Change> changes) {}

    /** What tells whether a row is due. */
    public enum Judged {
        /** Events in the row itself, and legal holds. */
        BY_ITS_OWN_EVENTS,
        /** What people said as well, or other rows. */
        BY_MORE
    }

    /**
     * How attributes go that are due at the same time.
     *
     * @param parts what goes, by category
     * @param due the rows in which nothing keeps it
     * @param pseudonyms the columns whose values are replaced by pseudonyms
     * @param changes what is done
     */
    public record Emptying(List<Part> parts, SqlPredicate due, List<String> pseudonyms, List<Change> changes) {
        /**
         * The rows in which anything is left to go.
         *
         * @return what holds of these rows alone
         */
        public SqlPredicate rows() {
            return SqlPredicate.all(List.of(
                    due, SqlPredicate.any(parts.stream().map(Part::present).toList())));
        }
    }

    /**
     * What goes of one category.
     *
     * @param category the category
     * @param present the rows in which anything of it is left
     * @param replaced whether something is left in its place
     * @param grounds the ids of the rules that kept it
     */
    public record Part(DataCategory category, SqlPredicate present, Replaced replaced, Set<String> grounds) {}

    /** What is left of an attribute. */
    public enum Replaced {
        /** Nothing. */
        BY_NOTHING,
        /** Something that tells less. */
        BY_LESS
    }

    /**
     * The beginning of a statement.
     *
     * @param statement all up to where it says which rows
     * @param table the table it changes
     * @param keys the columns that the keys of its rows are compared with
     */
    public record Change(String statement, String table, List<String> keys) {}

    /**
     * What keeps a category.
     *
     * @param category the category
     * @param reason why it stays
     * @param rule the rule that keeps it, if one does
     * @param purpose the purpose for which that rule does
     * @param rows in which rows
     */
    public record Kept(
            DataCategory category,
            Reason reason,
            Optional<ProcessingRule> rule,
            Optional<Purpose> purpose,
            SqlPredicate rows) {}

    /** Why something stays. */
    public enum Reason {
        /** A rule keeps it. */
        RULE,
        /** A legal hold on its person keeps it. */
        HOLD,
        /** A legal hold on another person would keep it, where it belongs to that one's rows. */
        HOLD_ON_OTHERS,
        /** The row tells no known role. */
        ROLE_UNKNOWN,
        /** The row tells no person. */
        SUBJECT_UNKNOWN
    }
}

package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.sweep.SweepReport.Went;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tells the partitions of a table, as PostgreSQL's catalog has them. */
final class PartitionCatalog {
    /** Bits of {@code pg_trigger.tgtype}: 8 for delete, 32 for truncate. */
    private static final String PARTITIONS = """
            select p.oid::regclass::text, case
                when exists (select 1 from pg_constraint c where c.contype = 'f'
                    and c.confrelid in (select relid from pg_partition_ancestors(p.oid)))
                    then 'BY_ROWS_REFERRED_TO'
                when exists (select 1 from pg_trigger t where not t.tgisinternal and t.tgenabled <> 'D'
                        and t.tgtype & 40 <> 0 and t.tgrelid in (select relid from pg_partition_ancestors(p.oid)))
                    or exists (select 1 from pg_class r where r.relhasrules
                        and r.oid in (select relid from pg_partition_ancestors(p.oid)))
                    then 'BY_ROWS_FOR_TRIGGERS'
                when exists (select 1 from pg_partition_ancestors(p.oid) a where row_security_active(a.relid))
                    then 'BY_ROWS_FOR_ROW_SECURITY'
                when not has_table_privilege(p.oid, 'select') or not has_table_privilege(p.oid, 'truncate')
                    or has_table_privilege(to_regclass(?), 'update') is not true
                    then 'BY_ROWS_FOR_LACK_OF_RIGHTS'
                when current_setting('transaction_isolation') not in ('read committed', 'read uncommitted')
                    then 'BY_ROWS_FOR_ISOLATION'
                else 'AS_A_WHOLE' end
            from pg_partition_tree(to_regclass(?)) l join pg_class p on p.oid = l.relid
            where l.isleaf and l.level > 0 and p.relkind = 'r'
            order by p.relname""";

    private PartitionCatalog() {}

    /**
     * A partition that has none of its own.
     *
     * @param name its name as it stands in SQL
     * @param went how its rows can go
     */
    record Leaf(String name, Went went) {}

    static List<Leaf> leaves(Connection connection, Unit unit, String table, String holds) throws SQLException {
        List<Leaf> leaves = new ArrayList<>();
        try (PreparedStatement statement = unit.prepare(connection, PARTITIONS)) {
            statement.setString(1, holds);
            statement.setString(2, table);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    leaves.add(new Leaf(result.getString(1), Went.valueOf(result.getString(2))));
                }
            }
        }
        return leaves;
    }
}

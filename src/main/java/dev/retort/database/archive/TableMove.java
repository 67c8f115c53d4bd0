package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import java.sql.SQLException;
import java.util.List;

/**
 * Moves a table aside with its rows, without copying one. Possible where nothing outside of the table depends on it and all its
 * types are the catalog's; an empty table stays in its place, for the script to drop.
 */
record TableMove(Session session, Shelf shelf, Relation relation) {
    private static final String IS_FREE = """
            WITH own AS (SELECT ?::int8::oid AS oid),
            parts AS (
                SELECT 'pg_class'::regclass AS class, oid FROM own
                UNION ALL SELECT 'pg_type'::regclass, t.oid FROM own JOIN pg_type t ON t.typrelid = own.oid
                    OR t.typelem = (SELECT reltype FROM pg_class c WHERE c.oid = own.oid)
                UNION ALL SELECT 'pg_class'::regclass, i.indexrelid FROM own JOIN pg_index i ON i.indrelid = own.oid
                UNION ALL SELECT 'pg_constraint'::regclass, c.oid FROM own JOIN pg_constraint c ON c.conrelid = own.oid
                UNION ALL SELECT 'pg_trigger'::regclass, t.oid FROM own JOIN pg_trigger t ON t.tgrelid = own.oid
                UNION ALL SELECT 'pg_policy'::regclass, p.oid FROM own JOIN pg_policy p ON p.polrelid = own.oid
                UNION ALL SELECT 'pg_attrdef'::regclass, d.oid FROM own JOIN pg_attrdef d ON d.adrelid = own.oid
                UNION ALL SELECT 'pg_rewrite'::regclass, r.oid FROM own JOIN pg_rewrite r ON r.ev_class = own.oid
                UNION ALL SELECT 'pg_class'::regclass, d.objid FROM own JOIN pg_depend d ON d.refobjid = own.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                    JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S')
            SELECT c.relkind = 'r' AND NOT c.relispartition
                AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid OR inhparent = c.oid)
                AND NOT EXISTS (SELECT FROM pg_publication_rel WHERE prrelid = c.oid)
                AND NOT EXISTS (SELECT FROM pg_depend d JOIN parts p ON p.class = d.refclassid AND p.oid = d.refobjid
                    WHERE d.deptype = 'n' AND NOT EXISTS (SELECT FROM parts own_part
                        WHERE own_part.class = d.classid AND own_part.oid = d.objid))
                AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attgenerated = 'v')
                AND has_schema_privilege(c.relnamespace, 'CREATE') AND pg_has_role(c.relowner, 'USAGE')
            FROM pg_class c JOIN own ON own.oid = c.oid""";

    // What would hold on to other objects, or take their names, once the table stands aside.
    private static final String STRIP = """
            WITH t AS (SELECT ?::int8::oid AS oid, ?::text AS name)
            SELECT statement FROM (
                SELECT 1 AS turn, format('ALTER TABLE %s DROP CONSTRAINT %I', t.name, c.conname) AS statement
                FROM t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype = 'f'
                UNION ALL SELECT 2, format('ALTER TABLE %s DROP CONSTRAINT %I', t.name, c.conname)
                FROM t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype IN ('c', 'p', 'u', 'x')
                UNION ALL SELECT 3, format('DROP TRIGGER %I ON %s', g.tgname, t.name)
                FROM t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
                UNION ALL SELECT 4, format('DROP RULE %I ON %s', r.rulename, t.name)
                FROM t JOIN pg_rewrite r ON r.ev_class = t.oid
                UNION ALL SELECT 5, format('DROP POLICY %I ON %s', p.polname, t.name)
                FROM t JOIN pg_policy p ON p.polrelid = t.oid
                UNION ALL SELECT 6, format('DROP STATISTICS %I.%I', n.nspname, s.stxname)
                FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid JOIN pg_namespace n ON n.oid = s.stxnamespace
                UNION ALL SELECT 7, format('DROP INDEX %s', i.indexrelid::regclass)
                FROM t JOIN pg_index i ON i.indrelid = t.oid
                    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.conrelid = t.oid)
                UNION ALL SELECT 8, format('ALTER TABLE %s ALTER COLUMN %I DROP %s', t.name, a.attname,
                    CASE WHEN a.attgenerated <> '' THEN 'EXPRESSION' WHEN a.attidentity <> '' THEN 'IDENTITY'
                        ELSE 'DEFAULT' END)
                FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND NOT a.attisdropped
                    AND (a.atthasdef OR a.attidentity <> '')
                UNION ALL SELECT 9, format('DROP SEQUENCE %s', s.oid::regclass)
                FROM t JOIN pg_depend d ON d.refobjid = t.oid AND d.refclassid = 'pg_class'::regclass
                    AND d.classid = 'pg_class'::regclass AND d.deptype = 'a'
                JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                UNION ALL SELECT 10, format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', t.name)
                FROM t
                UNION ALL SELECT 11, format('REVOKE ALL ON TABLE %s FROM %s', t.name,
                    CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
                FROM t JOIN pg_class c ON c.oid = t.oid CROSS JOIN LATERAL aclexplode(c.relacl) a
                WHERE a.grantee <> c.relowner
            ) AS statements ORDER BY turn""";

    boolean isPossible() throws SQLException {
        return relation.stored().stream().allMatch(Column::builtin) && session.is(IS_FREE, relation.oid());
    }

    /** Moves it to where the item's rows are kept. */
    void run(Item item) throws SQLException {
        String owner = session.query(
                        "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = ?::int8::oid",
                        row -> row.getString(1),
                        relation.oid())
                .getFirst();
        List<String> strip = session.query(STRIP, row -> row.getString(1), relation.oid(), relation.quoted());
        for (String statement : strip) {
            session.execute(statement);
        }
        String name = VersionTable.quote("kept_" + item.id());
        session.execute("ALTER TABLE " + relation.quoted() + " RENAME TO " + name);
        session.execute("ALTER TABLE " + VersionTable.quote(relation.schema()) + "." + name + " SET SCHEMA "
                + VersionTable.quote(shelf.ledger().schema()));
        session.execute("CREATE TABLE " + relation.quoted() + " ()");
        session.execute("ALTER TABLE " + relation.quoted() + " OWNER TO " + VersionTable.quote(owner));
    }
}

package dev.retort.database.sample;

import dev.retort.database.Explained;
import dev.retort.database.LedgerName;
import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills a scratch database's tables with a few rows, and reads all rows. */
public final class SampleRows {
    private static final int ROWS = 2;
    private static final int ATTEMPTS = 5;

    /** A table with more is compared by their number. */
    static final int MOST = 1000;

    private static final String TABLES = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, c.oid FROM"
            + " pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')"
            + " AND NOT c.relispartition AND c.relpersistence <> 't' AND c.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname"
            + " <> 'information_schema' AND n.nspname <> ? AND NOT (n.nspname = ? AND c.relname = ?) AND NOT EXISTS (SELECT"
            + " FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid"
            + " AND d.deptype = 'e')";

    private static final String COLUMNS =
            "WITH RECURSIVE t AS MATERIALIZED (" + TABLES + "), base AS (SELECT y.oid AS id,"
                    + " y.oid, y.typtype, y.typbasetype FROM pg_catalog.pg_type y UNION ALL SELECT b.id, y.oid, y.typtype,"
                    + " y.typbasetype FROM base b JOIN pg_catalog.pg_type y ON b.typtype = 'd' AND y.oid = b.typbasetype)"
                    + " SELECT t.name, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), y.typname, y.typcategory,"
                    + " CASE WHEN y.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 ELSE 0 END,"
                    + " NOT a.attnotnull OR a.atthasdef, (SELECT coalesce(pg_catalog.string_agg(pg_catalog.pg_get_constraintdef("
                    + "x.oid), ' '), '') FROM pg_catalog.pg_constraint x WHERE x.contype = 'c' AND x.conrelid = t.oid AND x.conkey ="
                    + " ARRAY[a.attnum]), (SELECT pg_catalog.min(pg_catalog.format('SELECT %1$I FROM %2$s ORDER BY %3$s"
                    + " OFFSET pg_catalog.mod(:number, greatest(1, (SELECT pg_catalog.count(*) FROM %2$s)))', f.attname,"
                    + " x.confrelid::pg_catalog.regclass, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(g.attname), ', ' ORDER"
                    + " BY g.attnum) FROM pg_catalog.pg_attribute g WHERE g.attrelid = x.confrelid AND g.attnum = ANY (x.confkey))))"
                    + " FROM pg_catalog.pg_constraint x, LATERAL (SELECT x.confkey[pg_catalog.array_position(x.conkey, a.attnum)] AS n) k"
                    + " JOIN pg_catalog.pg_attribute f ON f.attnum = k.n WHERE f.attrelid = x.confrelid AND x.contype = 'f' AND"
                    + " x.conrelid = t.oid AND a.attnum = ANY (x.conkey)), a.attidentity <> '' OR a.attgenerated <> '' OR"
                    + " coalesce(pg_catalog.starts_with(pg_catalog.pg_get_expr(d.adbin, d.adrelid), 'nextval('), false)"
                    + " FROM t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped"
                    + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                    + " JOIN base b ON b.id = a.atttypid AND b.typtype <> 'd' JOIN pg_catalog.pg_type y ON y.oid = b.oid"
                    + " ORDER BY t.oid, a.attnum";

    private final Session session;
    private final LedgerName ledger;
    private final VersionTable version;
    private final Map<String, String> shapes = new LinkedHashMap<>();
    private int number;

    public SampleRows(Session session, LedgerName ledger, VersionTable version) {
        this.session = session;
        this.ledger = ledger;
        this.version = version;
    }

    private record Read(String table, String shape, Optional<SampleColumn> column) {}

    /**
     * Puts rows into each table that is new or has changed since the last call.
     *
     * @return for each table that is empty and took none, its name and why
     */
    public List<String> fill() {
        return Explained.doing("fill tables", session.settings(), this::filled);
    }

    private List<String> filled() throws SQLException {
        session.execute(
                "RESET ALL; SET search_path = pg_catalog; SET lock_timeout = '10s'; SET statement_timeout = '10s'");
        List<SampleTable> open = new ArrayList<>(tables());
        open.removeIf(table -> table.shape().equals(shapes.put(table.name(), table.shape())));
        Map<String, String> refusals = new LinkedHashMap<>();
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            progress = open.removeIf(table -> isFilled(table, refusals));
        }
        Map<String, List<String>> rows = open.isEmpty() ? Map.of() : read();
        return open.stream()
                .filter(table -> rows.getOrDefault(table.name(), List.of()).isEmpty())
                .map(table -> table.name() + ": " + refusals.getOrDefault(table.name(), "no row fits"))
                .toList();
    }

    /** Tables wait for those that they refer to; so they come round again. */
    private boolean isFilled(SampleTable table, Map<String, String> refusals) {
        int filled = 0;
        for (int attempt = 0; attempt < ATTEMPTS && filled < ROWS; attempt++) {
            number++;
            for (String insert : table.inserts(number)) {
                try {
                    session.execute(insert);
                    filled++;
                    break;
                } catch (SQLException e) {
                    refusals.put(table.name(), Explained.words(e));
                }
            }
        }
        return filled > 0;
    }

    private List<SampleTable> tables() throws SQLException {
        Map<String, List<Read>> byTable = session
                .query(
                        COLUMNS,
                        row -> new Read(
                                row.getString(1),
                                row.getString(2) + " " + row.getString(3),
                                row.getBoolean(10)
                                        ? Optional.empty()
                                        : Optional.of(new SampleColumn(
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getInt(6),
                                                row.getBoolean(7),
                                                row.getString(8),
                                                Optional.ofNullable(row.getString(9))))),
                        ledger.schema(),
                        version.schema(),
                        version.name())
                .stream()
                .collect(Collectors.groupingBy(Read::table, LinkedHashMap::new, Collectors.toList()));
        return byTable.entrySet().stream()
                .map(table -> new SampleTable(
                        table.getKey(),
                        table.getValue().stream().map(Read::shape).sorted().collect(Collectors.joining(", ")),
                        table.getValue().stream()
                                .flatMap(read -> read.column().stream())
                                .toList()))
                .toList();
    }

    /** The rows of every table as JSON, by its name; of a large one their number. */
    public Map<String, List<String>> read() {
        return Explained.doing("read rows", session.settings(), () -> {
            List<String> names = session.query(
                    TABLES + " ORDER BY c.oid",
                    row -> row.getString(1),
                    ledger.schema(),
                    version.schema(),
                    version.name());
            Map<String, List<String>> rows = new LinkedHashMap<>();
            names.forEach(name -> rows.put(name, new ArrayList<>()));
            if (!names.isEmpty()) {
                session.query(
                        names.stream().map(SampleRows::selected).collect(Collectors.joining(" UNION ALL ")),
                        row -> rows.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                                .add(row.getString(2)));
            }
            rows.replaceAll((name, read) ->
                    read.size() > MOST ? List.of("{\"rows\": \"over " + MOST + "\"}") : List.copyOf(read));
            return rows;
        });
    }

    private static String selected(String name) {
        return "(SELECT '" + name.replace("'", "''") + "', pg_catalog.to_jsonb(t)::pg_catalog.text FROM " + name
                + " t LIMIT " + (MOST + 1) + ")";
    }

    /** Empties every table; the next call of {@link #fill} fills them again. */
    public void clear() {
        shapes.clear();
        Explained.doing("empty the tables", session.settings(), () -> {
            List<String> names =
                    session.query(TABLES, row -> row.getString(1), ledger.schema(), version.schema(), version.name());
            if (!names.isEmpty()) {
                session.execute("TRUNCATE " + String.join(", ", names) + " CASCADE");
            }
            return true;
        });
    }
}

package dev.retort.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How big tables are on disk, without their indexes; a partitioned one with all its partitions. */
public final class TableSizes {
    private static final String SQL = "SELECT c.relkind, pg_catalog.format('%I.%I', n.nspname, c.relname), size"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace, LATERAL (SELECT"
            + " coalesce((SELECT sum(pg_catalog.pg_table_size(p.relid)) FROM pg_catalog.pg_partition_tree(c.oid) p),"
            + " pg_catalog.pg_table_size(c.oid)) AS size) s WHERE c.relkind IN ('r', 'p', 'm') AND c.oid >= "
            + ObjectQuery.FIRST_OID + " AND size >= ";

    private TableSizes() {}

    /** Those of so many bytes or more. */
    public static Map<ObjectId, Long> above(Catalog catalog, long bytes) {
        Map<ObjectId, Long> sizes = new TreeMap<>();
        for (List<@Nullable String> row : catalog.rows(SQL + bytes)) {
            Kind kind = "m".equals(row.get(0)) ? Kind.MATERIALIZED_VIEW : Kind.TABLE;
            sizes.put(
                    new ObjectId(kind, Objects.requireNonNull(row.get(1))),
                    Long.parseLong(Objects.requireNonNull(row.get(2))));
        }
        return sizes;
    }
}

package dev.retort.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers queries from one snapshot of a database, with a search path of {@code pg_catalog} alone. */
public interface Catalog {
    /** The rows, each value as text. */
    List<List<@Nullable String>> rows(String sql);
}

package dev.retort.sql;

import java.util.List;
import java.util.Optional;

/** What a statement does to which object, as far as its words tell. Kinds of objects are in small letters: {@code materialized view}. */
public sealed interface Operation {
    /**
     * {@code CREATE TABLE}, also {@code AS} a query.
     *
     * @param constraints those of the table; those of a column are the column's
     * @param partitionOf the parent of a partition
     * @param bound what follows the name and columns of a partition; empty for other tables
     * @param partitioned whether it has partitions itself
     * @param likeOther whether it takes columns from another table or a query, which its words do not show
     */
    record CreateTable(
            SqlName table,
            boolean temporary,
            List<ColumnClause> columns,
            List<ConstraintClause> constraints,
            Optional<SqlName> partitionOf,
            String bound,
            boolean partitioned,
            boolean likeOther)
            implements Operation {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
        }
    }

    record AlterTable(SqlName table, List<Alteration> alterations) implements Operation {
        public AlterTable {
            alterations = List.copyOf(alterations);
        }
    }

    /**
     * {@code CREATE INDEX}.
     *
     * @param name empty where the server chooses it
     * @param columns those that stand there by themselves; an expression is an empty text
     * @param only whether the partitions are left out
     * @param partial whether it has a WHERE
     */
    record CreateIndex(
            Optional<String> name,
            SqlName table,
            List<String> columns,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            boolean only,
            boolean partial)
            implements Operation {
        public CreateIndex {
            columns = List.copyOf(columns);
        }
    }

    /** {@code CREATE TYPE}; the labels of an enum. */
    record CreateType(SqlName type, List<String> labels) implements Operation {
        public CreateType {
            labels = List.copyOf(labels);
        }
    }

    /**
     * {@code CREATE FUNCTION} or {@code PROCEDURE}.
     *
     * @param isVolatile whether it may give another value each time
     * @param ownersRights whether it is SECURITY DEFINER
     * @param setsSearchPath whether it says where its names are looked for
     */
    record CreateRoutine(SqlName routine, boolean isVolatile, boolean ownersRights, boolean setsSearchPath)
            implements Operation {}

    /**
     * Another CREATE.
     *
     * @param table of a trigger, a policy, a rule
     */
    record Create(String kind, SqlName name, Optional<SqlName> table, boolean replaces) implements Operation {}

    /** {@code CREATE} or {@code ALTER DOMAIN} with a constraint; validated where it looks at the rows that are there. */
    record ConstrainDomain(SqlName domain, Optional<ConstraintClause> constraint, boolean validated)
            implements Operation {}

    /** {@code ALTER DOMAIN … VALIDATE CONSTRAINT}. */
    record ValidateDomain(SqlName domain) implements Operation {}

    /** {@code ALTER TYPE … ADD VALUE}. */
    record AddValue(SqlName type, String value) implements Operation {}

    /** {@code ALTER TYPE … RENAME VALUE}. */
    record RenameValue(SqlName type, String value, String to) implements Operation {}

    /** {@code ALTER … RENAME TO} or {@code SET SCHEMA} of what is no table. */
    record Rename(String kind, SqlName name, String to) implements Operation {}

    /** Another ALTER. */
    record Alter(String kind, SqlName name, Optional<SqlName> table) implements Operation {}

    /** @param table of a trigger, a policy, a rule */
    record Drop(String kind, List<SqlName> names, Optional<SqlName> table, boolean concurrently, boolean cascade)
            implements Operation {
        public Drop {
            names = List.copyOf(names);
        }
    }

    record Reindex(String kind, SqlName name, boolean concurrently) implements Operation {}

    record Refresh(SqlName view, boolean concurrently) implements Operation {}

    /** @param table empty where it means all that were clustered before */
    record Cluster(Optional<SqlName> table) implements Operation {}

    record Vacuum(boolean full, List<SqlName> tables) implements Operation {
        public Vacuum {
            tables = List.copyOf(tables);
        }
    }

    record Truncate(List<SqlName> tables, boolean cascade) implements Operation {
        public Truncate {
            tables = List.copyOf(tables);
        }
    }

    /** @param mode in capitals: {@code ACCESS EXCLUSIVE} */
    record LockTable(List<SqlName> tables, String mode) implements Operation {
        public LockTable {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A change of rows.
     *
     * @param verb in capitals: INSERT, UPDATE, DELETE, MERGE, COPY
     * @param all whether no WHERE chooses among the rows
     */
    record ChangeRows(String verb, SqlName table, boolean all) implements Operation {}

    /** {@code COMMENT ON}. */
    record Comment(String kind, SqlName name) implements Operation {}

    /** {@code SET}; the value in small letters and without quotes. */
    record Setting(String name, String value, boolean local) implements Operation {}

    /** A block, a procedure or a prepared statement, which may do anything. */
    record Code(String what) implements Operation {}

    /** A query. */
    record Select(List<String> relations) implements Operation {
        public Select {
            relations = List.copyOf(relations);
        }
    }

    /** {@code BEGIN}, {@code COMMIT} and the like. */
    record Control(boolean begins) implements Operation {}

    /** @param verb its first word, in capitals */
    record Other(String verb) implements Operation {}
}

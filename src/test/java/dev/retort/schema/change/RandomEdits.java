package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.List;
import java.util.Random;

/** Changes of a schema that is there, as people make them, at random; some of them no server takes. */
final class RandomEdits {
    private final Schema schema;
    private final Random random;
    private int names;

    RandomEdits(Schema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    private SchemaObject one(Kind kind) {
        List<SchemaObject> all = schema.all(kind);
        return all.get(random.nextInt(all.size()));
    }

    private String name() {
        return "edit" + names++;
    }

    /** A column of a table. */
    private SchemaObject column() {
        while (true) {
            SchemaObject column = one(Kind.COLUMN);
            if (column.parent().map(ObjectId::kind).filter(Kind.TABLE::equals).isPresent()) {
                return column;
            }
        }
    }

    String next() {
        SchemaObject column = column();
        String table = Names.table(column);
        String start = "ALTER TABLE " + table + " ";
        String at = start + "ALTER COLUMN " + column.name() + " ";
        return switch (random.nextInt(20)) {
            case 0 -> start + "ADD COLUMN " + name() + " integer";
            case 1 -> start + "ADD COLUMN " + name() + " text NOT NULL DEFAULT 'it''s'";
            case 2 -> start + "DROP COLUMN " + column.name() + " CASCADE";
            case 3, 4 -> at + "TYPE " + wider(column.attribute("type").orElse(""));
            case 5 -> at + (column.has("not null") ? "DROP NOT NULL" : "SET NOT NULL");
            case 6 -> at + (column.has("default") ? "DROP DEFAULT" : "SET DEFAULT NULL");
            case 7 -> start + "ADD CONSTRAINT " + name() + " CHECK (" + column.name() + " IS NOT NULL)";
            case 8 -> {
                SchemaObject constraint = one(Kind.CONSTRAINT);
                yield "ALTER TABLE " + Names.table(constraint) + " DROP CONSTRAINT " + constraint.name() + " CASCADE";
            }
            case 9 -> "CREATE INDEX " + name() + " ON " + table + " (" + column.name() + ")";
            case 10 ->
                "CREATE UNIQUE INDEX " + name() + " ON " + table + " (" + column.name() + ") WHERE " + column.name()
                        + " IS NOT NULL";
            case 11 -> "DROP INDEX " + one(Kind.INDEX).id().name() + " CASCADE";
            case 12 -> "DROP TABLE " + table + " CASCADE";
            case 13 -> "CREATE TABLE public." + name() + " (LIKE " + table + " INCLUDING ALL)";
            case 14 -> {
                SchemaObject key = one(Kind.CONSTRAINT);
                yield start + "ADD COLUMN " + name() + " " + keyType(key) + " REFERENCES " + Names.table(key)
                        + " ON DELETE SET NULL";
            }
            case 15 -> "COMMENT ON COLUMN " + column.id().name() + " IS 'a \\ and a '''";
            case 16 -> "CREATE VIEW public." + name() + " AS SELECT * FROM " + table;
            case 17 -> start + "RENAME COLUMN " + column.name() + " TO " + name();
            case 18 -> start + "RENAME TO " + name();
            default ->
                "CREATE MATERIALIZED VIEW public." + name() + " AS SELECT " + column.name() + ", count(*) AS n FROM "
                        + table + " GROUP BY 1";
        };
    }

    private static String wider(String type) {
        return switch (type) {
            case "smallint" -> "integer";
            case "integer" -> "bigint";
            case "date" -> "timestamp";
            default -> type.startsWith("character varying(") ? "varchar(4000)" : "text";
        };
    }

    private String keyType(SchemaObject key) {
        String definition = key.attribute("definition").orElse("");
        String column = definition.replaceFirst("^PRIMARY KEY \\((.*)\\)$", "$1");
        return schema.object(new ObjectId(Kind.COLUMN, Names.table(key) + "." + column))
                .flatMap(found -> found.attribute("type"))
                .orElse("bigint");
    }
}

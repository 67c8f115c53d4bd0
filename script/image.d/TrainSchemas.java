import dev.retort.engine.ScriptText;
import dev.retort.schema.Difference;
import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.SchemaReader;
import dev.retort.schema.Scope;
import dev.retort.schema.change.ChangePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares two small schemas, without a database, so that the classes that this takes go into the class archive: most of them are
 * made while the program runs, and are in no jar.
 */
final class TrainSchemas {
    private static final ObjectId TABLE = new ObjectId(Kind.TABLE, "public.t");

    private static SchemaObject object(Kind kind, String name, Optional<ObjectId> parent, String... content) {
        LinkedHashMap<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < content.length; i += 2) {
            map.put(content[i], content[i + 1]);
        }
        return new SchemaObject(new ObjectId(kind, name), parent, map);
    }

    private static SchemaObject column(String name, String... content) {
        return object(Kind.COLUMN, TABLE.name() + "." + name, Optional.of(TABLE), content);
    }

    private static Schema schema(List<SchemaObject> objects) {
        TreeMap<ObjectId, SchemaObject> sorted = new TreeMap<>();
        objects.forEach(object -> sorted.put(object.id(), object));
        return new Schema(new LinkedHashMap<>(sorted), Map.of());
    }

    private static Schema before() {
        return schema(List.of(
                object(Kind.SCHEMA, "public", Optional.empty()),
                object(Kind.TABLE, TABLE.name(), Optional.empty(), "access method", "heap", "column order", "id, name"),
                column("id", "type", "bigint", "not null", "yes"),
                column("name", "type", "text", "default", "'x'::text"),
                object(Kind.CONSTRAINT, "public.t.k", Optional.of(TABLE), "definition", "PRIMARY KEY (id)"),
                object(Kind.INDEX, "public.i", Optional.of(TABLE), "definition", "CREATE INDEX i ON public.t USING btree (name)")));
    }

    private static Schema after() {
        return schema(List.of(
                object(Kind.SCHEMA, "public", Optional.empty()),
                object(Kind.SEQUENCE, "public.s", Optional.empty(), "type", "bigint", "start", "1", "increment", "1",
                        "minimum", "1", "maximum", "9", "cache", "1", "owned by", "public.t.id"),
                object(Kind.TABLE, TABLE.name(), Optional.empty(), "access method", "heap", "column order", "id, name, note", "comment", "t"),
                column("id", "type", "bigint", "not null", "yes"),
                column("name", "type", "character varying(9)", "not null", "yes", "default", "'y'::text"),
                column("note", "type", "text"),
                object(Kind.CONSTRAINT, "public.t.k", Optional.of(TABLE), "definition", "PRIMARY KEY (id)"),
                object(Kind.CONSTRAINT, "public.t.c", Optional.of(TABLE), "definition", "CHECK ((id > 0))"),
                object(Kind.INDEX, "public.j", Optional.of(TABLE), "definition", "CREATE INDEX j ON public.t USING btree (note)")));
    }

    public static void main(String[] args) {
        Schema empty = SchemaReader.read(sql -> List.of(), new Scope(Set.of("retort"), Set.of()));
        for (List<Schema> pair : List.of(List.of(before(), after()), List.of(after(), before()), List.of(empty, after()), List.of(after(), after()))) {
            System.out.println(Difference.between(pair.getFirst(), pair.getLast()).lines());
            System.out.println(ScriptText.of(ChangePlan.between(pair.getFirst(), pair.getLast()).statements()));
        }
    }
}

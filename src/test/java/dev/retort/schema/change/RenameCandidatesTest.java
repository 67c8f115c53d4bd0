package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RenameCandidatesTest {
    private final List<SchemaObject> before = new ArrayList<>();
    private final List<SchemaObject> after = new ArrayList<>();

    private static void add(List<SchemaObject> side, Kind kind, String name, String attribute, String value) {
        Optional<ObjectId> parent = kind == Kind.COLUMN
                ? Optional.of(new ObjectId(Kind.TABLE, name.substring(0, name.lastIndexOf('.'))))
                : Optional.empty();
        side.add(new SchemaObject(new ObjectId(kind, name), parent, new LinkedHashMap<>(Map.of(attribute, value))));
    }

    private static void table(List<SchemaObject> side, String name, String... columns) {
        add(side, Kind.TABLE, name, "comment", "a table");
        for (String column : columns) {
            String[] parts = column.split(" ");
            add(side, Kind.COLUMN, name + "." + parts[0], "type", parts[1]);
        }
    }

    private static Schema schema(List<SchemaObject> side) {
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>();
        side.forEach(object -> objects.put(object.id(), object));
        return new Schema(objects, Map.of(), 18);
    }

    private List<String> candidates(RenameLevel level) {
        return RenameCandidates.of(level, schema(before), schema(after)).stream()
                .map(Rename::flag)
                .toList();
    }

    @Test
    void tablesWithMostColumnsInCommonAreTheLikeliestFirst() {
        table(before, "public.shop", "id int", "name text", "town text");
        table(after, "public.market", "id int", "name text", "size int");
        table(after, "public.store", "id int", "name text", "town text");
        table(after, "public.other", "x int");
        table(after, "sales.shop", "id int", "name text", "town text");

        assertThat(candidates(RenameLevel.OBJECT))
                .containsExactly("public.shop=public.store", "public.shop=public.market");
        assertThat(candidates(RenameLevel.PART)).isEmpty();
    }

    @Test
    void columnsHaveToBeOfOneType() {
        table(before, "public.shop", "id int", "title text");
        table(after, "public.shop", "id int", "name text", "number int");

        assertThat(candidates(RenameLevel.PART)).containsExactly("public.shop.title=name");
        assertThat(candidates(RenameLevel.OBJECT)).isEmpty();
    }

    @Test
    void whatStaysIsNoCandidate() {
        table(before, "public.shop", "id int");
        table(after, "public.shop", "id int", "name int");
        table(after, "public.store", "id int");

        assertThat(candidates(RenameLevel.OBJECT)).isEmpty();
        assertThat(candidates(RenameLevel.PART)).isEmpty();
    }

    @Test
    void oneValueInThePlaceOfAnother() {
        add(before, Kind.ENUM, "public.mood", "values", "sad\nso so\nglad");
        add(after, Kind.ENUM, "public.mood", "values", "sad\nfine\nglad");
        assertThat(candidates(RenameLevel.PART)).containsExactly("public.mood.'so so'='fine'");

        after.clear();
        add(after, Kind.ENUM, "public.mood", "values", "sad\nglad\nso so");
        assertThat(candidates(RenameLevel.PART)).isEmpty();
    }

    @Test
    void routinesHaveToSayTheSame() {
        add(
                before,
                Kind.FUNCTION,
                "public.twice(x integer)",
                "definition",
                "FUNCTION public.twice(x integer) RETURN x * 2");
        add(
                after,
                Kind.FUNCTION,
                "public.thrice(x integer)",
                "definition",
                "FUNCTION public.thrice(x integer) RETURN x * 3");
        assertThat(candidates(RenameLevel.OBJECT)).isEmpty();

        add(
                after,
                Kind.FUNCTION,
                "public.double(x integer)",
                "definition",
                "FUNCTION public.double(x integer) RETURN x * 2");
        assertThat(candidates(RenameLevel.OBJECT)).containsExactly("public.twice(x integer)=public.double");
    }

    @Test
    void aSchemaIsKnownByWhatIsInIt() {
        add(before, Kind.SCHEMA, "shop", "comment", "c");
        table(before, "shop.item", "id int");
        add(after, Kind.SCHEMA, "store", "comment", "c");
        table(after, "store.item", "id int");
        add(after, Kind.SCHEMA, "empty", "comment", "c");

        assertThat(candidates(RenameLevel.SCHEMA)).containsExactly("shop=store");
    }
}

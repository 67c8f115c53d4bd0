package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RenameOrderTest {
    private static final SchemaObject A = object(Kind.TABLE, "public.a");
    private static final SchemaObject B = object(Kind.TABLE, "public.b");
    private static final SchemaObject C = object(Kind.TABLE, "public.c");
    private static final SchemaObject V = object(Kind.VIEW, "public.v");

    private static SchemaObject object(Kind kind, String name) {
        return new SchemaObject(new ObjectId(kind, name), Optional.empty(), new LinkedHashMap<>());
    }

    private static Rename rename(SchemaObject object, String to) {
        return Rename.of(object, new ObjectId(object.id().kind(), to));
    }

    private static List<String> ordered(Rename... renames) {
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>();
        List.of(A, B, C, V).forEach(object -> objects.put(object.id(), object));
        RenameOrder order = RenameOrder.of(List.of(renames), new Schema(objects, Map.of(), 18));
        return java.util.stream.Stream.concat(
                        order.steps().stream().map(step -> step.step().up().sql()),
                        order.blocked().entrySet().stream()
                                .map(entry -> entry.getKey().text() + ": " + entry.getValue()))
                .toList();
    }

    @Test
    void theLastOfAChainGoesFirst() {
        assertThat(ordered(rename(A, "public.b"), rename(B, "public.c"), rename(C, "public.d")))
                .containsExactly(
                        "ALTER TABLE public.c RENAME TO d",
                        "ALTER TABLE public.b RENAME TO c",
                        "ALTER TABLE public.a RENAME TO b");
    }

    @Test
    void inACircleOneStepsAside() {
        assertThat(ordered(rename(A, "public.b"), rename(B, "public.c"), rename(C, "public.a")))
                .containsExactly(
                        "ALTER TABLE public.a RENAME TO retort_aside_1",
                        "ALTER TABLE public.c RENAME TO a",
                        "ALTER TABLE public.b RENAME TO c",
                        "ALTER TABLE public.retort_aside_1 RENAME TO b");
    }

    @Test
    void whoseNameIsTakenStays() {
        assertThat(ordered(rename(A, "public.v"), rename(B, "public.a")))
                .containsExactlyInAnyOrder(
                        "table public.a renamed to public.v: view public.v",
                        "table public.b renamed to public.a: table public.a");
    }

    @Test
    void aMoveUnderAnotherNameTakesTwoSteps() {
        assertThat(ordered(rename(A, "\"S\".x"), rename(V, "\"S\".v")))
                .containsExactly(
                        "ALTER TABLE public.a SET SCHEMA \"S\"",
                        "ALTER TABLE \"S\".a RENAME TO x",
                        "ALTER VIEW public.v SET SCHEMA \"S\"");
    }

    @Test
    void eachStepHasItsWayBack() {
        RenameStep step = Rename.of(
                        new SchemaObject(
                                new ObjectId(Kind.COLUMN, "public.a.\"X\""),
                                Optional.of(A.id()),
                                new LinkedHashMap<>()),
                        new ObjectId(Kind.COLUMN, "public.a.y"))
                .step();

        assertThat(step.up().sql()).isEqualTo("ALTER TABLE public.a RENAME COLUMN \"X\" TO y");
        assertThat(step.down().sql()).isEqualTo("ALTER TABLE public.a RENAME COLUMN y TO \"X\"");
        assertThat(step.rename().flag()).isEqualTo("public.a.\"X\"=y");
    }
}

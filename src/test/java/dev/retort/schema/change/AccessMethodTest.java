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

class AccessMethodTest {
    private static Schema schema(int version, Kind kind, String method) {
        ObjectId id = new ObjectId(kind, "public.x");
        Map<String, String> content = Map.of("access method", method, "definition", " SELECT 1;", "populated", "yes");
        SchemaObject object = new SchemaObject(id, Optional.empty(), new LinkedHashMap<>(content));
        return new Schema(new TreeMap<>(Map.of(id, object)), Map.of(), version);
    }

    private static List<String> plan(int version, Kind kind) {
        return ChangePlan.between(schema(version, kind, "heap"), schema(version, kind, "other")).statements().stream()
                .map(Statement::sql)
                .toList();
    }

    @Test
    void keepsTheRowsSincePostgreSql15() {
        assertThat(plan(15, Kind.TABLE)).containsExactly("ALTER TABLE public.x SET ACCESS METHOD other");
        assertThat(plan(15, Kind.MATERIALIZED_VIEW))
                .containsExactly("ALTER MATERIALIZED VIEW public.x SET ACCESS METHOD other");
    }

    @Test
    void makesThemAnewBefore() {
        assertThat(plan(14, Kind.TABLE)).containsExactly("DROP TABLE public.x", "CREATE TABLE public.x () USING other");
        assertThat(plan(14, Kind.MATERIALIZED_VIEW))
                .containsExactly(
                        "DROP MATERIALIZED VIEW public.x",
                        "CREATE MATERIALIZED VIEW public.x USING other AS\n SELECT 1");
    }
}

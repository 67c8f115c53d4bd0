package dev.retort.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases are {@code schema/cases.sql}: what is there before, what changes, and the difference that it makes. */
@ExtendWith(TestingDatabase.class)
class SchemaPostgresTest {
    private final TestingDatabase.Url url;

    SchemaPostgresTest(TestingDatabase.Url url) {
        this.url = url;
    }

    static Stream<SchemaCase> cases() throws IOException {
        return SchemaCase.all();
    }

    private Schema schema(Scope scope) {
        return schema(scope, new AtomicInteger());
    }

    private Schema schema(Scope scope, AtomicInteger queries) {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog");
            return SchemaReader.read(
                    sql -> {
                        queries.incrementAndGet();
                        return rows(statement, sql);
                    },
                    scope);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<List<@Nullable String>> rows(Statement statement, String sql) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<List<@Nullable String>> all = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsExactlyWhatHasChanged(SchemaCase change) {
        url.execute(change.before());
        Schema before = schema(Scope.ALL);
        assertThat(Difference.between(before, schema(Scope.ALL)).lines()).isEmpty();

        url.execute(change.change());
        Schema after = schema(Scope.ALL);

        assertThat(Difference.between(before, after).lines()).isEqualTo(change.difference());
        assertThat(Difference.between(after, before).isEmpty()).isFalse();
    }

    @Test
    void everyKindHasACase() throws IOException {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        cases().flatMap(change -> change.difference().stream())
                .forEach(line -> kinds.removeIf(kind -> line.substring(2).startsWith(kind.text() + " ")));

        // Those need functions in C.
        assertThat(kinds).containsOnly(Kind.TEXT_SEARCH_TEMPLATE, Kind.TEXT_SEARCH_PARSER);
    }

    @Test
    void asksNoMoreOftenForManyTables() {
        AtomicInteger few = new AtomicInteger();
        schema(Scope.ALL, few);
        url.execute("DO $$ BEGIN FOR i IN 1..50 LOOP EXECUTE format("
                + "'CREATE TABLE t%s (id int PRIMARY KEY, x text UNIQUE)', i); END LOOP; END $$");
        AtomicInteger many = new AtomicInteger();

        assertThat(schema(Scope.ALL, many).all(Kind.TABLE)).hasSize(50);
        assertThat(many).hasValue(few.get());
    }

    @Test
    void leavesOutWhatIsNotAskedForWithAllThatBelongsToIt() {
        url.execute(
                "CREATE SCHEMA own; CREATE TABLE own.t (x int PRIMARY KEY); CREATE FUNCTION own.f() RETURNS int RETURN 1;"
                        + " CREATE TABLE version (x int PRIMARY KEY)");

        Schema schema = schema(new Scope(Set.of("own"), Set.of(new Scope.Relation("public", "version"))));

        assertThat(schema.objects().keySet()).containsExactly(new ObjectId(Kind.SCHEMA, "public"));
    }

    @Test
    void doesNotCountThePlaceOfAColumnButTellsIt() {
        url.execute("CREATE TABLE t (a int, b int)");
        Schema before = schema(Scope.ALL);
        url.execute("ALTER TABLE t DROP COLUMN a; ALTER TABLE t ADD COLUMN a int");
        Schema after = schema(Scope.ALL);

        assertThat(Difference.between(before, after).isEmpty()).isTrue();
        assertThat(Difference.reordered(before, after)).containsExactly(new ObjectId(Kind.TABLE, "public.t"));
    }

    @Test
    void ofAUserMappingNoSecretIsRead() {
        url.execute("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
                + " CREATE USER MAPPING FOR postgres SERVER s OPTIONS (user 'me', password 'hush')");

        assertThat(schema(Scope.ALL).toString()).contains("password, user").doesNotContain("hush");
    }
}

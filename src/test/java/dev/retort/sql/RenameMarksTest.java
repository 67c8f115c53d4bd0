package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenameMarksTest {
    private static List<RenameMark> marks(String text) {
        return RenameMarks.of(new Script("shop.sql", text, 1, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE store (id int) | table",
                "CREATE UNLOGGED TABLE IF NOT EXISTS store (id int) | table",
                "CREATE FOREIGN TABLE store (id int) SERVER s | table",
                "CREATE TABLE store PARTITION OF p DEFAULT | table",
                "CREATE OR REPLACE VIEW store AS SELECT 1 | view",
                "CREATE MATERIALIZED VIEW store AS SELECT 1 | materialized view",
                "CREATE SEQUENCE store | sequence",
                "CREATE TYPE store AS ENUM () | type",
                "CREATE DOMAIN store AS int | domain",
                "CREATE DOMAIN store AS int CHECK (VALUE > 0) | domain",
                "CREATE SCHEMA store | schema",
                "CREATE FUNCTION store() RETURNS int RETURN 1 | routine",
                "CREATE OR REPLACE PROCEDURE store() AS $$ $$ | routine",
                "CREATE UNIQUE INDEX store ON t (x) | index",
                "CREATE TRIGGER store BEFORE INSERT ON t EXECUTE FUNCTION f() | trigger",
                "CREATE POLICY store ON t | policy",
                "CREATE PUBLICATION store | publication",
                "CREATE TEXT SEARCH CONFIGURATION store (COPY = simple) | text search configuration",
            })
    void findsWhatAStatementMakes(String statement, String kind) {
        assertThat(marks("-- a shop\n--renamed from : shop\n-- still\n\n" + statement + ";"))
                .singleElement()
                .satisfies(mark -> {
                    assertThat(mark.before()).isEqualTo("shop");
                    assertThat(mark.place()).isEqualTo("shop.sql:2");
                    assertThat(mark.marked()).isInstanceOfSatisfying(RenameMark.Whole.class, whole -> {
                        assertThat(whole.kind()).isEqualTo(kind);
                        assertThat(whole.name().name()).isEqualTo("store");
                    });
                });
    }

    @Test
    void findsWhatStandsWithinAStatement() {
        List<RenameMark> marks = marks("""
                CREATE TABLE "My".store (
                    -- RENAMED FROM: "Id"
                    id int DEFAULT (1),
                    -- renamed from: title
                    -- which was too long
                    -- renamed from: caption
                    name text CONSTRAINT c CHECK (name <> '')
                    -- renamed from: a
                  , CONSTRAINT b UNIQUE (id)
                );
                CREATE TYPE mood AS ENUM ('sad',
                    -- renamed from: 'it''s'
                    'so so');
                CREATE TYPE place AS (
                    -- renamed from: town
                    city text);
                -- renamed from: x
                ALTER TABLE ONLY store ADD CONSTRAINT y CHECK (id > 0);
                """);

        SqlName store = new SqlName("My", "store");
        assertThat(marks)
                .extracting(RenameMark::marked)
                .containsExactly(
                        new RenameMark.Column(store, "id"),
                        new RenameMark.Column(store, "name"),
                        new RenameMark.Column(store, "name"),
                        new RenameMark.Constraint(store, "b"),
                        new RenameMark.Value(SqlName.of("mood"), "so so"),
                        new RenameMark.Column(SqlName.of("place"), "city"),
                        new RenameMark.Constraint(SqlName.of("store"), "y"));
        assertThat(marks)
                .extracting(RenameMark::before)
                .containsExactly("\"Id\"", "title", "caption", "a", "'it''s'", "town", "x");
        assertThat(marks).extracting(RenameMark::line).containsExactly(2, 4, 6, 8, 12, 15, 17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- renamed from: x\nSET search_path = shop; CREATE TABLE t ();",
                "-- renamed from: x\nCOMMENT ON TABLE t IS '';",
                "-- renamed from: x\nCREATE INDEX ON t (x);",
                "-- renamed from: x\nALTER TABLE t ADD CHECK (a > 0);",
                "CREATE TABLE t (id int);\n-- renamed from: x\n",
                "CREATE TABLE t (id int); -- renamed from: x\nCREATE TABLE u ();",
                "CREATE TABLE t (\n  id int, -- renamed from: x\n  name text);",
                "CREATE TABLE t (\n  id\n-- renamed from: x\n  int);",
                "CREATE TABLE t (id int\n-- renamed from: x\n);",
                "CREATE TABLE t (\n-- renamed from: x\nCHECK (id > 0), id int);",
                "CREATE TABLE t (\n-- renamed from: x\nLIKE u);",
                "CREATE TABLE t\n-- renamed from: x\n(id int);",
                "CREATE VIEW v AS SELECT\n-- renamed from: x\na FROM t;",
                "-- renamed from:\nCREATE TABLE t ();",
            })
    void refusesAMarkThatStandsAboveNothing(String text) {
        long line = text.lines().takeWhile(it -> !it.contains("renamed from")).count() + 1;

        assertThatThrownBy(() -> marks(text))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("shop.sql:" + line + ": cannot read the mark 'renamed from:': ");
    }

    @Test
    void takesNoOtherCommentForOne() {
        assertThat(marks("""
                -- renamed from shop in 2024
                -- it was renamed from: shop
                -- -- renamed from: shop
                /* renamed from: shop */
                CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
                -- renamed from: shop
                BEGIN RETURN 1; END $$;
                COMMENT ON FUNCTION f() IS '
                -- renamed from: shop
                ';
                """)).isEmpty();
    }
}

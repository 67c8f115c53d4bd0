package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsElsewhereTest {
    @Test
    void aScriptSaysOfWhichTablesTheRowsAreElsewhere() {
        String script = """
                -- archive: none of shop.orders because its rows are written back below
                CREATE TABLE shop.orders__rows AS SELECT * FROM shop.orders;
                --Archive:  NONE OF Plain because they are in another table
                -- archive: none of "My Shop"."a ""b\"" because of that
                DROP TABLE shop.orders;
                """;
        assertThat(RowsElsewhere.in(script))
                .containsExactly(
                        new SqlName("shop", "orders"),
                        new SqlName("public", "plain"),
                        new SqlName("My Shop", "a \"b\""));
    }

    @Test
    void whatGivesNoReasonOrIsNoCommentSaysNothing() {
        String script = """
                -- archive: none of shop.orders
                -- archive: the orders of 2020
                SELECT '
                -- archive: none of shop.orders because I say so
                ';
                """;
        assertThat(RowsElsewhere.in(script)).isEmpty();
    }
}

package dev.retort.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.SqlSplitter;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
    private static final Set<String> CATALOG = Set.of(
            "version", "current_schema", "max", "min", "count", "lower", "setval", "nextval", "pg_table_is_visible");

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            LEFT_OUT            | select pg_catalog.version()
            LEFT_OUT            | SHOW standard_conforming_strings
            LEFT_OUT            | SELECT 1
            LEFT_OUT            | SELECT relname FROM pg_catalog.pg_class WHERE pg_catalog.pg_table_is_visible(oid)
            LEFT_OUT            | SELECT 1 FROM information_schema.columns WHERE table_name = 'account'
            LEFT_OUT            | SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_type t
            LEFT_OUT            | WITH kinds (a) AS MATERIALIZED (SELECT oid FROM pg_type) SELECT max(oid) FROM pg_type
            LEFT_OUT            | WITH kinds AS (SELECT oid FROM pg_type) SELECT count(*) FROM kinds
            LEFT_OUT            | SELECT version_num FROM alembic_version
            LEFT_OUT            | SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
            LEFT_OUT            | SELECT 'insert into account', "update" FROM pg_type
            LEFT_OUT            | SELECT extract(year FROM now) FROM pg_stat_activity
            READS_ROWS          | SELECT id FROM account
            READS_ROWS          | (SELECT id FROM account) UNION SELECT oid FROM pg_type
            READS_ROWS          | TABLE account
            READS_ROWS          | SELECT 1 FROM pg_class, account
            READS_ROWS          | SELECT 1 FROM pg_class JOIN shop.account ON true
            READS_ROWS          | SELECT EXISTS (SELECT 1 FROM "Account" WHERE id IN (1, 2))
            READS_ROWS          | SELECT id FROM account FOR UPDATE
            READS_ROWS          | SELECT id FROM account FOR NO KEY UPDATE
            READS_ROWS          | WITH old AS (SELECT id FROM account) SELECT max(id) FROM old
            READS_ROWS          | SELECT a IS DISTINCT FROM b FROM account
            READS_ROWS          | SELECT sum.x::varchar(10), coalesce(x, 1) FROM account sum
            KEPT                | SELECT setval('account_id_seq', (SELECT max(id) FROM account))
            KEPT                | SELECT pg_catalog.setval('account_id_seq', 1)
            KEPT                | SELECT create_hypertable('account', 'time')
            KEPT                | SELECT shop.version()
            KEPT                | WITH gone AS (DELETE FROM account RETURNING *) SELECT count(*) FROM gone
            KEPT                | SELECT id INTO copy FROM account
            KEPT                | INSERT INTO account SELECT id FROM person
            KEPT                | CREATE TABLE account (id int)
            KEPT                | DO $$ BEGIN PERFORM 1 FROM account; END $$
            KEPT                | SET search_path TO shop
            KEPT                | SET LOCAL lock_timeout = '3s'
            KEPT_AND_READS_ROWS | SELECT shop.repair(id) FROM account
            ENDS_TRANSACTION    | COMMIT
            ENDS_TRANSACTION    | BEGIN
            """)
    void saysWhatAStatementIsToAFile(Meaning meaning, String sql) {
        assertThat(Meaning.of(SqlSplitter.split(sql, 1).getFirst(), CATALOG)).isEqualTo(meaning);
    }
}

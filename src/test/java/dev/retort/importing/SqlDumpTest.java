package dev.retort.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SqlDumpTest {
    @Test
    void takesWhatMakesTablesAndLeavesWhatIsForPsql() {
        assertThat(SqlDump.statements("""
                --
                -- PostgreSQL database dump
                --
                \\restrict Abc123

                SET statement_timeout = 0;
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE TABLE public.account (id integer, note text DEFAULT 'SET x');
                CREATE TABLE public.alembic_version (version_num character varying(32) NOT NULL);
                ALTER TABLE ONLY public.alembic_version
                    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
                \\unrestrict Abc123
                """, "the dump"))
                .containsExactly(
                        "CREATE TABLE public.account (id integer, note text DEFAULT 'SET x')",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$");
    }

    @Test
    void refusesRowsThatOnlyPsqlCanCopy() {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> SqlDump.statements("COPY t (id) FROM stdin;\n1\n\\.\n", "the dump"))
                .withMessageContaining("--inserts");
    }
}

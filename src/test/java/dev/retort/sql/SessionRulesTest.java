package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRulesTest {
    private static SqlStatement statement(String text) {
        return new SqlStatement(text, 1, 1, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = a, b",
                "set role app",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                "RESET ALL",
                "SELECT set_config('a.b', 'c', false)",
                "SELECT pg_catalog.set_config('a.b', (SELECT x FROM y), false), set_config('c.d', 'e', false)",
                "SELECT pg_advisory_lock(1)",
                "PREPARE p (int) AS SELECT $1",
                "LISTEN c",
                "CREATE TEMP TABLE IF NOT EXISTS t (x int)",
                "CREATE LOCAL TEMPORARY TABLE t (LIKE a)",
                "CREATE OR REPLACE TEMP VIEW v AS SELECT 1",
                "CREATE TEMPORARY SEQUENCE s"
            })
    void findsWhatOnlyChangesTheSession(String text) {
        assertThat(statement(text).changesOnlyTheSession()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL search_path = a",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SELECT set_config('a.b', 'c', false), f()",
                "SELECT set_config('a.b', 'c', false) FROM t",
                "SELECT other.set_config('a')",
                "CREATE TEMP TABLE t AS SELECT 1",
                "CREATE TEMP TABLE t (x) AS SELECT 1",
                "CREATE TABLE t (x int)",
                "INSERT INTO t VALUES (1)"
            })
    void leavesAloneWhatDoesMore(String text) {
        assertThat(statement(text).changesOnlyTheSession()).isFalse();
    }

    @Test
    void namesWhatIsGoneWithTheSession() {
        assertThat(statement("CREATE TEMP TABLE IF NOT EXISTS pg_temp.Scratch (x int)")
                        .temporaryName())
                .contains("scratch");
        assertThat(statement("CREATE TABLE t (x int)").temporaryName()).isEmpty();
    }

    @Test
    void readsIndexesThatAreBuiltConcurrently() {
        assertThat(ConcurrentIndex.of("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I\" ON ONLY s . t (x)"))
                .contains(new ConcurrentIndex("\"I\"", Optional.of("s.t")));
        assertThat(ConcurrentIndex.of("DROP INDEX CONCURRENTLY IF EXISTS s.i CASCADE"))
                .contains(new ConcurrentIndex("s.i", Optional.empty()));
        assertThat(ConcurrentIndex.of("CREATE INDEX CONCURRENTLY ON t (x)")).isEmpty();
        assertThat(ConcurrentIndex.of("CREATE INDEX i ON t (x)")).isEmpty();
    }

    @Test
    void tellsStatementsApartByWhatTheySayAndNotByTheirLineEnds() {
        assertThat(statement("SELECT\r\n1").checksum())
                .isEqualTo(statement("SELECT\n1").checksum())
                .isNotEqualTo(statement("SELECT\n2").checksum());
        assertThat(new SqlStatement("COPY a FROM STDIN", 1, 1, Optional.of("1\n")).checksum())
                .isNotEqualTo(new SqlStatement("COPY a FROM STDIN", 1, 1, Optional.of("2\n")).checksum());
    }
}

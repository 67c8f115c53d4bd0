package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStateTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true", "08001, true", "57P01, true", "57P03, true", "40001, true", "40P01, true", "55P03, true",
        "57014, true", "25006, true", "53100, true", "53300, true", "42501, false", "42P07, false", "23505, false",
        "25001, false", "28P01, false", ", false"
    })
    void knowsWhatPassesByItself(String code, boolean passes) {
        assertThat(SqlState.mayPass(new SQLException("it is said so", code))).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"client_encoding", "DateStyle"})
    void knowsThatTheDriverGivesUpTheSameWayAgain(String parameter) {
        assertThat(SqlState.mayPass(new SQLException("The server's " + parameter + " parameter was changed", "08006")))
                .isFalse();
    }
}

package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlStatementTest {
    static List<TransactionCase> transactions() {
        return TransactionCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transactions")
    void knowsWhatPostgresDoesWithItInATransaction(TransactionCase transaction) {
        SqlStatement statement = new SqlStatement(transaction.sql(), 1, 1, Optional.empty());
        assertThat(statement.refusesTransaction()).isEqualTo(transaction.refused());
        assertThat(statement.controlsTransaction()).isEqualTo(transaction.controls());
    }

    /** The text is {@code ab😀c CRLF de LF f}, which stands at line 7, column 5. */
    @ParameterizedTest
    @CsvSource({
        "1, 7, 5",
        "3, 7, 7",
        "4, 7, 8",
        "5, 7, 9",
        "6, 7, 10",
        "7, 8, 1",
        "9, 8, 3",
        "10, 9, 1",
        "11, 9, 2",
        "99, 9, 2",
        "0, 7, 5",
        "-1, 7, 5",
        "-2147483648, 7, 5",
        "2147483647, 9, 2"
    })
    void locatesAnErrorInTheFile(int serverPosition, int line, int column) {
        SqlStatement statement = new SqlStatement("ab😀c\r\nde\nf", 7, 5, Optional.empty());
        assertThat(statement.locate(serverPosition)).isEqualTo(new Position(line, column));
    }

    @Test
    void hasATextAndAPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SqlStatement("", 1, 1, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SqlStatement("x", 0, 1, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SqlStatement("x", 1, 0, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, 1));
    }
}

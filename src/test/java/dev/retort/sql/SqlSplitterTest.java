package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.sql.CaseFile.Block;
import dev.retort.sql.CaseFile.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlSplitterTest {
    static Stream<Case> splits() {
        return Stream.of("statements", "strings", "dollars", "comments", "positions", "bodies", "copy", "refused")
                .flatMap(name -> CaseFile.read("split/" + name + ".txt").stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("splits")
    void splitsAsPostgresAndPsqlDo(Case split) {
        Optional<Block> refusal = split.blocks().stream()
                .filter(block -> block.mark().equals("!!!"))
                .findFirst();
        if (refusal.isEmpty()) {
            assertThat(SqlSplitter.split(split.script(), 1)).isEqualTo(statements(split.blocks()));
            return;
        }
        SqlSyntaxException thrown =
                catchThrowableOfType(SqlSyntaxException.class, () -> SqlSplitter.split(split.script(), 1));
        assertThat(thrown).isNotNull();
        assertThat("%d:%d %s".formatted(thrown.line(), thrown.column(), thrown.getMessage()))
                .startsWith(refusal.get().title().split(" ", 2)[0] + " ")
                .contains(refusal.get().title().split(" ", 2)[1]);
    }

    @Test
    void countsLinesFromTheFirstLineGiven() {
        assertThat(SqlSplitter.split("\nSELECT 1;\n SELECT 2", 40))
                .containsExactly(
                        new SqlStatement("SELECT 1", 41, 1, Optional.empty()),
                        new SqlStatement("SELECT 2", 42, 2, Optional.empty()));
        assertThatThrownBy(() -> SqlSplitter.split("\n'", 40))
                .isInstanceOfSatisfying(SqlSyntaxException.class, thrown -> assertThat(thrown.line())
                        .isEqualTo(41));
    }

    @Test
    void passesOverAByteOrderMarkOnlyWhereAFileBegins() {
        assertThat(SqlSplitter.split("\uFEFFSELECT 1", 2))
                .containsExactly(new SqlStatement("\uFEFFSELECT 1", 2, 1, Optional.empty()));
    }

    @Test
    void refusalsRepeatNothingOfTheTextButTheNameOfACommand() {
        assertThatThrownBy(() -> SqlSplitter.split("\\set\u001B[31m x", 1))
                .hasMessageStartingWith("\\set is a command");
        assertThatThrownBy(() -> SqlSplitter.split("\\" + "x".repeat(1000), 1))
                .hasMessageStartingWith("\\" + "x".repeat(30) + " is a command");
    }

    private static List<SqlStatement> statements(List<Block> blocks) {
        List<SqlStatement> statements = new ArrayList<>();
        for (Block block : blocks) {
            if (block.mark().equals("+++")) {
                String data = String.join(
                        "", block.lines().stream().map(line -> line + "\n").toList());
                SqlStatement copy = statements.removeLast();
                statements.add(new SqlStatement(copy.text(), copy.line(), copy.column(), Optional.of(data)));
            } else {
                String[] position = block.title().split(":");
                statements.add(new SqlStatement(
                        block.text(), Integer.parseInt(position[0]), Integer.parseInt(position[1]), Optional.empty()));
            }
        }
        return statements;
    }
}

package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DestructionTest {
    static List<String> cases() {
        return CaseFile.lines("destructions.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatAStatementDestroys(String line) {
        String[] parts = line.split(" => ", -1);

        List<Destruction> found = new SqlStatement(parts[0], 1, 1, Optional.empty()).destructions();

        String told = found.stream().map(DestructionTest::told).collect(Collectors.joining(" "));
        assertThat(told.isEmpty() ? "-" : told).isEqualTo(parts[1]);
    }

    private static String told(Destruction destruction) {
        return switch (destruction) {
            case Destruction.OfTable table -> "table:" + table.table();
            case Destruction.OfColumn column -> "column:" + column.table() + "." + column.column();
            case Destruction.OfType type -> "type:" + type.table() + "." + type.column();
            case Destruction.OfRows rows -> rows.change().name().toLowerCase(Locale.ROOT) + ":" + rows.table();
            case Destruction.OfSequence sequence -> "sequence:" + sequence.sequence();
            case Destruction.OfDependents dependents -> dependents.kind() + ":" + dependents.name();
            case Destruction.ByCode code -> "code:" + code.what();
        };
    }
}

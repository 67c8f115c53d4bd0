package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scripts put together by chance. The seed is printed; {@code -Dretort.seed=…} repeats a run. */
class RandomScriptTest {
    private static final List<String> PIECES = List.of(
            "SELECT 1",
            "SELECT 'a;''b' || E'it\\'s;\\\\' || U&'\\0041;'",
            "SELECT E'a'\n  -- ;'\n '\\';'",
            "INSERT INTO t VALUES ('--', \"/*\", $$;$a$;$$, $x$;$$'$x$)",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
            "create or replace procedure p() language plpgsql as $body$ begin perform ';'; end $body$",
            "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT (2); )",
            "SELECT a$b$c, 1+-- ;\n2 */* ; /* ; */ */3",
            "UPDATE \"größe;\"\"\" SET 表 = '😀;', \"😀\" = $é$;$é$",
            "SELECT 1 -- ;\r\n + 2 -- ';\r + 3",
            "BEGIN",
            "END",
            "PREPARE q AS SELECT $1, :name, a::text, B'0;'");
    private static final List<String> SPACES =
            List.of(" ", "\n", "\t", "\r\n", "\r", "-- ;' $$ (\n", "/* ; /* ' */ \" */", "/*😀*/", "\f", "", "-- 😀\r");
    private static final List<String> FRAGMENTS = List.of(
            "'",
            "\"",
            "$",
            "$$",
            "$a$",
            "E'",
            "U&'",
            "U&\"",
            "B'",
            "--",
            "/*",
            "*/",
            "\\",
            "\\.",
            "\n",
            "\r",
            ";",
            "(",
            ")",
            "COPY t FROM STDIN",
            " ",
            "CREATE FUNCTION f()",
            "BEGIN ATOMIC",
            "CASE",
            "END",
            "SET standard_conforming_strings = off",
            "RESET ALL",
            "é",
            "😀",
            "\uD83D",
            "\uDE00",
            "\uFEFF",
            "\0",
            "1.",
            ".",
            "=",
            "REINDEX (",
            "WITH (",
            ",",
            "ALTER SUBSCRIPTION s SET");

    private final long seed = Long.getLong("retort.seed", System.nanoTime());

    @Test
    void returnsThePiecesThatAScriptWasMadeOf() {
        System.out.println("random scripts from seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            StringBuilder script = new StringBuilder();
            List<SqlStatement> expected = new ArrayList<>();
            int pieces = random.nextInt(12);
            for (int i = 0; i < pieces; i++) {
                appendSpaces(script, random);
                script.append(pick(List.of("", ";", " ; "), random));
                boolean copy = random.nextInt(8) == 0;
                String piece = copy ? "COPY t FROM STDIN" : pick(PIECES, random);
                Position position = position(script);
                script.append(piece);
                if (copy) {
                    script.append("; -- ;\n'\t$$\n(;\n\\.\n");
                } else if (i < pieces - 1 || random.nextBoolean()) {
                    script.append(';');
                }
                Optional<String> data = copy ? Optional.of("'\t$$\n(;\n") : Optional.empty();
                expected.add(new SqlStatement(piece, position.line(), position.column(), data));
            }
            appendSpaces(script, random);
            assertThat(SqlSplitter.split(script.toString(), 1))
                    .as("seed %d, run %d:%n%s", seed, run, script)
                    .isEqualTo(expected);
        }
    }

    @Test
    void garbageIsSplitOrRefusedAndNothingElse() {
        System.out.println("random garbage from seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int run = 0; run < 20_000; run++) {
            StringBuilder garbage = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                garbage.append(pick(FRAGMENTS, random));
            }
            refused += useEverything(garbage.toString(), random.nextInt(1, 50));
        }
        assertThat(refused).as("seed %d", seed).isBetween(1, 19_999);
    }

    /** Answers 1 where the text was refused. */
    private static int useEverything(String text, int firstLine) {
        for (LineComment comment : LineComments.of(text)) {
            assertThat(text.substring(comment.offset(), comment.endOffset())).startsWith("--" + comment.text());
        }
        try {
            for (SqlStatement statement : SqlSplitter.split(text, firstLine)) {
                assertThat(text).contains(statement.text());
                assertThat(statement.locate(statement.text().length()).line()).isGreaterThanOrEqualTo(statement.line());
                assertThat(statement.refusesTransaction() && statement.controlsTransaction())
                        .isFalse();
            }
            return 0;
        } catch (SqlSyntaxException refused) {
            assertThat(refused.line()).isGreaterThanOrEqualTo(firstLine);
            assertThat(refused.getMessage()).isNotBlank();
            return 1;
        }
    }

    private static void appendSpaces(StringBuilder script, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            script.append(pick(SPACES, random));
        }
        if (!script.isEmpty() && Character.isLetterOrDigit(script.charAt(script.length() - 1))) {
            script.append(' ');
        }
    }

    /** The position of what is appended next, counted in another way than the splitter does. */
    private static Position position(StringBuilder before) {
        String[] lines = before.toString().split("\r\n|\r|\n", -1);
        return new Position(
                lines.length, (int) lines[lines.length - 1].codePoints().count() + 1);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}

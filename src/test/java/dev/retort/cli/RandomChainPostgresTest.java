package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Up, back and up again leaves every row as it was, whatever the revisions create, alter and drop. */
@ExtendWith(TestingDatabase.class)
class RandomChainPostgresTest {
    private static final int REVISIONS = 8;

    /** {@code script/test} takes others of a hundred for each commit, and {@code script/test --all} takes all of them. */
    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("chain.seeds", 25))
                .map(i -> i + Integer.getInteger("chain.first", 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @Execution(CONCURRENT)
    @MethodSource("seeds")
    void bringsEveryRowBack(int seed, TestingDatabase.Url url, @TempDir Path folder) {
        RandomGenerator random = new Random(seed);
        TestingShell shell = new TestingShell(folder, url);
        List<RandomChain.Change> changes = new ArrayList<>();
        RandomChain chain = grow(random, shell, url, changes);
        Map<String, List<String>> before = content(url);
        String low = String.format("r%03d", random.nextInt(REVISIONS));

        String down = go(shell, low, changes);
        String up = go(shell, "head", changes);

        assertThat(content(url))
                .as("seed " + seed + "\n" + changes.toString().replace(", Change", "\n") + "\nfrom " + low + "\n" + down
                        + up)
                .isEqualTo(before);
        chain.numbered().forEach(url::execute);
    }

    /** Writes a chain, applies it step by step, and fills its tables on the way. */
    static RandomChain grow(
            RandomGenerator random, TestingShell shell, TestingDatabase.Url url, List<RandomChain.Change> changes) {
        RandomChain chain = new RandomChain(random);
        changes.add(RandomChain.types());
        String id = "r000";
        write(shell, id, "", changes.getFirst(), false);
        for (int i = 1; i <= REVISIONS; i++) {
            RandomChain.Change change = chain.next();
            changes.add(change);
            String next = String.format("r%03d", i);
            write(shell, next, id, change, random.nextInt(6) == 0);
            id = next;
            go(shell, id, changes);
            chain.rows().forEach(url::execute);
        }
        return chain;
    }

    private static void write(TestingShell shell, String id, String down, RandomChain.Change change, boolean outside) {
        String option = outside ? " transaction:false" : "";
        shell.file(
                id + ".sql",
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- migrate:up\n" + change.up()
                        + "\n-- migrate:down" + option + "\n" + change.down() + "\n");
    }

    static String go(TestingShell shell, String target, List<RandomChain.Change> changes) {
        Answer answer = shell.retort("goto", target);
        assertThat(answer.exitCode())
                .as(answer.out() + answer.err() + changes.toString().replace(", Change", "\n"))
                .isZero();
        return answer.err();
    }

    private static Map<String, List<String>> content(TestingDatabase.Url url) {
        Map<String, List<String>> content = new TreeMap<>();
        for (String table : url.query("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'retort')")) {
            content.put(table, url.query("SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY 1"));
        }
        return content;
    }
}

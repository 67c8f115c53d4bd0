package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write between a way back and the way up again stays, and all that they left alone is as it was. */
@ExtendWith(TestingDatabase.class)
class RandomWritesPostgresTest {
    private static final Pattern WRITTEN = Pattern.compile("(?:SET|,) (\\w+) = ");

    static IntStream seeds() {
        return RandomChainPostgresTest.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @Execution(CONCURRENT)
    @MethodSource("seeds")
    void keepsWhatWasWrittenAndBringsTheRestBack(int seed, TestingDatabase.Url url, @TempDir Path folder) {
        Random random = new Random(seed);
        TestingShell shell = new TestingShell(folder, url);
        List<RandomChain.Change> changes = new ArrayList<>();
        RandomChain chain = RandomChainPostgresTest.grow(random, shell, url, changes);
        LiveTables top = LiveTables.of(url);
        Map<Long, SortedMap<String, SortedMap<Integer, String>>> before = new LinkedHashMap<>();
        top.tables().forEach((oid, table) -> before.put(oid, LiveTables.rows(url, table)));
        String low = String.format("r%03d", random.nextInt(changes.size() - 1));

        String told = RandomChainPostgresTest.go(shell, low, changes);
        Map<Long, SortedMap<String, SortedMap<Integer, String>>> expected =
                new Interference(url, random, top, LiveTables.of(url)).write(before, written(changes));
        System.out.println("seed " + seed + ": " + differences(before, expected) + " rows written between " + low
                + " and the head");
        told += RandomChainPostgresTest.go(shell, "head", changes);

        String story =
                "seed " + seed + "\n" + changes.toString().replace(", Change", "\n") + "\nfrom " + low + "\n" + told;
        LiveTables after = LiveTables.of(url);
        top.tables().forEach((oid, table) -> {
            LiveTables.Table same = after.tables().values().stream()
                    .filter(each -> each.name().equals(table.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no table " + table.name() + "\n" + story));
            assertThat(mismatches(
                            expected.getOrDefault(oid, new TreeMap<>()),
                            byName(table, same, LiveTables.rows(url, same))))
                    .as(table.name() + " of " + story)
                    .isEmpty();
        });
        chain.numbered().forEach(url::execute);
    }

    private static long differences(
            Map<Long, SortedMap<String, SortedMap<Integer, String>>> before,
            Map<Long, SortedMap<String, SortedMap<Integer, String>>> expected) {
        return before.entrySet().stream()
                .mapToLong(each -> mismatches(each.getValue(), expected.getOrDefault(each.getKey(), new TreeMap<>()))
                        .size())
                .sum();
    }

    /** Rows of a table that may be another one by now, under the first one's numbers. */
    private static SortedMap<String, SortedMap<Integer, String>> byName(
            LiveTables.Table then, LiveTables.Table now, SortedMap<String, SortedMap<Integer, String>> rows) {
        SortedMap<String, SortedMap<Integer, String>> renumbered = new TreeMap<>();
        rows.forEach((key, row) -> {
            SortedMap<Integer, String> values = new TreeMap<>();
            then.columns().forEach((number, column) -> now.columns().values().stream()
                    .filter(each -> each.name().equals(column.name()))
                    .forEach(each -> values.put(number, row.getOrDefault(each.number(), "<none>"))));
            renumbered.put(key, values);
        });
        return renumbered;
    }

    private static List<String> mismatches(
            SortedMap<String, SortedMap<Integer, String>> wanted, SortedMap<String, SortedMap<Integer, String>> rows) {
        List<String> mismatches = new ArrayList<>();
        Set<String> keys = new HashSet<>(wanted.keySet());
        keys.addAll(rows.keySet());
        for (String key : keys) {
            SortedMap<Integer, String> want = wanted.get(key);
            SortedMap<Integer, String> row = rows.get(key);
            if (want == null || row == null || !Interference.fits(want, row)) {
                mismatches.add(key + ": wanted " + want + ", found " + row);
            }
        }
        return mismatches;
    }

    /** Columns that a script of the chain writes into. */
    private static Set<String> written(List<RandomChain.Change> changes) {
        Set<String> names = new HashSet<>();
        for (RandomChain.Change change : changes) {
            for (String script : List.of(change.up(), change.down())) {
                WRITTEN.matcher(script)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(names::add);
            }
        }
        return names;
    }
}

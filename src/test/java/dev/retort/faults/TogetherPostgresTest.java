package dev.retort.faults;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twenty runners begin at once on an empty database, round after round; most rounds with {@code script/test --all}. */
@ExtendWith(TestingDatabase.class)
class TogetherPostgresTest {
    private static final int RUNNERS = 20;
    private static final String STEPS_BY_RUNS = "SELECT count(*) || ' of ' || count(DISTINCT revision) || ' by '"
            + " || count(DISTINCT run) FROM retort.step";

    @Test
    void oneOfTwentyWorksAndTheOthersFindNothingToDo(TestingDatabase.Url url) throws Exception {
        Runner runner = new Runner(CutsPostgresTest.chain(), "allow");
        rounds(url, isAll() ? 100 : 20, database -> runner.go(database, "goto head"));
    }

    @Test
    void soItIsAmongProcesses(TestingDatabase.Url url) throws Exception {
        ProcessRunner runner = new ProcessRunner(CutsPostgresTest.chain(), "allow");
        rounds(url, isAll() ? 5 : 1, database -> {
            Process process = runner.start(database, "goto head");
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Runner.Answer(process.waitFor(), text);
        });
    }

    private static boolean isAll() {
        return Share.given(1, 1).of() == 1;
    }

    private interface Attempt {
        Runner.Answer run(TestingDatabase.Url url) throws Exception;
    }

    private static void rounds(TestingDatabase.Url url, int rounds, Attempt attempt) throws Exception {
        FaultDatabase database = FaultDatabase.of(url);
        database.empty();
        Truth truth = Journey.undisturbed(
                        database, "goto head", new Runner(CutsPostgresTest.chain(), "allow"), Optional.empty())
                .truth();
        String alone = url.query(STEPS_BY_RUNS).getFirst();
        try (ExecutorService threads = Executors.newFixedThreadPool(RUNNERS)) {
            for (int round = 1; round <= rounds; round++) {
                database.empty();
                List<Callable<Runner.Answer>> all = new ArrayList<>();
                for (int i = 0; i < RUNNERS; i++) {
                    all.add(() -> attempt.run(database.url()));
                }
                List<Runner.Answer> answers = new ArrayList<>();
                for (Future<Runner.Answer> answer : threads.invokeAll(all)) {
                    answers.add(answer.get());
                }
                assertThat(answers).as("round " + round).allMatch(answer -> answer.exitCode() == 0);
                Map<Boolean, List<Runner.Answer>> idle = answers.stream()
                        .collect(partitioningBy(answer -> answer.text().contains("nothing to do")));
                assertThat(idle.get(true)).as("round " + round).hasSize(RUNNERS - 1);
                assertThat(url.query(STEPS_BY_RUNS)).as("round " + round).containsExactly(alone);
                try (Connection connection = url.connect()) {
                    assertThat(Truth.of(connection).differences(truth))
                            .as("round " + round)
                            .isEmpty();
                    assertThat(Leftovers.of(connection)).as("round " + round).isEmpty();
                }
            }
        }
        System.out.println(rounds + " rounds of " + RUNNERS + " runners");
    }
}

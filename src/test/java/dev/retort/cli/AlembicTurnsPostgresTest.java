package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import dev.retort.cli.TurnCase.End;
import dev.retort.cli.TurnCase.Turn;
import dev.retort.revision.Plan;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.TargetException;
import dev.retort.revision.TargetResolver;
import dev.retort.revision.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Retort and the real Alembic take turns on one database, and each finds the other's rows right. The random walks print
 * their seed, which {@code -Dseed} sets; {@code -Dturns} makes them longer.
 */
@ExtendWith({TestingAlembic.class, TestingDatabase.class})
class AlembicTurnsPostgresTest {
    private static final int TURNS = Integer.getInteger("turns", 15);

    private final TestingAlembic.Commands alembic;
    private final TestingDatabase.Url url;
    private final Path folder;

    AlembicTurnsPostgresTest(TestingAlembic.Commands alembic, TestingDatabase.Url url, @TempDir Path folder) {
        this.alembic = alembic;
        this.url = url;
        this.folder = folder;
    }

    static List<TurnCase> turns() {
        return TurnCase.all();
    }

    @ParameterizedTest
    @MethodSource("turns")
    void eachGoesOnWhereTheOtherLeftOff(TurnCase turns) {
        MirroredMigrations migrations = prepare(turns);
        for (Turn turn : turns.turns()) {
            take(migrations, turn);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one line", "branches that meet again", "dependencies"})
    void eachFindsItsWayOnARandomWalk(String name) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("turns with Alembic on \"" + name + "\" from seed " + seed);
        RandomGenerator random = new SplittableRandom(seed);
        MirroredMigrations migrations = prepare(TurnCase.named(name));
        Set<String> applied = Set.of();
        List<String> walked = new ArrayList<>(List.of("seed " + seed));
        for (int i = 0; i < TURNS; i++) {
            Turn turn = turn(random, migrations.graph(), applied);
            walked.add(turn.toString());
            assertThat(walked).as("%s", walked).satisfies(it -> take(migrations, turn));
            applied = migrations.graph().applied(turn.rows());
        }
    }

    @Test
    void bothMakeTheSameVersionTable() {
        TurnCase line = TurnCase.named("one line");
        MirroredMigrations migrations = prepare(line);
        String columns = "SELECT concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable)"
                + " FROM information_schema.columns WHERE table_name = 'alembic_version'"
                + " UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint"
                + " WHERE conrelid = 'alembic_version'::regclass AND contype = 'p'";
        take(migrations, new Turn(true, List.of("upgrade", "+1"), End.AGREED, "aaaa01"));
        List<String> theirs = url.query(columns);

        url.execute("DROP TABLE alembic_version, t_aaaa01");
        take(migrations, new Turn(false, List.of("upgrade", "+1"), End.AGREED, "aaaa01"));

        assertThat(url.query(columns)).isEqualTo(theirs).hasSize(2);
    }

    private MirroredMigrations prepare(TurnCase turns) {
        MirroredMigrations migrations = MirroredMigrations.write(folder, turns, url);
        url.execute("CREATE SCHEMA IF NOT EXISTS " + migrations.schema());
        return migrations;
    }

    private void take(MirroredMigrations migrations, Turn turn) {
        List<String> before = rows(migrations);
        Answer answer = run(migrations, turn.alembics(), turn.command());
        switch (turn.end()) {
            case AGREED -> {
                succeeded(migrations, turn, answer);
                assertBothSayTheSame(migrations, turn);
            }
            case WRONG_ROWS -> succeeded(migrations, turn, answer);
            case REFUSED -> {
                assertThat(answer.exitCode()).as("%s", turn).isNotZero();
                assertThat(answer.out() + answer.err()).as("%s", turn).contains(turn.words());
                assertThat(rows(migrations)).as("after %s", turn).isEqualTo(before);
            }
        }
    }

    private void succeeded(MirroredMigrations migrations, Turn turn, Answer answer) {
        assertThat(answer.exitCode()).as("%s: %s", turn, answer).isZero();
        assertThat(rows(migrations)).as("rows after %s", turn).isEqualTo(turn.rows());
        if (!turn.command().contains("stamp")) {
            return;
        }
        // A stamp runs no script, so that the tables have to follow it for the turns that come.
        RevisionGraph graph = migrations.graph();
        Set<String> applied = graph.applied(turn.rows());
        graph.revisions().reversed().stream()
                .filter(it -> !applied.contains(it.id()))
                .forEach(it -> url.execute("DROP TABLE IF EXISTS t_" + it.id()));
        graph.revisions().stream()
                .filter(it -> applied.contains(it.id()))
                .forEach(it -> url.execute("CREATE TABLE IF NOT EXISTS t_" + it.id() + " (id int PRIMARY KEY)"));
    }

    private void assertBothSayTheSame(MirroredMigrations migrations, Turn turn) {
        Set<String> applied = migrations.graph().applied(turn.rows());
        assertThat(url.query("SELECT substr(tablename, 3) FROM pg_tables WHERE tablename LIKE 't\\_%'"))
                .as("tables after %s", turn)
                .containsExactlyInAnyOrderElementsOf(applied);
        Set<String> places = migrations.graph().tips(applied);
        assertThat(places(run(migrations, true, List.of("current"))))
                .as("what Alembic says after %s", turn)
                .isEqualTo(places);
        assertThat(places(run(migrations, false, List.of("current"))))
                .as("what Retort says after %s", turn)
                .isEqualTo(places);
    }

    private Answer run(MirroredMigrations migrations, boolean alembics, List<String> command) {
        if (alembics) {
            return alembic.run(Stream.concat(Stream.of("-c", migrations.ini().toString()), command.stream())
                    .toArray(String[]::new));
        }
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--version-table", migrations.schema() + "." + migrations.table()));
        return new TestingShell(migrations.sql(), url).retort(words.toArray(String[]::new));
    }

    private static Set<String> places(Answer current) {
        assertThat(current.exitCode()).as("%s", current).isZero();
        Set<String> places = new TreeSet<>();
        current.out()
                .lines()
                .filter(line -> !line.startsWith("base (nothing is applied)"))
                .forEach(line -> places.add(line.split(" ", 2)[0]));
        return places;
    }

    private List<String> rows(MirroredMigrations migrations) {
        String table = migrations.schema() + "." + migrations.table();
        return url.query("SELECT to_regclass('" + table + "')").getFirst() == null
                ? List.of()
                : url.query("SELECT version_num FROM " + table + " ORDER BY version_num COLLATE \"C\"");
    }

    /** Any turn that the model allows, and that Alembic can take. */
    private static Turn turn(RandomGenerator random, RevisionGraph graph, Set<String> applied) {
        while (true) {
            boolean alembics = random.nextBoolean();
            Verb verb = List.of(Verb.UPGRADE, Verb.DOWNGRADE, Verb.GOTO).get(random.nextInt(alembics ? 2 : 3));
            String target = target(random, graph);
            if (alembics && verb == Verb.DOWNGRADE && isWart(graph, applied, target)) {
                continue;
            }
            try {
                Plan plan = verb.plan(new TargetResolver(graph, graph, applied), Target.parse(target));
                List<String> command = verb == Verb.GOTO
                        ? List.of(verb.text(), target, "--rollback", "always")
                        : List.of(verb.text(), target);
                return new Turn(alembics, command, End.AGREED, String.join(" ", plan.rowsAfter()));
            } catch (TargetException e) {
                // Another one then.
            }
        }
    }

    private static String target(RandomGenerator random, RevisionGraph graph) {
        List<String> targets = new ArrayList<>(List.of("head", "heads", "base", "+1", "+2", "-1", "-2"));
        graph.revisions().forEach(revision -> {
            targets.add(revision.id());
            revision.branchLabels().forEach(label -> Stream.of("head", "base", "+1", "-1", "-2")
                    .forEach(place -> targets.add(label + "@" + place)));
        });
        return targets.get(random.nextInt(targets.size()));
    }

    /** Where Alembic refuses what it could do: down to a head, or to what is applied as a dependency alone. */
    private static boolean isWart(RevisionGraph graph, Set<String> applied, String target) {
        boolean impliedOnly =
                graph.tips(applied).contains(target) && !graph.maximal(applied).contains(target);
        return impliedOnly || target.contains("head");
    }
}

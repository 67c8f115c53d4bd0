package dev.retort.schema.change;

import dev.retort.faults.PgDump;
import dev.retort.schema.Difference;
import dev.retort.schema.Kind;
import dev.retort.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes from one schema to another and back, as the plans say, and looks at each end whether that is where it came to. */
final class RoundTrip {
    private final TestingServer server;
    private final Optional<PgDump> judge;

    private final boolean withRows;
    private final boolean online;
    private final AtomicInteger told = new AtomicInteger();

    RoundTrip(TestingServer server, Optional<PgDump> judge, boolean withRows) {
        this(server, judge, withRows, false);
    }

    private RoundTrip(TestingServer server, Optional<PgDump> judge, boolean withRows, boolean online) {
        this.server = server;
        this.judge = judge;
        this.withRows = withRows;
        this.online = online;
    }

    /** One with rows, by plans that lock no table for as long as it is big. */
    static RoundTrip online(TestingServer server, Optional<PgDump> judge) {
        return new RoundTrip(server, judge, true, true);
    }

    /** How many ways ended at a statement of which the plan had said that rows may be in its way. */
    int told() {
        return told.get();
    }

    /** What is wrong in going from each to the other and back; nothing where all is right. */
    List<String> failures(String from, String to) {
        try (TestingServer.Database first = server.create(from);
                TestingServer.Database second = server.create(to)) {
            if (withRows) {
                first.fill();
                second.fill();
            }
            End a = End.of(first, judge);
            End b = End.of(second, judge);
            List<String> failures = new ArrayList<>(thereAndBack(first, a, b, "up", "up, and down again"));
            failures.addAll(thereAndBack(second, b, a, "down", "down, and up again"));
            return failures;
        } catch (SQLException e) {
            return List.of("does not load: " + e.getMessage());
        }
    }

    private List<String> thereAndBack(TestingServer.Database database, End a, End b, String there, String back)
            throws SQLException {
        List<String> failures = new ArrayList<>();
        if (go(database, a, b, there, failures)) {
            go(database, b, a, back, failures);
        }
        return failures;
    }

    private record End(Schema schema, List<String> dump) {
        static End of(TestingServer.Database database, Optional<PgDump> judge) throws SQLException {
            return new End(
                    database.schema(),
                    judge.map(dump -> DumpText.of(dump.schema(database.url()))).orElse(List.of()));
        }
    }

    /** Whether it came to the end. */
    private boolean go(TestingServer.Database database, End from, End to, String way, List<String> failures)
            throws SQLException {
        ChangePlan plan = plan(from, to);
        if (!plan.refused().isEmpty()) {
            failures.add(way + ": refused: " + plan.refused());
            return false;
        }
        Map<String, List<String>> values = withRows ? database.values(from.schema()) : new TreeMap<>();
        values.keySet().removeIf(column -> losesPartition(column, from.schema(), to.schema()));
        PlanRun run = online ? PlanRun.judged(database) : PlanRun.on(database);
        try {
            run.run(plan);
        } catch (PlanRun.Ended e) {
            if (withRows && e.wasForetold()) {
                told.incrementAndGet();
            } else {
                failures.add(way + ": fails: " + e.getMessage() + "\nof\n" + text(plan));
            }
            return false;
        }
        run.wrong().forEach(what -> failures.add(way + ": " + what + "\nof\n" + text(plan)));
        String wrong = wrong(End.of(database, judge), to);
        if (!wrong.isEmpty()) {
            failures.add(way + ": " + wrong + "\nof\n" + text(plan));
            return false;
        }
        Map<String, List<String>> now = withRows ? database.values(to.schema()) : Map.of();
        values.forEach((column, before) -> {
            if (now.containsKey(column) && !before.equals(now.get(column))) {
                failures.add(
                        way + ": " + column + " has " + now.get(column) + ", not " + before + "\nof\n" + text(plan));
            }
        });
        return failures.isEmpty();
    }

    /** The rows of a partition that goes are missing in its parent too; that it goes is told. */
    private static boolean losesPartition(String column, Schema from, Schema to) {
        return from.all(Kind.TABLE).stream()
                .filter(table -> to.object(table.id()).isEmpty())
                .flatMap(table -> table.attribute("inherits").stream())
                .anyMatch(parent -> column.startsWith(parent + "."));
    }

    private ChangePlan plan(End from, End to) {
        return online
                ? ChangePlan.between(from.schema(), to.schema(), Online.all(server.major()))
                : ChangePlan.between(from.schema(), to.schema());
    }

    private String wrong(End reached, End to) {
        Difference left = Difference.between(reached.schema(), to.schema());
        if (!left.isEmpty()) {
            return "left:\n" + String.join("\n", left.lines());
        }
        if (!reached.dump().equals(to.dump())) {
            List<String> more = new ArrayList<>(reached.dump());
            to.dump().forEach(more::remove);
            List<String> less = new ArrayList<>(to.dump());
            reached.dump().forEach(less::remove);
            List<String> lines = Stream.concat(more.stream(), less.stream()).toList();
            if (lines.isEmpty() || !lines.stream().allMatch(line -> isOfItsParentToo(line, to.schema()))) {
                return "pg_dump differs:\n  has " + String.join("\n      ", more) + "\n  not "
                        + String.join("\n      ", less);
            }
        }
        ChangePlan second = plan(reached, to);
        return second.statements().isEmpty() ? "" : "the second plan is not empty:\n" + text(second);
    }

    /**
     * Whether a line lists a column, or how a column's NOT NULL is called, that a table has from its parent as well: PostgreSQL has no
     * statement by which it is listed, or called otherwise.
     */
    private static boolean isOfItsParentToo(String line, Schema schema) {
        String text = line.strip();
        return schema.all(Kind.COLUMN).stream()
                .filter(column -> column.has("inherited"))
                .anyMatch(column -> text.startsWith(column.name() + " ")
                        || (text.startsWith("CONSTRAINT ") && text.endsWith(" NOT NULL " + column.name())));
    }

    private static String text(ChangePlan plan) {
        List<String> lines = new ArrayList<>();
        for (List<Statement> part : plan.parts()) {
            lines.add(part.getFirst().alone() ? "-- alone" : "-- together");
            part.forEach(statement -> lines.add(statement.sql().replace("\n", "\n    ") + ";"));
        }
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}

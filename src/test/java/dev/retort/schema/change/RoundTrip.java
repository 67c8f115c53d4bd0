package dev.retort.schema.change;

import dev.retort.faults.PgDump;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Goes from one schema to another and back, as the plans say, and looks at each end whether that is where it came to. */
final class RoundTrip {
    private final TestingServer server;
    private final Optional<PgDump> judge;

    RoundTrip(TestingServer server, Optional<PgDump> judge) {
        this.server = server;
        this.judge = judge;
    }

    /** What is wrong in going from each to the other and back; nothing where all is right. */
    List<String> failures(String from, String to) {
        try (TestingServer.Database first = server.create(from);
                TestingServer.Database second = server.create(to)) {
            End a = End.of(first, judge);
            End b = End.of(second, judge);
            List<String> failures = new ArrayList<>(go(first, a, b, "up"));
            if (failures.isEmpty()) {
                failures.addAll(go(first, b, a, "up, and down again"));
            }
            failures.addAll(go(second, b, a, "down"));
            if (failures.isEmpty()) {
                failures.addAll(go(second, a, b, "down, and up again"));
            }
            return failures;
        } catch (SQLException e) {
            return List.of("does not load: " + e.getMessage());
        }
    }

    private record End(Schema schema, List<String> dump) {
        static End of(TestingServer.Database database, Optional<PgDump> judge) throws SQLException {
            return new End(
                    database.schema(),
                    judge.map(dump -> DumpText.of(dump.schema(database.url()))).orElse(List.of()));
        }
    }

    private List<String> go(TestingServer.Database database, End from, End to, String way) throws SQLException {
        ChangePlan plan;
        try {
            plan = ChangePlan.between(from.schema(), to.schema());
        } catch (RuntimeException e) {
            return List.of(way + ": no plan: " + e + " " + e.getStackTrace()[0] + e.getStackTrace()[1]);
        }
        if (!plan.refused().isEmpty()) {
            return List.of(way + ": refused: " + plan.refused());
        }
        for (Statement statement : plan.statements()) {
            try {
                database.run(statement.sql());
            } catch (SQLException e) {
                return List.of(way + ": fails: " + statement.sql() + "\n" + e.getMessage() + "\nof\n" + text(plan));
            }
        }
        End reached = End.of(database, judge);
        List<String> failures = new ArrayList<>();
        Difference left = Difference.between(reached.schema(), to.schema());
        if (!left.isEmpty()) {
            failures.add(way + ": left:\n" + String.join("\n", left.lines()) + "\nof\n" + text(plan));
        } else if (!reached.dump().equals(to.dump())) {
            List<String> more = new ArrayList<>(reached.dump());
            to.dump().forEach(more::remove);
            List<String> less = new ArrayList<>(to.dump());
            reached.dump().forEach(less::remove);
            failures.add(way + ": pg_dump differs:\n  has " + String.join("\n      ", more) + "\n  not "
                    + String.join("\n      ", less) + "\nof\n" + text(plan));
        }
        ChangePlan second = ChangePlan.between(reached.schema(), to.schema());
        if (failures.isEmpty() && !second.statements().isEmpty()) {
            failures.add(way + ": the second plan is not empty:\n" + text(second));
        }
        return failures;
    }

    private static String text(ChangePlan plan) {
        return plan.statements().stream()
                .map(statement -> "    " + statement.sql().replace("\n", "\n    ") + ";")
                .collect(Collectors.joining("\n"));
    }
}

package dev.retort.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From where a database is to a target: once undisturbed, and then as often as there are faults.
 *
 * @param command that leads there, with its target
 * @param truth of the database that nobody disturbed
 * @param schema of it, by pg_dump
 * @param messages what its runner sent
 */
record Journey(String command, Runner runner, Truth truth, Optional<String> schema, List<Message> messages) {
    private static final int ATTEMPTS = 10;
    private static final int BUSY = 3;

    /** Every place at which it can be cut. */
    List<Cut> cuts() {
        return Cut.all(messages);
    }

    /**
     * The places from the record of the run on: before it, all runs do the same and only read, so that it is enough to cut
     * them there on the whole ways.
     */
    List<Cut> cutsOfSteps() {
        int start = IntStream.range(0, messages.size())
                .filter(i -> messages.get(i).text().contains("INSERT INTO \"retort\".\"run\""))
                .findFirst()
                .orElse(0);
        return cuts().stream().filter(cut -> cut.at() > start).toList();
    }

    /** How one fault ended. */
    record Outcome(List<String> problems, int attempts, boolean stoppedForAPerson) {}

    static Journey undisturbed(FaultDatabase database, String command, Runner runner, Optional<PgDump> dump)
            throws IOException {
        try (WireProxy proxy = new WireProxy(database.port(), Optional.empty(), () -> {})) {
            Runner.Answer answer = runner.go(database.through(proxy.port()), command);
            if (answer.exitCode() != 0) {
                throw new AssertionError(answer.text());
            }
            Looked looked = Looked.at(database);
            if (!looked.leftovers().isEmpty()) {
                throw new AssertionError(command + " left " + looked.leftovers());
            }
            return new Journey(
                    command,
                    runner,
                    looked.truth(),
                    dump.map(program -> program.schema(database.url())),
                    proxy.messages());
        }
    }

    /** Goes there with nothing in the way, to where the next journey begins. */
    void pass(FaultDatabase database) {
        Runner.Answer answer = runner.go(database.url(), command);
        if (answer.exitCode() != 0) {
            throw new AssertionError(answer.text());
        }
    }

    /** A first attempt to which something happens. */
    interface Disturbed {
        Optional<Runner.Answer> run(WireProxy proxy) throws IOException, InterruptedException;
    }

    /**
     * Goes there in spite of a fault: another attempt, and another, as an operator makes them.
     *
     * @param atCut done at the place, before the connection is cut
     * @param dump to compare the whole schema by
     */
    Outcome with(FaultDatabase database, Cut cut, Runnable atCut, Disturbed first, Optional<PgDump> dump)
            throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        try (WireProxy proxy = new WireProxy(database.port(), Optional.of(cut), atCut)) {
            Optional<Runner.Answer> answer = first.run(proxy);
            if (!proxy.hasCut()) {
                problems.add("the fault never came");
            }
            answer.ifPresent(given -> check(given, problems));
        }
        int attempts = 1;
        Runner.Answer answer = runner.go(database.url(), command);
        for (; answer.exitCode() == BUSY && attempts < ATTEMPTS; attempts++) {
            answer = runner.go(database.url(), command);
        }
        boolean stopped = answer.text().contains("nobody can know");
        if (answer.exitCode() != 0 && !stopped) {
            problems.add("ended with " + answer.exitCode() + ": " + answer.text());
        }
        if (!stopped) {
            judge(database, dump, problems);
        }
        return new Outcome(problems, attempts, stopped);
    }

    /** A runner that lost its connection says that it may be tried again, unless all was done before. */
    private static void check(Runner.Answer answer, List<String> problems) {
        if (answer.exitCode() != 0 && answer.exitCode() != BUSY) {
            problems.add("the disturbed run ended with " + answer.exitCode() + ": " + answer.text());
        }
    }

    private void judge(FaultDatabase database, Optional<PgDump> dump, List<String> problems) {
        Looked looked = Looked.at(database);
        problems.addAll(looked.leftovers());
        problems.addAll(looked.truth().differences(truth));
        dump.ifPresent(program -> {
            String found = program.schema(database.url());
            if (!found.equals(schema.orElseThrow())) {
                problems.add("pg_dump differs: " + found);
            }
        });
    }

    /** What is there, by one connection: to make one costs as much as to look. */
    private record Looked(List<String> leftovers, Truth truth) {
        static Looked at(FaultDatabase database) {
            try (Connection connection = database.url().connect()) {
                return new Looked(Leftovers.of(connection), Truth.of(connection));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }
}

package dev.retort.database;

import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs DDL in any order that a person would write it in. A statement that misses something is put aside until what it
 * misses was made. Each is committed by itself, so that one that fails leaves nothing behind; only for a database that is
 * thrown away.
 */
public final class DdlLoad {
    /** Something is not there, or not yet as it has to be: undefined objects, and a key that a foreign key needs. */
    private static final Set<String> MISSES =
            Set.of("42P01", "42883", "42704", "42703", "3F000", "42830", "42P02", "55000", "42809");

    /** Something of that name is there. */
    private static final Set<String> TWICE = Set.of("42P07", "42710", "42P06", "42723");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern BARE = Pattern.compile("(?:function|procedure|aggregate|column) ([\\w.$]+)");
    private static final String NAMELESS = "";
    private static final int MOST_TOLD = 20;

    private final Session session;
    private final ScratchDatabases scratch;
    private final Consumer<String> notices;
    private final Deque<Piece> todo = new ArrayDeque<>();
    private final Map<String, List<PutAside>> waiting = new LinkedHashMap<>();
    private final List<Piece> done = new ArrayList<>();
    private List<SqlStatement> settings = List.of();

    /** A statement, and what its script has said of the session before it. */
    private record Piece(int number, Script script, SqlStatement statement, List<SqlStatement> settings) {
        String place() {
            return script.place(statement);
        }
    }

    private record PutAside(Piece piece, StatementFailedException why) {}

    /** @param notices is told what the server says on the way */
    public DdlLoad(Session session, ScratchDatabases scratch, Consumer<String> notices) {
        this.session = session;
        this.scratch = scratch;
        this.notices = notices;
    }

    /**
     * Runs them all.
     *
     * @throws DdlException with the places of what cannot be run, and why
     * @throws dev.retort.sql.ScriptException where a script cannot be read
     */
    public void run(List<Script> scripts) {
        scripts.forEach(this::add);
        Explained.doing("run the DDL", session.settings(), () -> {
            settle(List.of());
            while (moves()) {
                waiting.values().stream()
                        .flatMap(List::stream)
                        .map(PutAside::piece)
                        .sorted(Comparator.comparing(Piece::number))
                        .forEach(todo::add);
                waiting.clear();
            }
            return true;
        });
    }

    private void add(Script script) {
        List<SqlStatement> before = List.of();
        for (SqlStatement statement : script.statements()) {
            if (statement.changesOnlyTheSession()) {
                List<SqlStatement> more = new ArrayList<>(before);
                more.add(statement);
                before = List.copyOf(more);
            } else if (!statement.controlsTransaction()) {
                todo.add(new Piece(todo.size(), script, statement, before));
            }
        }
    }

    /** Runs what is to do; whether another turn is needed and makes sense. */
    private boolean moves() throws SQLException {
        boolean moved = false;
        while (!todo.isEmpty()) {
            Piece piece = todo.remove();
            Optional<StatementFailedException> failure = attempt(piece);
            if (failure.isEmpty()) {
                moved = true;
                done.add(piece);
                wake(piece);
            } else if (MISSES.contains(failure.get().sqlState())) {
                waiting.computeIfAbsent(missed(failure.get()), name -> new ArrayList<>())
                        .add(new PutAside(piece, failure.get()));
            } else {
                throw new DdlException(words(piece, failure.get()));
            }
        }
        if (!moved && !waiting.isEmpty()) {
            throw new DdlException(waiting.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(aside -> aside.piece().number()))
                    .map(aside -> words(aside.piece(), aside.why()))
                    .limit(MOST_TOLD)
                    .collect(Collectors.joining("\n")));
        }
        return !waiting.isEmpty();
    }

    private Optional<StatementFailedException> attempt(Piece piece) throws SQLException {
        if (!piece.settings().equals(settings)) {
            settle(piece.settings());
        }
        Optional<StatementFailedException> failure = run(piece);
        return failure.isPresent() && scratch.mend(failure.get()) ? attempt(piece) : failure;
    }

    private Optional<StatementFailedException> run(Piece piece) throws SQLException {
        try {
            session.run(piece.statement(), notices);
            return Optional.empty();
        } catch (SQLException e) {
            if (SqlState.of(e).connectionIsLost()) {
                throw e;
            }
            return Optional.of(new StatementFailedException(piece.script(), piece.statement(), e, Optional.empty()));
        }
    }

    /** The session as a script has left it there. Bodies of functions may speak of what comes later. */
    private void settle(List<SqlStatement> wanted) throws SQLException {
        session.settle();
        session.execute("SET check_function_bodies = off");
        for (SqlStatement statement : wanted) {
            session.run(statement, notices);
        }
        settings = wanted;
    }

    private void wake(Piece piece) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Piece> woken = new ArrayList<>();
        for (String name : piece.statement().madeNames()) {
            List<PutAside> asides = waiting.remove(name);
            if (asides != null) {
                asides.forEach(aside -> woken.add(aside.piece()));
            }
        }
        woken.reversed().forEach(todo::addFirst);
    }

    /** The last part of the name that the server did not find. */
    private static String missed(StatementFailedException failure) {
        String words = String.valueOf(failure.getMessage());
        for (Pattern pattern : List.of(QUOTED, BARE)) {
            Matcher name = pattern.matcher(words);
            if (name.find()) {
                return name.group(1).substring(name.group(1).lastIndexOf('.') + 1);
            }
        }
        return NAMELESS;
    }

    private String words(Piece piece, StatementFailedException failure) {
        return failure.file() + ":" + failure.position().line() + ":"
                + failure.position().column() + ": "
                + failure.getMessage() + " (SQLSTATE " + failure.sqlState() + ")"
                + failure.detail().map(detail -> "; " + detail).orElse("")
                + first(piece, failure)
                        .map(place -> "; it is made at " + place + " already: keep one of them")
                        .orElse("")
                + scratch.advice(failure);
    }

    private Optional<String> first(Piece piece, StatementFailedException failure) {
        if (!TWICE.contains(failure.sqlState())) {
            return Optional.empty();
        }
        String name = missed(failure);
        return done.stream()
                .filter(earlier -> earlier.statement().madeNames().contains(name))
                .filter(earlier -> piece.statement().madeNames().contains(name))
                .map(Piece::place)
                .findFirst();
    }
}

package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.DatabaseException;
import dev.retort.database.DatabaseUnavailableException;
import dev.retort.database.DdlException;
import dev.retort.model.Ddl;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import dev.retort.schema.change.ChangePlan;
import dev.retort.schema.change.Online;
import dev.retort.sql.RenameMark;
import dev.retort.sql.RenameMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** Compares two sides. */
public final class Comparison {
    private final SideReader reader;
    private final Scratch scratch;

    /** @param places how a database is worked on */
    public Comparison(Function<ConnectionSettings, Place> places, Scratch scratch) {
        this.reader = new SideReader(places, scratch);
        this.scratch = scratch;
    }

    /**
     * What two sides are.
     *
     * @param renamed the first, with its renames done
     * @param notes what a person should know of how they were made
     * @param generator what wrote the second one's DDL, where another version would write something else
     */
    public record Compared(Renamed renamed, Schema to, List<String> notes, Optional<Ddl.Generator> generator) {
        public Compared {
            notes = List.copyOf(notes);
        }

        /** For people: what was renamed, and how they differ else. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>(renamed.lines());
            lines.addAll(Difference.between(renamed.schema(), to).lines());
            return lines;
        }

        public ChangePlan plan() {
            return plan(ChangePlan.between(renamed.schema(), to));
        }

        private ChangePlan plan(ChangePlan rest) {
            return new ChangePlan(renamed.before(rest.statements()), rest.refused());
        }
    }

    /**
     * Reads both.
     *
     * @param renames what is said of them, besides the marks in the second one's DDL
     * @throws EngineException where migrations do not run, or what is said of renames cannot be followed
     * @throws dev.retort.database.DdlException where DDL does not run
     * @throws dev.retort.model.ModelException where DDL cannot be read or made
     */
    public Compared between(Side from, Side to, Renames renames) {
        Pair pair = pair(from, to, renames);
        return new Compared(
                pair.renamed(), pair.to().schema(), pair.notes(), pair.to().generator());
    }

    /** The way that locks no table for as long as it is big, where there is one. */
    public ChangePlan onlinePlan(Compared compared) {
        Online online = Online.all(scratch.oldestVersion());
        return compared.plan(ChangePlan.between(compared.renamed().schema(), compared.to(), online));
    }

    /** Both sides, and what a person should know of how they were made. */
    record Pair(Built from, Renamed renamed, Built to, List<String> notes) {}

    private record Both(Built from, Built to) {
        List<String> notes() {
            List<String> notes = new ArrayList<>(from.notes());
            notes.addAll(to.notes());
            return notes;
        }
    }

    Pair pair(Side from, Side to, Renames renames) {
        Both both = from instanceof Side.Live one && to instanceof Side.Live other
                ? databases(one, other)
                : oneByOne(from, to);
        Built first = both.from();
        Built second = both.to();
        List<String> notes = both.notes();
        scratch.note().ifPresent(notes::add);
        Built asWanted =
                from instanceof Side.Live ? first.with(Owners.asWanted(first.schema(), second.schema())) : first;
        Renamed renamed = renamed(from, asWanted, second, renames);
        return new Pair(
                from instanceof Side.Live
                        ? first.with(Owners.asWanted(first.schema(), second.schema(), renamed.steps()))
                        : first,
                renamed,
                to instanceof Side.Live ? second.with(Owners.asWanted(second.schema(), renamed.schema())) : second,
                notes);
    }

    /** What a database is decides which server the other side is built on. */
    private Both oneByOne(Side from, Side to) {
        boolean secondFirst = to instanceof Side.Live;
        Built early = reader.read(secondFirst ? to : from);
        Built late = reader.read(secondFirst ? from : to);
        return secondFirst ? new Both(late, early) : new Both(early, late);
    }

    /** Two databases are read at the same time. */
    private Both databases(Side.Live from, Side.Live to) {
        FutureTask<Built> other = new FutureTask<>(() -> saying("second", () -> reader.live(to, version -> {})));
        Thread.ofPlatform().daemon().name("the other side").start(other);
        Built first = saying("first", () -> reader.live(from, scratch::like));
        return new Both(first, ended(other));
    }

    private static Built saying(String which, Supplier<Built> reading) {
        String what = "cannot read the " + which + " side: ";
        try {
            return reading.get();
        } catch (DatabaseUnavailableException e) {
            throw new DatabaseUnavailableException(what + e.getMessage(), e);
        } catch (DatabaseException e) {
            throw new DatabaseException(what + e.getMessage(), e);
        }
    }

    private static Built ended(FutureTask<Built> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("stopped while a database was read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Renamed renamed(Side from, Built first, Built second, Renames renames) {
        List<RenameMark> marks = second.scripts().stream()
                .flatMap(script -> RenameMarks.of(script).stream())
                .toList();
        Schema wanted = second.schema();
        boolean live = from instanceof Side.Live;
        return new Renaming(
                        reader,
                        first.schema(),
                        wanted,
                        () -> live
                                ? rebuilt(first.schema())
                                : scratch.databases().copy(first.database()),
                        read -> live ? Owners.asWanted(read, wanted) : read)
                .run(new RenameReader(marks, renames.flags(), wanted), renames.question());
    }

    private ConnectionSettings rebuilt(Schema schema) {
        try {
            return reader.rebuilt(schema);
        } catch (NoWayException | UnprovedException | DdlException e) {
            throw new EngineException("cannot try the renames, since the database's schema cannot be built again on a"
                    + " scratch server: " + e.getMessage());
        }
    }
}

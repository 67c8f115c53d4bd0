package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.model.Ddl;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import dev.retort.schema.change.ChangePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

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
     * @param notes what a person should know of how they were made
     * @param generator what wrote the second one's DDL, where another version would write something else
     */
    public record Compared(Schema from, Schema to, List<String> notes, Optional<Ddl.Generator> generator) {
        public Compared {
            notes = List.copyOf(notes);
        }

        public Difference difference() {
            return Difference.between(from, to);
        }

        public ChangePlan plan() {
            return ChangePlan.between(from, to);
        }
    }

    /**
     * Reads both.
     *
     * @throws EngineException where migrations do not run
     * @throws dev.retort.database.DdlException where DDL does not run
     * @throws dev.retort.model.ModelException where DDL cannot be read or made
     */
    public Compared between(Side from, Side to) {
        Pair pair = pair(from, to);
        return new Compared(
                pair.from().schema(),
                pair.to().schema(),
                pair.notes(),
                pair.to().generator());
    }

    /** Both sides, and what a person should know of how they were made. */
    record Pair(Built from, Built to, List<String> notes) {}

    Pair pair(Side from, Side to) {
        if (from instanceof Side.Live first && to instanceof Side.Live second) {
            return databases(first, second);
        }
        // What a database is decides which server the other side is built on.
        boolean secondFirst = to instanceof Side.Live;
        Built early = reader.read(secondFirst ? to : from);
        Built late = reader.read(secondFirst ? from : to);
        Built first = secondFirst ? late : early;
        Built second = secondFirst ? early : late;
        List<String> notes = new ArrayList<>(first.notes());
        notes.addAll(second.notes());
        scratch.note().ifPresent(notes::add);
        return new Pair(
                from instanceof Side.Live ? first.with(Owners.asWanted(first.schema(), second.schema())) : first,
                to instanceof Side.Live ? second.with(Owners.asWanted(second.schema(), first.schema())) : second,
                notes);
    }

    /** Two databases are read at the same time. */
    private Pair databases(Side.Live from, Side.Live to) {
        FutureTask<Built> other = new FutureTask<>(() -> reader.live(to, version -> {}));
        Thread.ofPlatform().daemon().name("the other side").start(other);
        Built first = reader.live(from, version -> {});
        Built second = ended(other);
        return new Pair(
                first.with(Owners.asWanted(first.schema(), second.schema())),
                second.with(Owners.asWanted(second.schema(), first.schema())),
                List.of());
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
}

package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.DdlException;
import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.change.Rename;
import dev.retort.schema.change.RenameCandidates;
import dev.retort.schema.change.RenameLevel;
import dev.retort.schema.change.RenameOrder;
import dev.retort.schema.change.RenameStep;
import dev.retort.schema.change.RenamedAlong;
import dev.retort.sql.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Renames on a copy of the first side, which is read again after each level, so that all that speaks of an object has its new name
 * as PostgreSQL prints it. Where nothing is renamed, no copy is made.
 */
final class Renaming {
    private static final int MOST_TURNS = 50;

    private final SideReader reader;
    private final Supplier<ConnectionSettings> copy;
    private final UnaryOperator<Schema> reading;
    private final Schema wanted;
    private final List<RenameStep> steps = new ArrayList<>();
    private Schema now;
    private Optional<ConnectionSettings> database = Optional.empty();

    /**
     * @param now the first side
     * @param copy makes a database with its schema, of which anything may become
     * @param reading what is made of a schema that was read
     */
    Renaming(
            SideReader reader,
            Schema now,
            Schema wanted,
            Supplier<ConnectionSettings> copy,
            UnaryOperator<Schema> reading) {
        this.reader = reader;
        this.now = now;
        this.wanted = wanted;
        this.copy = copy;
        this.reading = reading;
    }

    /** @throws EngineException where what is said cannot be followed */
    Renamed run(RenameReader said, Renames.Question question) {
        Set<Rename> asked = new HashSet<>();
        for (RenameLevel level : RenameLevel.values()) {
            rename(said.at(level, now));
            if (level == RenameLevel.PART) {
                alongTheWay();
            }
            rename(answered(level, question, asked));
        }
        said.end();
        alongTheWay();
        return new Renamed(now, steps);
    }

    private List<Rename> answered(RenameLevel level, Renames.Question question, Set<Rename> asked) {
        List<Rename> renames = new ArrayList<>();
        for (Rename candidate : RenameCandidates.of(level, now, wanted)) {
            boolean settled = renames.stream().anyMatch(rename -> isOfOne(rename, candidate));
            if (!settled && asked.add(candidate) && question.isRename(candidate)) {
                renames.add(candidate);
            }
        }
        return renames;
    }

    /** Whether both say what became of one thing, or what one thing was. */
    private static boolean isOfOne(Rename rename, Rename other) {
        boolean before =
                rename.object().equals(other.object()) && rename.value().equals(other.value());
        boolean after = rename.after().equals(other.after()) && rename.to().equals(other.to());
        return before || after;
    }

    /** One thing may be named after another that is, so that it takes turns. */
    private void alongTheWay() {
        for (int turn = 0; turn < MOST_TURNS && !steps.isEmpty(); turn++) {
            List<Rename> along = RenamedAlong.of(now, wanted, tables());
            if (run(RenameOrder.of(along, now).steps()) == 0) {
                return;
            }
        }
    }

    /** Those that have another name, or a column that has. */
    private Set<ObjectId> tables() {
        Set<ObjectId> tables = new TreeSet<>();
        for (RenameStep step : steps) {
            if (step.rename().object().id().kind() == Kind.TABLE) {
                tables.add(step.rename().after());
            }
            step.rename()
                    .object()
                    .parent()
                    .filter(parent -> parent.kind() == Kind.TABLE)
                    .ifPresent(tables::add);
        }
        return tables;
    }

    private void rename(List<Rename> renames) {
        RenameOrder order = RenameOrder.of(renames, now);
        order.blocked().forEach((rename, by) -> {
            throw new EngineException("cannot do this: " + rename.text() + ": " + by
                    + " has that name; drop or rename it in a revision of its own first");
        });
        run(order.steps());
    }

    private int run(List<Rename> renames) {
        if (renames.isEmpty()) {
            return 0;
        }
        ConnectionSettings here = database.orElseGet(copy);
        database = Optional.of(here);
        for (Rename rename : renames) {
            RenameStep step = rename.step();
            try {
                reader.load(here, List.of(new Script("the rename", step.up().sql(), 1, false)));
            } catch (DdlException e) {
                throw new EngineException("cannot do this: " + rename.text() + ": " + e.getMessage());
            }
            steps.add(step);
        }
        now = reading.apply(reader.schema(here));
        return renames.size();
    }
}

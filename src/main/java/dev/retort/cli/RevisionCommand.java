package dev.retort.cli;

import dev.retort.engine.Autogenerate;
import dev.retort.engine.Generated;
import dev.retort.engine.Scratch;
import dev.retort.revision.NewParents;
import dev.retort.source.NewRevision;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "revision", description = "Write a new migration file above the head.")
final class RevisionCommand implements Callable<Integer> {
    private record NothingWritten(List<String> revisions) {}

    @Option(
            names = "--head",
            paramLabel = "REVISION",
            description =
                    "the parent, where there is more than one head; base begins a line of its own; repeat it to merge")
    List<String> heads = new ArrayList<>();

    @Option(
            names = "--depends-on",
            paramLabel = "REVISION",
            description = "what has to be applied before, besides the parent; a label stays a label")
    List<String> dependsOn = new ArrayList<>();

    @Option(
            names = "--autogenerate",
            description =
                    "fill both ways in: from what the migrations make to the wanted schema, and back; each is run on a"
                            + " scratch database before the file is written")
    boolean autogenerate;

    @Mixin
    OnlineOptions online = new OnlineOptions();

    @Mixin
    NewFileOptions file = new NewFileOptions();

    @Mixin
    ModelOptions model = new ModelOptions();

    @Mixin
    RenameOptions renames = new RenameOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    private final FileWriter writer;
    private final Surroundings surroundings;

    RevisionCommand(FileWriter writer, Surroundings surroundings) {
        this.writer = writer;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Source migrations = file.source.read();
        NewParents place = new NewParents(migrations.graph());
        List<String> parents = place.parents(heads, file.splice);
        List<String> dependencies = place.dependencies(dependsOn);
        if (!autogenerate) {
            return writer.write(file, migrations, parents, dependencies);
        }
        NewRevision first = writer.revision(file, file.message, parents, dependencies);
        first.checked(migrations.graph());
        SideParser sides = surroundings.sides(file.source, database);
        try (Scratch scratch = surroundings.scratch(model.scratch, file.output)) {
            Generated generated = new Autogenerate(database::place, scratch)
                    .generate(
                            migrations,
                            model.basis(sides),
                            model.model(sides),
                            renames.asked(surroundings, file.output),
                            online.spared(),
                            (number, total, before) -> before.map(id -> writer.next(file, message(number, total), id))
                                    .orElseGet(() -> first.saying(message(number, total))));
            generated.notes().forEach(text -> surroundings.note(file.output, text));
            return tell(generated);
        }
    }

    private String message(int number, int total) {
        return total == 1 ? file.message : (file.message + " (" + number + " of " + total + ")").strip();
    }

    private int tell(Generated generated) {
        return switch (generated) {
            case Generated.Nothing nothing -> {
                surroundings
                        .console()
                        .result(
                                file.output,
                                "nothing to do: "
                                        + (model.basis == ModelOptions.Basis.DATABASE
                                                ? "the database is"
                                                : "the migrations make")
                                        + " what the model wants; no file was written",
                                new NothingWritten(List.of()));
                yield 0;
            }
            case Generated.Proved proved -> {
                writer.writeAll(file, proved.files());
                yield 0;
            }
            case Generated.Refused refused ->
                throw new AutogenerateException(DiffText.refused(refused.objects()) + "; no file was written");
            case Generated.Unproved unproved ->
                throw new AutogenerateException(unproved.what() + ":\n" + String.join("\n", unproved.lines())
                        + "\nNo file was written; 'retort diff' shows the SQL");
        };
    }
}

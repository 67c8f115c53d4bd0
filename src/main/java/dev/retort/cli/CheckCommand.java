package dev.retort.cli;

import dev.retort.engine.Comparison;
import dev.retort.engine.Comparison.Compared;
import dev.retort.engine.ModelMark;
import dev.retort.engine.Scratch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description =
                "Compare the wanted schema with what the migrations make. Ends with exit code 1 where they differ.")
final class CheckCommand implements Callable<Integer> {
    private record Checked(boolean same, List<String> difference, List<String> notes) {}

    @Mixin
    ModelOptions model = new ModelOptions();

    @Mixin
    RenameOptions renames = new RenameOptions();

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Surroundings surroundings;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SideParser sides = surroundings.sides(source, database);
        try (Scratch scratch = surroundings.scratch(model.scratch, output)) {
            Compared compared = new Comparison(database::place, scratch)
                    .between(model.basis(sides), model.model(sides), renames.told(surroundings));
            List<String> notes = new ArrayList<>(compared.notes());
            compared.generator()
                    .flatMap(generator -> ModelMark.changed(source.read(), generator))
                    .ifPresent(notes::add);
            notes.forEach(text -> surroundings.note(output, text));
            return tell(compared, notes);
        }
    }

    private int tell(Compared compared, List<String> notes) {
        List<String> lines = compared.lines();
        if (output.isJson()) {
            surroundings.console().json(new Checked(lines.isEmpty(), lines, notes));
        } else if (lines.isEmpty()) {
            surroundings.console().line(what() + " make what the model wants");
        } else {
            surroundings
                    .console()
                    .line(what()
                            + " do not make what the model wants (- only they do, + only the model, ~ otherwise):");
            lines.forEach(surroundings.console()::line);
            surroundings
                    .console()
                    .line("'retort revision --autogenerate -m MESSAGE' writes the revision that is wanting");
        }
        return lines.isEmpty() ? 0 : 1;
    }

    private String what() {
        return switch (model.basis) {
            case MIGRATIONS -> "the migrations";
            case DATABASE -> "the tables of the database";
        };
    }
}

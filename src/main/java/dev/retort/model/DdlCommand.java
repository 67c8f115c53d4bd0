package dev.retort.model;

import dev.retort.sql.Script;

/** Runs a command for the DDL that it prints. */
final class DdlCommand {
    private DdlCommand() {}

    static Script run(Model.Command command) {
        if (command.words().isEmpty()) {
            throw new ModelException("the command that prints the schema is empty; name a program and its arguments");
        }
        String text = new Program(
                        "the command that prints the schema", command.words(), command.folder(), command.limit())
                .run();
        if (text.isBlank()) {
            throw new ModelException("the command that prints the schema, " + String.join(" ", command.words())
                    + ", printed nothing; its standard output has to be DDL");
        }
        return DdlFiles.script(name(command), text);
    }

    private static String name(Model.Command command) {
        return "output of " + String.join(" ", command.words());
    }
}

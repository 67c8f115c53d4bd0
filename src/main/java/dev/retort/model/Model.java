package dev.retort.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where the DDL of a wanted schema comes from. */
public sealed interface Model permits Model.Files, Model.Command, Entities {
    /**
     * Reads or makes it.
     *
     * @throws ModelException where that cannot be
     */
    Ddl ddl();

    /** Files of SQL, and folders of them, searched at any depth. */
    record Files(List<Path> paths) implements Model {
        public Files {
            paths = List.copyOf(paths);
        }

        @Override
        public Ddl ddl() {
            return new Ddl(DdlFiles.read(paths));
        }
    }

    /**
     * A program that prints SQL.
     *
     * @param words the program and its arguments, which no shell sees
     * @param folder where it runs
     * @param limit how long it may take
     */
    record Command(List<String> words, Path folder, Duration limit) implements Model {
        public Command {
            words = List.copyOf(words);
        }

        @Override
        public Ddl ddl() {
            return new Ddl(List.of(DdlCommand.run(this)));
        }
    }
}

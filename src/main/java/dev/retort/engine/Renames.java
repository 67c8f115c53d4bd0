package dev.retort.engine;

import dev.retort.schema.change.Rename;
import java.util.List;

/**
 * What is said of renames, besides the marks in the wanted schema.
 *
 * @param flags of the command line
 * @param question asked of what may be one
 */
public record Renames(List<RenameFlag> flags, Question question) {
    /** Whether something is a rename; nobody but a person knows. */
    public interface Question {
        boolean isRename(Rename candidate);
    }

    public Renames {
        flags = List.copyOf(flags);
    }

    /** Nothing is said, and nobody asked. */
    public static Renames none() {
        return new Renames(List.of(), candidate -> false);
    }
}

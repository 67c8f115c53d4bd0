package dev.retort.cli;

import dev.retort.schema.Difference;
import java.util.List;

/** What is said of a database that is not what its migrations make. */
final class AdoptionText {
    private AdoptionText() {}

    /** @throws NotAsMigratedException with the difference, where there is one */
    static void refuseUnlessSame(Difference difference, List<String> targets) {
        if (!difference.isEmpty()) {
            throw new NotAsMigratedException("the database is not what the migrations make up to "
                    + String.join(", ", targets) + " (- they make it, + the database has it, ~ otherwise):\n"
                    + String.join("\n", difference.lines()) + "\nNothing was changed");
        }
    }
}

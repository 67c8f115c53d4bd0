package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a DROP. */
final class DropReader {
    private DropReader() {}

    static Optional<Operation> read(Phrase statement) {
        ObjectKind kind = ObjectKind.at(statement.rest());
        if (kind.rest().afterName().isEmpty()) {
            return Optional.empty();
        }
        List<SqlName> names = new ArrayList<>();
        for (Phrase item : kind.rest().items()) {
            if (item.afterName().isPresent()) {
                names.add(SqlName.at(item));
            }
        }
        Phrase end = kind.rest().afterName().orElseThrow();
        return Optional.of(new Operation.Drop(
                kind.kind(),
                names,
                end.startsWith("ON") ? Optional.of(SqlName.at(end.rest())) : Optional.empty(),
                statement.rest().rest().startsWith("CONCURRENTLY"),
                statement.after("CASCADE").isPresent()));
    }
}

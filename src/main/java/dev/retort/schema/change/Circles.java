package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Foreign keys between tables that all go and refer to each other in a circle: no order lets each of them go with its table. */
final class Circles {
    private record Reference(ObjectId constraint, ObjectId table, ObjectId other) {}

    private Circles() {}

    static Set<ObjectId> of(SchemaGraph from, Set<ObjectId> gone) {
        List<Reference> left = from.all()
                .filter(object -> gone.contains(object.id()))
                .flatMap(constraint -> other(constraint, from, gone).stream())
                .toList();
        // What nobody refers to, or refers to nobody, is in no circle.
        for (int before = -1; before != left.size(); ) {
            before = left.size();
            Map<ObjectId, Set<ObjectId>> ends = new HashMap<>();
            left.forEach(reference ->
                    ends.computeIfAbsent(reference.table, id -> new HashSet<>()).add(reference.other));
            Set<ObjectId> referred = ends.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            left = left.stream()
                    .filter(reference -> ends.containsKey(reference.other) && referred.contains(reference.table))
                    .toList();
        }
        return left.stream().map(Reference::constraint).collect(Collectors.toSet());
    }

    /** The table that a foreign key leads to, where that is not its own. One that a partition has from its parent goes with that one. */
    static Optional<ObjectId> referred(SchemaObject constraint, SchemaGraph side) {
        return constraint.id().kind() == Kind.CONSTRAINT
                        && constraint.attribute("definition").orElse("").startsWith("FOREIGN KEY")
                        && !constraint.attribute("inherited").equals(Optional.of("yes"))
                ? side.uses(constraint.id()).stream()
                        .flatMap(used -> side.get(used).parent().stream())
                        .filter(other -> other.kind() == Kind.TABLE
                                && !constraint.parent().equals(Optional.of(other)))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Reference> other(SchemaObject constraint, SchemaGraph from, Set<ObjectId> gone) {
        Optional<ObjectId> table = constraint.parent().filter(gone::contains);
        return table.flatMap(own -> referred(constraint, from)
                .filter(gone::contains)
                .map(other -> new Reference(constraint.id(), root(own, from), root(other, from))));
    }

    /** A partition stands for the table that all partitions are of: they wait for each other. */
    private static ObjectId root(ObjectId table, SchemaGraph from) {
        return new Inheritance(from)
                .parents(from.get(table)).stream()
                        .filter(parent -> from.get(table).has("partition bound"))
                        .findFirst()
                        .map(parent -> root(parent, from))
                        .orElse(table);
    }
}

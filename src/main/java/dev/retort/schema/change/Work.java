package dev.retort.schema.change;

import java.util.List;
import java.util.Set;

/**
 * What is to be done with an object.
 *
 * @param statements the plain ones
 * @param before what is done first
 */
record Work(Node node, List<Statement> statements, Set<Node> before) {
    Work {
        statements = List.copyOf(statements);
        before = Set.copyOf(before);
    }
}

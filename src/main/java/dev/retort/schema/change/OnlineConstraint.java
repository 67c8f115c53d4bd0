package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Constraints that are added without a look at the rows, which comes later; keys from an index that is there already. */
final class OnlineConstraint {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Online online;

    OnlineConstraint(SchemaGraph from, SchemaGraph to, Online online) {
        this.from = from;
        this.to = to;
        this.online = online;
    }

    static boolean isKey(SchemaObject constraint) {
        String text = definition(constraint);
        return (text.startsWith("PRIMARY KEY") || text.startsWith("UNIQUE")) && !text.contains(" WITHOUT OVERLAPS)");
    }

    private static String definition(SchemaObject constraint) {
        return constraint.attribute("definition").orElse("");
    }

    List<Piece> create(SchemaObject constraint, List<Statement> plain, List<Statement> replaced) {
        if (isKey(constraint)) {
            return key(constraint, plain, replaced);
        }
        String text = definition(constraint);
        boolean looks = !constraint.has("not valid") && !text.endsWith(" NOT ENFORCED");
        if (looks && text.startsWith("FOREIGN KEY")) {
            return isPartitioned(constraint) && !online.validatesForeignKeysOfPartitioned()
                    ? OnlineIndex.remarked(
                            plain, "a partitioned table takes a foreign key NOT VALID from PostgreSQL 18 on")
                    : validatedLater(constraint, plain);
        }
        return looks && text.startsWith("CHECK") ? validatedLater(constraint, plain) : Piece.plain(plain);
    }

    private boolean isPartitioned(SchemaObject constraint) {
        return from.get(constraint.parent().orElseThrow()).has("partition key");
    }

    private static List<Piece> validatedLater(SchemaObject constraint, List<Statement> plain) {
        Statement add = plain.getFirst();
        return Piece.joined(
                List.of(Piece.together(add.sql() + " NOT VALID")),
                Piece.together(plain.subList(1, plain.size())),
                List.of(Piece.later(start(constraint) + "VALIDATE CONSTRAINT " + constraint.name())
                        .with(add.remarks())));
    }

    private static String start(SchemaObject constraint) {
        boolean ofDomain = constraint
                .parent()
                .filter(parent -> parent.kind() == Kind.DOMAIN)
                .isPresent();
        return (ofDomain ? "ALTER DOMAIN " : "ALTER TABLE ") + Names.table(constraint) + " ";
    }

    private List<Piece> key(SchemaObject constraint, List<Statement> plain, List<Statement> replaced) {
        Optional<SchemaObject> index = to.index(constraint);
        if (plain.getFirst().sql().startsWith("ALTER TABLE ONLY ")) {
            return Piece.plain(plain);
        }
        if (isPartitioned(constraint)) {
            return OnlineIndex.remarked(plain, "a key of a partitioned table takes no index that is there already");
        }
        if (index.isEmpty()) {
            return Piece.plain(plain);
        }
        String name = replaced.isEmpty() ? constraint.name() : TemporaryName.of(constraint.name(), OnlineIndex.BESIDE);
        Matcher deferrable = ConstraintDefinition.DEFERRABLE.matcher(definition(constraint));
        String add = start(constraint) + "ADD CONSTRAINT " + constraint.name()
                + (definition(constraint).startsWith("PRIMARY KEY") ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX "
                + name + (deferrable.find() ? deferrable.group() : "");
        return Piece.joined(
                List.of(Piece.outside(OnlineIndex.concurrently(index.get(), name))
                        .with(plain.getFirst().remarks())),
                // The table is without the key for no moment that anybody sees.
                Piece.together(replaced),
                List.of(replaced.isEmpty() ? Piece.anyhow(add) : Piece.together(add)),
                Piece.anyhow(plain.subList(1, plain.size())));
    }
}

package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.Script;
import dev.retort.sql.SqlName;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far a script has come: its transaction, the locks that are held, what is new in it. It takes one statement after the other. */
final class ScriptProgress {
    /** A new value of an enum. */
    record NewValue(SqlName type, String value, int line) {}

    private final LintedFile file;
    private final Script script;
    private final List<SqlStatement> statements;
    private final List<Operation> operations;
    private final Set<SqlName> made = new HashSet<>();
    private final Set<SqlName> dropped = new HashSet<>();
    private final Map<SqlName, Integer> held = new LinkedHashMap<>();
    private final List<NewValue> newValues = new ArrayList<>();
    private final Set<String> notValid = new HashSet<>();
    private final Map<SqlName, Integer> slowAlters = new LinkedHashMap<>();
    private boolean inTransaction;
    private boolean limitsLocks;

    ScriptProgress(
            LintedFile file,
            Script script,
            List<SqlStatement> statements,
            List<Operation> operations,
            boolean limitsLocks) {
        this.file = file;
        this.script = script;
        this.statements = statements;
        this.operations = operations;
        // Whoever runs a script that says nothing of transactions is taken to run it in one, as Retort does.
        this.inTransaction = script.transactional()
                && statements.stream().noneMatch(SqlStatement::refusesTransaction)
                && operations.stream().noneMatch(Operation.Control.class::isInstance);
        this.limitsLocks = limitsLocks;
        operations.forEach(operation -> {
            if (operation instanceof Operation.Drop drop) {
                drop.names().forEach(name -> dropped.add(name.plain()));
            }
        });
    }

    /** Whether the script makes a relation or a type itself, or drops it, so that nobody else uses it. */
    boolean isOwn(SqlName name) {
        return made.contains(name.plain()) || dropped.contains(name.plain());
    }

    /** Whether the script has made it. */
    boolean isMade(SqlName name) {
        return made.contains(name.plain());
    }

    /** Whether the script says that a table's rows are elsewhere. */
    boolean isElsewhere(SqlName table) {
        return script.rowsElsewhere().stream().anyMatch(name -> name.plain().equals(table.plain()));
    }

    boolean isInTransaction() {
        return inTransaction;
    }

    /** Whether the file asks for a transaction, or says nothing, so that a statement takes it from the others unasked. */
    boolean asksForTransaction() {
        return script.transactional();
    }

    boolean limitsLocks() {
        return limitsLocks;
    }

    LintedFile file() {
        return file;
    }

    /** The tables in use that the transaction has locked against readers, with the line of the statement that did. */
    Map<SqlName, Integer> held() {
        return Map.copyOf(held);
    }

    List<NewValue> newValues() {
        return List.copyOf(newValues);
    }

    /** Whether the transaction has added this constraint NOT VALID. */
    boolean isNotValidYet(SqlName table, String constraint) {
        return notValid.contains(table.plain() + " " + constraint);
    }

    /** The line of an ALTER TABLE of the same table before it in this transaction that read or wrote all rows; 0 where there is none. */
    int slowAlterOf(SqlName table) {
        return slowAlters.getOrDefault(table.plain(), 0);
    }

    List<SqlStatement> statements() {
        return statements;
    }

    List<Operation> later(SqlStatement statement) {
        return operations.subList(statements.indexOf(statement) + 1, operations.size());
    }

    /** Goes on by one statement. */
    void take(SqlStatement statement, Operation operation, Effect effect) {
        switch (operation) {
            case Operation.Control control -> {
                inTransaction = control.begins();
                forgetTransaction();
            }
            case Operation.CreateTable create -> made.add(create.table().plain());
            case Operation.CreateType type -> made.add(type.type().plain());
            case Operation.Create create -> made.add(create.name().plain());
            case Operation.ConstrainDomain domain -> {
                if (!domain.validated()) {
                    made.add(domain.domain().plain());
                }
            }
            case Operation.CreateIndex index ->
                made.add(index.table()
                        .sibling(index.name().orElseGet(() -> Sketch.defaultName(index)))
                        .plain());
            case Operation.AddValue value -> {
                if (!isMade(value.type()) && inTransaction) {
                    newValues.add(new NewValue(value.type(), value.value(), statement.line()));
                }
            }
            case Operation.Setting setting -> {
                if (setting.name().equals("lock_timeout")) {
                    limitsLocks = !setting.value().matches("0+ *[a-z]*|default");
                }
            }
            case Operation.AlterTable alter -> alter(statement, alter, effect);
            default -> {}
        }
        if (inTransaction) {
            effect.locks().stream()
                    .filter(lock -> lock.mode().blocksReads() && !isOwn(lock.relation()))
                    .forEach(lock -> held.putIfAbsent(lock.relation().plain(), statement.line()));
        } else {
            forgetTransaction();
        }
    }

    private void alter(SqlStatement statement, Operation.AlterTable alter, Effect effect) {
        SqlName table = alter.table().plain();
        for (Alteration alteration : alter.alterations()) {
            if (alteration instanceof Alteration.RenameTable rename && made.contains(table)) {
                made.add(table.sibling(rename.to()).plain());
            }
            if (alteration instanceof Alteration.AddConstraint add
                    && add.constraint().notValid()) {
                notValid.add(table + " " + add.constraint().nameOn(table));
            }
        }
        if (effect.isSlow()) {
            slowAlters.putIfAbsent(table, statement.line());
        }
    }

    private void forgetTransaction() {
        held.clear();
        newValues.clear();
        notValid.clear();
        slowAlters.clear();
    }
}

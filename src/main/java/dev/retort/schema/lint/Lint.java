package dev.retort.schema.lint;

import dev.retort.sql.Operation;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at files in the order in which they run; what earlier ones have said of the schema counts for later ones. */
public final class Lint {
    private static final List<Check> CHECKS = List.of(
            new IndexCheck(),
            new ConstraintCheck(),
            new ColumnCheck(),
            new TargetCheck(),
            new PartitionCheck(),
            new RewriteCheck(),
            new LossCheck(),
            new CompatibilityCheck(),
            new TransactionCheck(),
            new StyleCheck(),
            new CodeCheck());

    private final LintSettings settings;
    private final Sketch sketch = new Sketch();

    public Lint(LintSettings settings) {
        this.settings = settings;
    }

    /** Takes a file for run: what it makes is known, and nothing is found in it. */
    public void pass(Script up) {
        up.statements().stream().map(SqlStatement::operation).forEach(sketch::apply);
    }

    /**
     * Looks at a file.
     *
     * @throws dev.retort.sql.ScriptException naming file and line, where it is no SQL
     */
    public FileReport look(LintedFile file) {
        List<Finding> findings = new ArrayList<>();
        List<FileReport.StatementEffect> effects = new ArrayList<>();
        look(file, file.up(), false, sketch, findings, effects);
        file.down().ifPresent(down -> look(file, down, true, sketch.copy(), findings, effects));
        findings.sort(Comparator.comparingInt(Finding::line).thenComparing(Finding::rule));
        return new FileReport(file.name(), findings, effects);
    }

    private void look(
            LintedFile file,
            Script script,
            boolean downgrade,
            Sketch before,
            List<Finding> findings,
            List<FileReport.StatementEffect> effects) {
        List<SqlStatement> statements = script.statements();
        List<Operation> operations =
                statements.stream().map(SqlStatement::operation).toList();
        Ignores ignores = Ignores.of(script, statements);
        Report report = new Report(file.name(), downgrade, settings, ignores);
        ScriptProgress progress = new ScriptProgress(file, script, statements, operations, limitsLocks(file));
        Sketch after = before.copy();
        operations.forEach(after::apply);
        for (int i = 0; i < statements.size(); i++) {
            SqlStatement statement = statements.get(i);
            Operation operation = operations.get(i);
            Effect effect = Touches.effect(operation, before);
            Scene scene = new Scene(statement, operation, effect, before, after, progress, settings);
            CHECKS.forEach(check -> check.look(scene, report));
            effects.add(
                    new FileReport.StatementEffect(statement.line(), statement.column(), statement.oneLine(), effect));
            before.apply(operation);
            progress.take(statement, operation, effect);
        }
        if (!downgrade && file.migration() && file.down().isEmpty() && !statements.isEmpty()) {
            report.add(
                    Rule.MISSING_DOWNGRADE,
                    Math.max(1, script.line() - 1),
                    1,
                    Math.max(1, script.line() - 1),
                    "there is no \"-- migrate:down\"",
                    List.of("-- migrate:down"));
        }
        ignores.problems().forEach(problem -> complain(report, Rule.IGNORE_UNCLEAR, problem));
        ignores.unused().forEach(problem -> complain(report, Rule.IGNORE_UNUSED, problem));
        findings.addAll(report.findings());
    }

    private static void complain(Report report, Rule rule, Ignores.Problem problem) {
        report.add(rule, problem.line(), 1, problem.line(), problem.message(), List.of());
    }

    private boolean limitsLocks(LintedFile file) {
        return file.timeouts().lock().map(Duration::isPositive).orElse(settings.limitsLocks() && file.migration());
    }
}

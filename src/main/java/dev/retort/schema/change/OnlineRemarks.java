package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Schedule.Item;
import dev.retort.schema.change.Schedule.Part;
import dev.retort.schema.lint.Finding;
import dev.retort.schema.lint.Lint;
import dev.retort.schema.lint.LintSettings;
import dev.retort.schema.lint.LintedFile;
import dev.retort.schema.lint.Rule;
import dev.retort.sql.Script;
import dev.retort.sql.Timeouts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of what has no online form what it locks and rewrites, as {@code retort lint} would. */
final class OnlineRemarks {
    /** What lasts as long as a table is big. */
    static final Set<Rule> RULES = Set.of(
            Rule.LOCK_INDEX,
            Rule.LOCK_DROP_INDEX,
            Rule.LOCK_CHECK,
            Rule.LOCK_FOREIGN_KEY,
            Rule.LOCK_UNIQUE,
            Rule.LOCK_EXCLUSION,
            Rule.LOCK_NOT_NULL,
            Rule.LOCK_DOMAIN,
            Rule.REWRITE_TYPE,
            Rule.REWRITE_GENERATED,
            Rule.REWRITE_TABLE);

    private static final int ANY_VERSION = 18;

    private final SchemaGraph from;

    OnlineRemarks(SchemaGraph from) {
        this.from = from;
    }

    List<Statement> on(List<Part> parts) {
        Lint lint = new Lint(new LintSettings(ANY_VERSION, true, Map.of(), Set.of()));
        lint.pass(script(tables(parts), true));
        List<Statement> statements = new ArrayList<>();
        for (Part part : parts) {
            List<Statement> plain =
                    part.items().stream().map(item -> item.piece().statement()).toList();
            List<Finding> findings = lint.look(new LintedFile(
                            "",
                            script(plain.stream().map(Statement::sql).toList(), !part.alone()),
                            Optional.empty(),
                            Timeouts.NONE,
                            true))
                    .findings();
            int line = 1;
            for (int i = 0; i < plain.size(); i++) {
                int starts = line;
                line += (int) plain.get(i).sql().lines().count();
                Statement statement = new Statement(
                        plain.get(i).sql(), plain.get(i).remarks(), part.alone(), i == 0 && !statements.isEmpty());
                statements.add(part.items().get(i).isWatched() ? statement.with(remarks(findings, starts)) : statement);
            }
        }
        return statements;
    }

    private static List<String> remarks(List<Finding> findings, int line) {
        return findings.stream()
                .filter(finding -> finding.line() == line && RULES.contains(finding.rule()))
                .map(finding -> OnlineIndex.PLAIN + finding.message())
                .toList();
    }

    private static Script script(List<String> statements, boolean transactional) {
        return new Script(
                "", statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining()), 1, transactional);
    }

    /** The tables as they are, as far as it matters: their columns' types. */
    private List<String> tables(List<Part> parts) {
        Set<ObjectId> tables = new LinkedHashSet<>();
        for (Part part : parts) {
            for (Item item : part.items()) {
                item.inUse().filter(id -> id.kind() == Kind.TABLE).ifPresent(tables::add);
            }
        }
        return tables.stream().map(this::table).toList();
    }

    private String table(ObjectId id) {
        SchemaObject table = from.get(id);
        return from.children(id, Kind.COLUMN).stream()
                        .map(column -> column.name() + " " + column.content().get("type"))
                        .collect(Collectors.joining(", ", "CREATE TABLE " + id.name() + " (", ")"))
                + table.attribute("partition key")
                        .map(key -> " PARTITION BY " + key)
                        .orElse("");
    }
}

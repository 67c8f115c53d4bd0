package dev.retort.importing;

import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sections of what was sent. Knows what {@code env.py} sends with every revision, and keeps it once. */
final class SectionMaker {
    private final Set<String> catalogFunctions;
    private final Set<String> environment = new HashSet<>();

    /** @param catalogFunctions names of the functions in {@code pg_catalog} */
    SectionMaker(Set<String> catalogFunctions) {
        this.catalogFunctions = catalogFunctions;
    }

    /**
     * Makes one.
     *
     * @throws SqlSyntaxException where a statement cannot be told from the next
     */
    Section of(List<Sent> sent) {
        Work work = new Work();
        for (Sent one : sent) {
            for (SqlStatement statement : SqlSplitter.split(one.sql(), 1)) {
                if (one.inside() || belongsToEnvironment(statement)) {
                    work.add(statement, one.outsideTransaction());
                }
            }
        }
        return work.section();
    }

    /** What env.py does before each revision, such as CREATE SCHEMA IF NOT EXISTS; a setting it makes anew each time. */
    private boolean belongsToEnvironment(SqlStatement statement) {
        boolean kept = Meaning.of(statement, catalogFunctions) == Meaning.KEPT
                && statement.query().isEmpty();
        return kept && (statement.beginsWith("SET") || environment.add(statement.text()));
    }

    private final class Work {
        private final List<SqlStatement> kept = new ArrayList<>();
        private final List<SqlStatement> unanswered = new ArrayList<>();
        private final List<RowRead> reads = new ArrayList<>();
        private boolean leftTransaction;

        void add(SqlStatement statement, boolean outsideTransaction) {
            switch (Meaning.of(statement, catalogFunctions)) {
                case KEPT -> keep(statement, outsideTransaction);
                case KEPT_AND_READS_ROWS -> {
                    keep(statement, outsideTransaction);
                    read(statement);
                }
                case READS_ROWS -> read(statement);
                case ENDS_TRANSACTION -> leftTransaction = true;
                case LEFT_OUT -> {}
            }
        }

        private void keep(SqlStatement statement, boolean outsideTransaction) {
            answer(Optional.of(OneLine.of(statement.text())));
            kept.add(statement);
            leftTransaction |= outsideTransaction;
            if (statement.says("RETURNING") && !statement.beginsWith("CREATE")) {
                read(statement);
            }
        }

        private void read(SqlStatement statement) {
            answer(Optional.empty());
            unanswered.add(statement);
        }

        private void answer(Optional<String> next) {
            unanswered.forEach(statement -> reads.add(new RowRead(OneLine.of(statement.text()), next)));
            unanswered.clear();
        }

        Section section() {
            // What an INSERT gives back matters only to what follows it.
            unanswered.removeIf(statement -> statement.query().isEmpty());
            answer(Optional.empty());
            boolean tellsByItself = kept.stream().anyMatch(SqlStatement::refusesTransaction);
            return new Section(
                    kept.stream().map(statement -> Tidy.of(statement.text())).toList(),
                    !leftTransaction || tellsByItself,
                    reads.stream().distinct().toList());
        }
    }
}

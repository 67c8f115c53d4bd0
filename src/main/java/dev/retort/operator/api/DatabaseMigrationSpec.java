package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** What is wanted. The defaults are the schema's, and hold here too, where no API server has filled them in. */
public record DatabaseMigrationSpec(
        @JsonPropertyDescription(
                "The revision at which the database is to be: an id or the unique beginning of one, head, heads, base,"
                        + " label@head or label@id, with Alembic's meaning. Raising it upgrades, lowering it rolls back."
                        + " Relative targets such as head-1 are refused: applied twice they would go twice as far.")
        @Required
        @Size(min = 1, max = 200)
        @ValidationRule(
                value = "!self.matches('[\\\\s\\\\p{Cc}]')",
                message = "targetRevision must not contain white space or control characters")
        @ValidationRule(
                value = "!self.contains(':')",
                message = "targetRevision names one revision, not a range: leave out the ':'")
        @ValidationRule(
                value = "!self.matches('[-+]')",
                message = "targetRevision must not be relative ('+' or '-'): applied twice it would go twice as far;"
                        + " name a revision, head, heads, label@head or base")
        @ValidationRule(
                value = "self.matches('^([^@]+@)?[^@]+$')",
                message = "targetRevision has at most one '@', between a branch label and head or a revision")
        String targetRevision,

        @JsonPropertyDescription("The database to migrate.") @Required
        Database database,

        @JsonPropertyDescription("Where the migration files come from: exactly one of configMaps, image and inline.")
        @Required
        Migrations migrations,

        @JsonPropertyDescription("What a way back may do.") @Default("{}")
        Rollback rollback,

        @JsonPropertyDescription("How the Jobs run that bring the database to the target.") @Default("{}")
        RunSettings run,

        @JsonPropertyDescription("While true no new Job is started; a Job that runs already goes on to its end.")
        @Default("false")
        boolean suspend) {

    public DatabaseMigrationSpec {
        rollback = requireNonNullElseGet(rollback, Rollback::defaults);
        run = requireNonNullElseGet(run, RunSettings::defaults);
    }

    /** The same without what has no influence on a run. */
    public DatabaseMigrationSpec withoutSuspend() {
        return new DatabaseMigrationSpec(targetRevision, database, migrations, rollback, run, false);
    }
}

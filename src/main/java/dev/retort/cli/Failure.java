package dev.retort.cli;

import dev.retort.database.DatabaseUnavailableException;
import dev.retort.database.DdlException;
import dev.retort.database.HalfDoneException;
import dev.retort.database.SettingsException;
import dev.retort.engine.EngineException;
import dev.retort.importing.ImportException;
import dev.retort.model.ModelException;
import dev.retort.report.Outcome;
import dev.retort.revision.TargetException;
import dev.retort.scratch.ScratchException;
import dev.retort.source.SourceException;
import dev.retort.sql.ScriptException;

/**
 * What an exception means to whoever called: an outcome with its exit code, a code for programs and words for people.
 */
record Failure(Outcome outcome, String code, String message) {
    static Failure of(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return switch (e) {
            case TargetException target ->
                new Failure(Outcome.INVALID, target.code().text(), message);
            case SourceException source -> new Failure(Outcome.INVALID, "unreadable_source", message);
            case ScriptException script -> new Failure(Outcome.INVALID, "unusable_script", message);
            case SettingsException settings -> new Failure(Outcome.INVALID, "unusable_settings", message);
            case ImportException imported -> new Failure(Outcome.FAILED, "not_imported", message);
            case AutogenerateException generated -> new Failure(Outcome.FAILED, "not_generated", message);
            case ModelException model -> new Failure(Outcome.INVALID, "unreadable_model", message);
            case DdlException ddl -> new Failure(Outcome.INVALID, "unusable_ddl", message);
            case UsageException usage -> new Failure(Outcome.INVALID, "usage", message);
            case EngineException engine -> new Failure(Outcome.INVALID, "does_not_fit", message);
            case HalfDoneException script -> new Failure(Outcome.INVALID, "half_done", message);
            case DatabaseUnavailableException database ->
                new Failure(Outcome.UNAVAILABLE, "database_unavailable", message);
            case ScratchException scratch -> new Failure(Outcome.UNAVAILABLE, "no_scratch_database", message);
            case SourceDiffersException source -> new Failure(Outcome.UNAVAILABLE, "source_differs", message);
            default -> new Failure(Outcome.FAILED, "failed", message);
        };
    }
}

package dev.retort.cli;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.DatabaseUrl;
import dev.retort.importing.AlembicImport;
import dev.retort.importing.AlembicProject;
import dev.retort.importing.Baseline;
import dev.retort.importing.ImportException;
import dev.retort.importing.ImportReport;
import dev.retort.importing.Replay;
import dev.retort.importing.ScratchServer;
import dev.retort.importing.UrlBy;
import dev.retort.scratch.ScratchPostgres;
import dev.retort.source.NewRevision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "alembic",
        description =
                "Write an Alembic project as migration files with the same ids: runs each revision, in the project's own"
                        + " Python, on a scratch database, and records what it sends.")
final class ImportAlembicCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            defaultValue = ".",
            paramLabel = "PROJECT",
            description = "its alembic.ini or the folder that holds it (default: the working folder)")
    Path project = Path.of(".");

    @Option(
            names = "--to",
            defaultValue = "migrations",
            paramLabel = "DIR",
            description = "the folder to write; it appears whole or not at all (default: ${DEFAULT-VALUE})")
    Path target = Path.of("migrations");

    @Option(
            names = "--python",
            defaultValue = "python3",
            paramLabel = "PYTHON",
            description = "the Python that the project runs in (default: ${DEFAULT-VALUE})")
    String python = "python3";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "a PostgreSQL on which scratch databases may be made, and are dropped again; nothing else of it is"
                            + " touched (default: a PostgreSQL of our own, fetched once)")
    @Nullable
    String url;

    @Option(
            names = "--postgres-version",
            defaultValue = "18",
            paramLabel = "N",
            description = "the major version of a PostgreSQL of our own, 14 to 18 (default: ${DEFAULT-VALUE})")
    int version = ScratchPostgres.DEFAULT_VERSION;

    @Option(
            names = "--url-by",
            defaultValue = "ini",
            paramLabel = "WAY",
            description =
                    "how env.py gets the scratch database's URL: ini (sqlalchemy.url, the default), env:NAME (a variable)"
                            + " or x:KEY (-x KEY=URL)")
    String urlBy = "ini";

    @Option(
            names = "--driver",
            paramLabel = "NAME",
            description = "SQLAlchemy's driver in that URL (default: psycopg2, or else psycopg)")
    @Nullable
    String driver;

    @Option(
            names = "--script-location",
            paramLabel = "DIR",
            description = "the folder of env.py, or package:folder, in place of alembic.ini's script_location")
    @Nullable
    String scriptLocation;

    @Option(names = "-x", paramLabel = "KEY=VALUE", description = "an argument for env.py, as Alembic's -x")
    List<String> x = new ArrayList<>();

    @Option(
            names = "--prepare",
            paramLabel = "FILE",
            description =
                    "Python to run first, with \"config\" (Alembic's) and \"url\": for a project that calls Alembic"
                            + " from a command of its own")
    @Nullable
    Path prepare;

    @Option(
            names = "--baseline",
            paramLabel = "FILE|COMMAND",
            description =
                    "tables that are there before the first revision, which become revision \"baseline\": a file of SQL,"
                            + " a command that prints SQL (both may be pg_dump -s -O), or a .py that makes them with \"engine\"")
    @Nullable
    String baseline;

    @Option(
            names = "--empty-downgrades",
            description =
                    "take a downgrade that does nothing for one, as Alembic does; without this flag its revision has no"
                            + " way back until somebody writes one")
    boolean emptyDowngrades;

    @Option(
            names = "--no-verify",
            description = "do not run the files on a second scratch database and compare its schema with the project's")
    boolean unverified;

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;
    private final Path workingFolder;
    private final Map<String, String> environment;
    private final RandomGenerator random;

    ImportAlembicCommand(Console console, Path workingFolder, Map<String, String> environment, RandomGenerator random) {
        this.console = console;
        this.workingFolder = workingFolder;
        this.environment = environment;
        this.random = random;
    }

    @Override
    public Integer call() {
        if (url != null) {
            return call(DatabaseUrl.parse(url, System.getenv()));
        }
        try (ScratchPostgres server = ScratchPostgres.start(version, environment, this::tell)) {
            return call(ScratchPlace.settings(server));
        }
    }

    private void tell(String text) {
        if (!output.isJson()) {
            console.progress(text);
        }
    }

    private int call(ConnectionSettings settings) {
        Optional<Replay> replay = unverified ? Optional.empty() : Optional.of(new EngineReplay(settings));
        ImportReport report = new AlembicImport(
                        project(),
                        server(settings),
                        Optional.ofNullable(baseline).map(text -> Baseline.of(text, workingFolder)),
                        workingFolder.resolve(target),
                        "retort_import_" + NewRevision.freshId(random),
                        replay,
                        emptyDowngrades,
                        this::tell)
                .run();
        if (output.isJson()) {
            console.json(report);
        } else {
            ImportText.lines(report).forEach(console::line);
        }
        return 0;
    }

    private AlembicProject project() {
        try {
            return placed();
        } catch (ImportException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private AlembicProject placed() {
        AlembicProject.Place place = AlembicProject.Place.of(workingFolder.resolve(project), scriptLocation == null);
        return new AlembicProject(
                python,
                place.folder(),
                place.ini(),
                Optional.ofNullable(scriptLocation),
                new UrlBy(urlBy),
                Optional.ofNullable(prepare).map(workingFolder::resolve),
                Optional.ofNullable(driver),
                x);
    }

    private static ScratchServer server(ConnectionSettings settings) {
        return new ScratchServer(
                settings.host(),
                settings.port(),
                settings.database(),
                settings.user(),
                settings.password().map(ConnectionSettings.Password::value),
                settings.parameters());
    }
}

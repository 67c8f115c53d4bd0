package dev.retort.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An Alembic project and how it is run.
 *
 * @param folder the working folder of its Alembic
 * @param ini its configuration
 * @param scriptLocation in place of the configuration's: a folder, or {@code package:folder}
 * @param prepare a Python file that runs first, with {@code config} and {@code url}: for projects that call Alembic from a
 *     command of their own, which sets more than a URL
 * @param driver SQLAlchemy's name of the driver
 * @param x further {@code -x} arguments
 */
public record AlembicProject(
        String python,
        Path folder,
        Optional<Path> ini,
        Optional<String> scriptLocation,
        UrlBy urlBy,
        Optional<Path> prepare,
        Optional<String> driver,
        List<String> x) {
    private static final String INI = "alembic.ini";

    public AlembicProject {
        x = List.copyOf(x);
    }

    /** What a path on the command line stands for. */
    public record Place(Path folder, Optional<Path> ini) {
        /**
         * Finds it.
         *
         * @param path an {@code alembic.ini} or the folder of one
         * @param iniNeeded false where the location of the scripts is given otherwise
         */
        public static Place of(Path path, boolean iniNeeded) {
            Path absolute = path.toAbsolutePath().normalize();
            if (Files.isRegularFile(absolute)) {
                return new Place(Optional.ofNullable(absolute.getParent()).orElse(absolute), Optional.of(absolute));
            }
            Optional<Path> ini = Optional.of(absolute.resolve(INI)).filter(Files::isRegularFile);
            if (!Files.isDirectory(absolute) || (ini.isEmpty() && iniNeeded)) {
                throw new ImportException("cannot find an Alembic project at " + path
                        + ": name its alembic.ini, the folder that holds it, or the scripts with --script-location");
            }
            return new Place(absolute, ini);
        }
    }
}

package dev.retort.engine;

import dev.retort.model.Ddl;
import dev.retort.source.Migration;
import dev.retort.source.Source;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line in a generated script that says what wrote the model's DDL, where another version would write something else. */
public final class ModelMark {
    private static final Pattern LINE = Pattern.compile("(?m)^-- Model: written by (\\S+) (\\S+)$");

    private ModelMark() {}

    static String line(Ddl.Generator generator) {
        return "-- Model: written by " + generator.name() + " " + generator.version() + "\n";
    }

    /** What has changed since the last revision that has such a line; nothing where none has, or nothing did. */
    public static Optional<String> changed(Source source, Ddl.Generator now) {
        return source.revisions().reversed().stream()
                .map(revision -> source.migration(revision.id()))
                .flatMap(Optional::stream)
                .flatMap(migration -> in(migration).stream())
                .filter(mark -> mark.before().name().equals(now.name()))
                .findFirst()
                .filter(mark -> !mark.before().version().equals(now.version()))
                .map(mark -> now.name() + " was " + mark.before().version() + " when revision " + mark.revision()
                        + " was generated and is " + now.version()
                        + " now: where the model did not change, a difference comes from that");
    }

    private record Mark(String revision, Ddl.Generator before) {}

    private static Optional<Mark> in(Migration migration) {
        Matcher line = LINE.matcher(migration.scripts().up().text());
        return line.find()
                ? Optional.of(new Mark(migration.revision().id(), new Ddl.Generator(line.group(1), line.group(2))))
                : Optional.empty();
    }
}

package dev.retort.cli;

import dev.retort.source.FileNameTemplate;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code revision} and {@code merge} have in common: they write a file. */
final class NewFileOptions {
    @Option(
            names = {"-m", "--message"},
            defaultValue = "",
            paramLabel = "MESSAGE",
            description = "what it does, in a few words; they stand in the file's name too")
    String message = "";

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "a name for the branch that begins here")
    List<String> labels = new ArrayList<>();

    @Option(names = "--rev-id", paramLabel = "ID", description = "the id, instead of twelve random digits")
    @Nullable
    String id;

    @Option(names = "--splice", description = "allow a parent that has children already: a new branch begins there")
    boolean splice;

    @Option(
            names = "--version-path",
            paramLabel = "DIR",
            description = "the folder to write to, if not the first of --directory")
    @Nullable
    Path versionPath;

    @Option(
            names = "--file-template",
            defaultValue = "%(rev)s_%(slug)s",
            paramLabel = "NAME",
            description = "how the file is called, with rev, slug, epoch, year, month, day, hour, minute and second, as"
                    + " in %%(year)d_%%(month).2d_%%(day).2d-%%(rev)s_%%(slug)s (default: %%(rev)s_%%(slug)s)")
    String fileTemplate = FileNameTemplate.DEFAULT.text();

    @Option(
            names = "--timezone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "whose time stands in the file and in its name, such as Europe/Berlin (default: UTC)")
    ZoneId zone = ZoneId.of("UTC");

    @Option(names = "--sql", description = "print the file instead of writing it")
    boolean sql;

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    OutputOption output = new OutputOption();
}

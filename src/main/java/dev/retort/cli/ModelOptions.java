package dev.retort.cli;

import dev.retort.engine.Side;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The wanted schema, and what it is compared with. */
final class ModelOptions {
    enum Basis {
        MIGRATIONS,
        DATABASE
    }

    @Option(
            names = "--model",
            defaultValue = "model",
            paramLabel = "SCHEMA",
            description =
                    "the wanted schema, as a side of 'retort diff': a file or folder of DDL, or postgresql://… (default:"
                            + " what the section schema of retort.toml names)")
    String model = "model";

    @Option(
            names = "--from",
            defaultValue = "MIGRATIONS",
            paramLabel = "WHAT",
            description =
                    "what there is: migrations (the default), which are run on a scratch database, or database, the one"
                            + " that --url names, which is only read")
    Basis basis = Basis.MIGRATIONS;

    @Mixin
    ScratchOptions scratch = new ScratchOptions();

    /** What there is. */
    Side basis(SideParser sides) {
        return switch (basis) {
            case MIGRATIONS -> sides.parse("revision:heads");
            case DATABASE -> sides.parse("database");
        };
    }

    Side model(SideParser sides) {
        return sides.parse(model);
    }
}

package dev.retort.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page {@code docs/commands.md}, made of what the commands say of themselves. */
final class CommandReference {
    private CommandReference() {}

    static String page(CommandLine root) {
        StringBuilder page = new StringBuilder("""
                # The commands

                Generated from the commands themselves; `retort COMMAND --help` says the same. Each flag can stand in the
                environment (`RETORT_LOCK_TIMEOUT`) and in `retort.toml` (`lock_timeout = "3s"`); a flag goes first, then the
                environment. Negative targets need no `--`: `retort downgrade -1`.

                | command | what it does |
                | --- | --- |
                """);
        commands(root)
                .forEach((name, command) -> page.append("| [`" + name + "`](#" + name.replace(' ', '-') + ") | "
                        + description(command.getCommandSpec()) + " |\n"));
        page.append("\n## Before the command\n\n")
                .append(options(root.getCommandSpec().options()));
        commands(root).forEach((name, command) -> page.append(section(name, command)));
        return page.toString();
    }

    /** By what a person types. A command that holds others is only the first word of theirs. */
    private static Map<String, CommandLine> commands(CommandLine root) {
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        root.getSubcommands().forEach((name, command) -> {
            if (command.getSubcommands().isEmpty()) {
                commands.put(name, command);
            }
            commands(command).forEach((inner, sub) -> commands.put(name + " " + inner, sub));
        });
        return commands;
    }

    private static String section(String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String synopsis = Stream.concat(
                        Stream.of("retort " + name),
                        spec.positionalParameters().stream().map(CommandReference::synopsis))
                .collect(Collectors.joining(" "));
        return "\n## " + name + "\n\n" + description(spec) + "\n\n```sh\n" + synopsis + " [flags]\n```\n\n"
                + spec.positionalParameters().stream()
                        .map(it -> "- `" + it.paramLabel() + "`: " + text(it.description()) + "\n")
                        .collect(Collectors.joining())
                + "\n" + options(spec.options());
    }

    private static String synopsis(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static String options(List<OptionSpec> options) {
        return "| flag | meaning |\n| --- | --- |\n"
                + options.stream()
                        .filter(option -> !List.of(option.names()).contains("--help"))
                        .sorted((a, b) -> a.longestName().compareTo(b.longestName()))
                        .map(CommandReference::option)
                        .collect(Collectors.joining());
    }

    private static String option(OptionSpec option) {
        String names = Stream.of(option.names()).map(it -> "`" + it + "`").collect(Collectors.joining(", "));
        String value =
                option.arity().max() == 0 ? "" : " `" + option.paramLabel().toUpperCase(Locale.ROOT) + "`";
        String fallback = option.defaultValue() == null ? "" : option.defaultValue();
        return "| " + names + value + " | "
                + text(option.description())
                        .replace("${DEFAULT-VALUE}", fallback)
                        .replace("|", "\\|") + " |\n";
    }

    private static String description(CommandSpec spec) {
        return text(spec.usageMessage().description());
    }

    private static String text(String... lines) {
        return Ansi.OFF.string(String.join(" ", lines)).replace("%%", "%");
    }
}

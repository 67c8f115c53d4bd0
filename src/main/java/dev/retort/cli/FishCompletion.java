package dev.retort.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not write. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandLine root) {
        String program = root.getCommandName();
        List<String> lines = new ArrayList<>();
        lines.add("# fish completion for " + program + ": " + program + " completion fish | source");
        lines.add("complete -c " + program + " -f");
        root.getSubcommands()
                .forEach((name, command) -> lines.add("complete -c " + program + " -n __fish_use_subcommand -a " + name
                        + " -d " + quoted(description(command.getCommandSpec()))));
        root.getSubcommands().forEach((name, command) -> command.getSubcommands()
                .forEach((inner, sub) -> lines.add("complete -c " + program + " -n "
                        + quoted("__fish_seen_subcommand_from " + name) + " -a " + inner + " -d "
                        + quoted(description(sub.getCommandSpec())))));
        root.getCommandSpec()
                .options()
                .forEach(option -> lines.add("complete -c " + program + " -n __fish_use_subcommand" + option(option)));
        root.getSubcommands().forEach((name, command) -> options(program, name, command, lines));
        return String.join("\n", lines);
    }

    private static void options(String program, String name, CommandLine command, List<String> lines) {
        command.getCommandSpec()
                .options()
                .forEach(option -> lines.add("complete -c " + program + " -n "
                        + quoted("__fish_seen_subcommand_from " + name) + option(option)));
        command.getSubcommands().forEach((inner, sub) -> options(program, inner, sub, lines));
    }

    private static String option(OptionSpec option) {
        StringBuilder text = new StringBuilder();
        for (String name : option.names()) {
            text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            boolean path = option.paramLabel().matches("DIR|FILE");
            text.append(path ? " -r -F" : " -x");
            String values = candidates(option);
            if (!values.isEmpty()) {
                text.append(" -a ").append(quoted(values));
            }
        }
        return text + " -d " + quoted(String.join(" ", option.description()));
    }

    private static String candidates(OptionSpec option) {
        Object[] constants = option.type().getEnumConstants();
        return constants == null
                ? ""
                : List.of(constants).stream()
                        .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

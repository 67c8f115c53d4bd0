package dev.retort.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into words, or JSON where that was asked for, and an exit code. */
final class Problems implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private record Problem(Words error) {
        record Words(String code, String message) {}
    }

    private final Console console;
    private final Map<String, String> environment;
    private final String[] args;

    Problems(Console console, Map<String, String> environment, String... args) {
        this.console = console;
        this.environment = environment;
        this.args = args;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        boolean json = Optional.ofNullable(command.getCommandSpec().findOption("--output"))
                .map(OptionSpec::getValue)
                .filter(format -> String.valueOf(format).equals("JSON"))
                .isPresent();
        return tell(Failure.of(e), json);
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String message = e.getCause() instanceof UsageException usage
                ? String.valueOf(usage.getMessage())
                : withoutPasswords(withoutUrls(wordsOf(e))) + "; see 'retort " + commandOf(e.getCommandLine())
                        + "--help'";
        return tell(Failure.of(new UsageException(message)), asksForJson());
    }

    private static String wordsOf(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.isUnknownOption()
                        && e.getCommandLine().getParent() == null
                ? "there is no command '" + unmatched.getUnmatched().getFirst() + "'"
                : String.valueOf(e.getMessage());
    }

    private static String commandOf(CommandLine line) {
        return line.getParent() == null ? "" : commandOf(line.getParent()) + line.getCommandName() + " ";
    }

    /** A password may hold a blank or a quote, so that only the argument itself tells where its URL ends. */
    private String withoutUrls(String text) {
        String safe = text;
        for (String argument : args) {
            int address = argument.indexOf("://");
            if (address >= 0) {
                safe = safe.replace(argument.substring(address), "://…");
            }
        }
        return safe;
    }

    /** A URL in a place where none is expected may hold a password. */
    static String withoutPasswords(String text) {
        return text.replaceAll("(?i)[a-z][a-z0-9+.-]*:/*[^\\s']*@[^\\s']*", "…@…")
                .replaceAll("(?i)(password=)[^\\s&']*", "$1…");
    }

    /** The arguments could not be read, so that only their words tell. */
    private boolean asksForJson() {
        for (int i = 0; i < args.length; i++) {
            String word = args[i];
            if (word.equalsIgnoreCase("--output=json")
                    || (word.equals("--output") && i + 1 < args.length && args[i + 1].equalsIgnoreCase("json"))) {
                return true;
            }
        }
        return "json".equalsIgnoreCase(environment.get("RETORT_OUTPUT"));
    }

    private int tell(Failure failure, boolean json) {
        if (json) {
            console.json(new Problem(new Problem.Words(failure.code(), failure.message())));
        } else {
            console.error("" + failure.message());
        }
        return failure.outcome().exitCode();
    }
}

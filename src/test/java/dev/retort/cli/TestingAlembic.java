package dev.retort.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The real Alembic, out of the virtual environment that {@code script/test} makes and names in {@code RETORT_ALEMBIC}. Where
 * there is none the tests that ask for it are skipped, unless this is CI.
 */
final class TestingAlembic implements ExecutionCondition, ParameterResolver {
    private static final String HOME = "RETORT_ALEMBIC";
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(TestingAlembic.class);

    /** Alembic's command line. */
    record Commands(Process process, PrintWriter in, BufferedReader out) implements AutoCloseable {
        private static final ObjectMapper JSON = new ObjectMapper();

        static Commands start(Path home) {
            try {
                Process process = new ProcessBuilder(
                                home.resolve("bin/python").toString(),
                                "src/test/resources/dev/retort/cli/alembic/commands.py")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                return new Commands(
                        process,
                        new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8),
                        process.inputReader(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start Alembic from " + HOME + "=" + home, e);
            }
        }

        Answer run(String... arguments) {
            try {
                in.println(JSON.writeValueAsString(arguments));
                String answer = Objects.requireNonNull(out.readLine(), "Alembic's process has ended; see above why");
                return JSON.readValue(answer, Answer.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            in.close(); // the process ends with its input
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (System.getenv(HOME) != null) {
            return ConditionEvaluationResult.enabled("Alembic is there");
        }
        String why = HOME + " does not name a virtual environment with Alembic; script/test makes one";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(why + ", and in CI nothing is skipped");
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED the turns with Alembic: " + why);
        }
        return ConditionEvaluationResult.disabled(why);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Commands.class;
    }

    @Override
    public Commands resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(
                        Commands.class,
                        key -> Commands.start(Path.of(Objects.requireNonNull(System.getenv(HOME)))),
                        Commands.class);
    }
}

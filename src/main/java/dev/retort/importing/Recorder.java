package dev.retort.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * The project's Python with {@code record.py} in it, and the scratch databases that it made. Ends with it, and with them.
 */
final class Recorder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TAIL = 2_000;

    private final String name;
    private final Path folder;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private Recorder(String name, Path folder, Process process) {
        this.name = name;
        this.folder = folder;
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What the project is made of, in the order in which Alembic upgrades. */
    record Opened(List<ProjectRevision> revisions, Set<String> functions) {}

    /** @param name the scratch database's; nobody else's may have it */
    static Recorder start(String python, String name) {
        try (InputStream script = Objects.requireNonNull(Recorder.class.getResourceAsStream("record.py"))) {
            Path folder = Files.createTempDirectory("retort-import");
            Files.copy(script, folder.resolve("record.py"));
            // For an interrupt from the keyboard; the last is deleted first.
            List.of(folder, folder.resolve("record.py"), folder.resolve("errors"))
                    .forEach(file -> file.toFile().deleteOnExit());
            Process process = new ProcessBuilder(
                            python, folder.resolve("record.py").toString())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            return new Recorder(name, folder, process);
        } catch (IOException e) {
            throw new ImportException("cannot start Python as " + python + ": " + e.getMessage()
                    + "; name the one of the project's environment with --python");
        }
    }

    Opened open(AlembicProject project, ScratchServer server) {
        Map<String, Object> login =
                new TreeMap<>(Map.of("host", server.host(), "port", server.port(), "username", server.user()));
        server.password().ifPresent(password -> login.put("password", password));
        login.put("query", server.parameters());
        JsonNode answer = opened(
                project,
                Map.ofEntries(
                        Map.entry("name", name),
                        Map.entry("server", login),
                        Map.entry("server_database", server.database()),
                        Map.entry("folder", project.folder().toString()),
                        Map.entry("ini", project.ini().map(Path::toString).orElse("")),
                        Map.entry("script_location", project.scriptLocation().orElse("")),
                        Map.entry("url_by", project.urlBy().text()),
                        Map.entry(
                                "prepare",
                                project.prepare()
                                        .map(file -> file.toAbsolutePath().toString())
                                        .orElse("")),
                        Map.entry("driver", project.driver().orElse("")),
                        Map.entry("x", project.x())));
        return new Opened(
                list(answer.path("revisions")).stream().map(Recorder::revision).toList(),
                Set.copyOf(texts(answer.path("functions"))));
    }

    private JsonNode opened(AlembicProject project, Map<String, Object> arguments) {
        try {
            return ask("open", arguments);
        } catch (ImportException e) {
            throw new ImportException("cannot open the Alembic project in " + project.folder() + " with "
                    + project.python() + ": " + e.getMessage());
        }
    }

    Recording record(String revision) {
        JsonNode answer = ask("record", Map.of("revision", revision));
        return new Recording(
                sent(answer.path("up")),
                answer.path("failed").isNull()
                        ? new Recording.Down.Went(sent(answer.path("down")))
                        : new Recording.Down.Failed(answer.path("failed").asText()));
    }

    /**
     * Takes these down, in this order, as the project itself does.
     *
     * @return where it failed, and why
     */
    Optional<String> down(List<String> revisions) {
        JsonNode failed = ask("down", Map.of("revisions", revisions)).path("failed");
        return failed.isNull() ? Optional.empty() : Optional.of(failed.asText());
    }

    /** Runs a Python file that makes tables, with {@code engine} and {@code url}. */
    List<Sent> baseline(Path python) {
        return sent(ask("baseline_file", Map.of("path", python.toAbsolutePath().toString()))
                .path("up"));
    }

    void baseline(List<String> statements) {
        ask("baseline_statements", Map.of("statements", statements));
    }

    /** Makes another, empty database that ends with this. */
    String another(String suffix) {
        ask("make", Map.of("name", name + suffix));
        return name + suffix;
    }

    String database() {
        return name;
    }

    Schema schema(String database) {
        try (InputStream query = Objects.requireNonNull(Recorder.class.getResourceAsStream("schema.sql"))) {
            String text = new String(query.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode answer = ask("schema", Map.of("database", database, "query", text));
            return Schema.of(
                    texts(answer.path("lines")), answer.path("version_table").asText());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read a file of our own", e);
        }
    }

    private JsonNode ask(String operation, Map<String, Object> arguments) {
        try {
            Map<String, Object> request = new TreeMap<>(arguments);
            request.put("do", operation);
            requests.write(JSON.writeValueAsString(request));
            requests.newLine();
            requests.flush();
        } catch (IOException e) {
            throw ended(operation);
        }
        try {
            String line = answers.readLine();
            if (line == null) {
                throw ended(operation);
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("refused")) {
                throw new ImportException(
                        answer.path("refused").asText() + (answer.path("told").asBoolean() ? tail() : ""));
            }
            return answer;
        } catch (IOException e) {
            throw new ImportException("cannot understand the project's Python at \"" + operation + "\": " + e + tail());
        }
    }

    private ImportException ended(String operation) {
        return new ImportException("the project's Python ended at \"" + operation + "\"" + tail());
    }

    private String tail() {
        try {
            String errors = Files.readString(folder.resolve("errors")).strip();
            return errors.isEmpty()
                    ? ""
                    : "; it said:\n" + errors.substring(Math.max(0, errors.length() - LONGEST_TAIL));
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Drops the scratch databases: Python does so once nobody asks it any more.
     *
     * @return what is left to do by hand
     */
    Optional<String> end() {
        String left =
                "cannot drop the scratch databases: drop " + name + " by hand, and those whose names begin with it";
        try {
            requests.close();
            boolean dropped = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
            String tail = tail();
            process.destroyForcibly();
            removeFiles();
            return dropped ? Optional.empty() : Optional.of(left + tail);
        } catch (IOException e) {
            return Optional.of(left + " (" + e + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(left);
        }
    }

    private void removeFiles() throws IOException {
        Files.deleteIfExists(folder.resolve("record.py"));
        Files.deleteIfExists(folder.resolve("errors"));
        Files.deleteIfExists(folder);
    }

    private static ProjectRevision revision(JsonNode node) {
        return new ProjectRevision(
                node.path("id").asText(),
                texts(node.path("down_revisions")),
                texts(node.path("depends_on")),
                texts(node.path("branch_labels")),
                node.path("message").asText(""),
                node.path("file").asText(),
                node.path("created").isNull()
                        ? Optional.empty()
                        : Optional.of(node.path("created").asText()));
    }

    private static List<Sent> sent(JsonNode statements) {
        return list(statements).stream()
                .map(node -> new Sent(
                        node.path("sql").asText(),
                        node.path("inside").asBoolean(),
                        node.path("outside_transaction").asBoolean()))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }
}

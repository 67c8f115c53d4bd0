package dev.retort.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.Script;
import dev.retort.sql.ScriptException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders that cannot be used, and every word that is said of them. The README beside them says how they are written; with
 * {@code -Dgolden.update=true} the expected words are written anew.
 */
class BrokenFoldersTest {
    private static final Path FOLDERS = Path.of("src/test/resources/folders/broken");
    private static final Pattern BYTES = Pattern.compile("⟦([0-9a-f ]+)⟧");
    private static final String EXPECTED = "expected.txt";
    private static final String LINKS = "links.txt";

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void saysWhereAndWhatIsWrongAndWhatToDo(Path folder, @TempDir Path made) throws IOException {
        layOut(folder, made);

        List<String> problems = problems(made);

        Path expected = folder.resolve(EXPECTED);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(expected, problems);
        }
        assertThat(problems).isNotEmpty().isEqualTo(Files.readAllLines(expected));
        // Each names a file of the folder, so that nobody has to search.
        assertThat(problems)
                .allMatch(problem ->
                        Files.exists(made.resolve(problem.replaceFirst(":.*", "")), LinkOption.NOFOLLOW_LINKS));
    }

    /** What the folder says when it is loaded, or else what its scripts say before one of them is run. */
    private static List<String> problems(Path folder) {
        try {
            Source source = MigrationFolder.read(folder);
            List<String> problems = new ArrayList<>();
            for (String id : new TreeSet<>(
                    source.revisions().stream().map(revision -> revision.id()).toList())) {
                Migration migration = source.migration(id).orElseThrow();
                check(migration.scripts().up(), problems);
                migration.scripts().down().ifPresent(down -> check(down, problems));
            }
            return problems;
        } catch (SourceException e) {
            return e.problems();
        }
    }

    private static void check(Script script, List<String> problems) {
        try {
            script.parse().check();
        } catch (ScriptException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static void layOut(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString();
                Path copy = to.resolve(name);
                Files.createDirectories(copy.getParent());
                if (name.endsWith(".sql")) {
                    Files.write(copy, bytes(Files.readString(file)));
                } else if (name.equals(LINKS)) {
                    for (String link : Files.readAllLines(file)) {
                        String[] ends = link.split(" -> ", 2);
                        Files.createSymbolicLink(to.resolve(ends[0]), Path.of(ends[1]));
                    }
                } else {
                    assertThat(name).as("nothing reads this file").isEqualTo(EXPECTED);
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher hex = BYTES.matcher(text);
        int from = 0;
        while (hex.find()) {
            bytes.writeBytes(text.substring(from, hex.start()).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(HexFormat.of().parseHex(hex.group(1).replace(" ", "")));
            from = hex.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}

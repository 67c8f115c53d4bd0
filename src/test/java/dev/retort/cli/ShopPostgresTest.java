package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example of the demo, every revision of it up and back, by the command line. */
@ExtendWith(TestingDatabase.class)
class ShopPostgresTest {
    private static final String SHOP = "deploy/examples/shop/versions";

    @Test
    void everyRevisionIsATargetOnTheWayUpAndOnTheWayBack(TestingDatabase.Url url, @TempDir Path folder)
            throws IOException {
        TestingShell shell = new TestingShell(folder, url);
        List<String> revisions = new ArrayList<>();
        for (JsonNode line : new ObjectMapper()
                .readTree(shell.plain("history", "-d", SHOP, "--output", "json").out())) {
            revisions.addFirst(line.path("revision").asText());
        }
        assertThat(revisions).hasSizeGreaterThanOrEqualTo(8);

        for (String revision : revisions) {
            assertArrives(shell, url, revision);
        }
        assertArrives(shell, url, "head");
        for (String revision : revisions.reversed()) {
            assertArrives(shell, url, revision);
        }
        assertArrives(shell, url, "base");
        assertThat(url.query("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                        + " WHERE nspname = 'public' AND relname NOT LIKE 'alembic_version%'"))
                .isEmpty();
    }

    private static void assertArrives(TestingShell shell, TestingDatabase.Url url, String target) {
        TestingShell.Answer answer = shell.plain("goto", target, "-d", SHOP, "--url", url.text());
        assertThat(answer.exitCode()).as(target + ": " + answer.err()).isZero();
    }
}

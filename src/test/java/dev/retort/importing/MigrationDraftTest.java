package dev.retort.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.importing.MigrationDraft.WayDown;
import dev.retort.importing.Recording.Down;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From what was sent to a file's text. */
class MigrationDraftTest {
    private static final ProjectRevision REVISION = new ProjectRevision(
            "b2",
            List.of("a1", "a2"),
            List.of("other"),
            List.of("shop"),
            "two\nlines",
            "b2_two.py",
            Optional.of("2026-01-02T03:04:05"));

    private final SectionMaker maker = new SectionMaker(Set.of("max"));

    private static List<Sent> inside(String... statements) {
        return Arrays.stream(statements).map(sql -> new Sent(sql, true, false)).toList();
    }

    private MigrationDraft draft(List<Sent> up, Down down) {
        return MigrationDraft.of(REVISION, new Recording(up, down), maker, false);
    }

    @Test
    void writesBothSections() {
        assertThat(draft(
                                inside(
                                        "\nCREATE TABLE t (\n\tid INTEGER NOT NULL, \n\tname TEXT DEFAULT 'a \n\tb '\n)\n\n"),
                                new Down.Went(inside("DROP TABLE t")))
                        .text())
                .isEqualTo("""
                        -- revision: b2
                        -- down_revision: a1, a2
                        -- branch_labels: shop
                        -- depends_on: other
                        -- created: 2026-01-02T03:04:05
                        -- message: two lines

                        -- migrate:up
                        CREATE TABLE t (
                            id INTEGER NOT NULL,
                            name TEXT DEFAULT 'a\s
                        \tb '
                        );

                        -- migrate:down
                        DROP TABLE t;
                        """);
    }

    @Test
    void saysWhatAPersonHasToFinish() {
        MigrationDraft draft = draft(
                inside("SELECT id FROM account", "SELECT max(id) FROM\n person", "ALTER TABLE account DROP x"),
                new Down.Went(inside("SELECT 1 FROM account")));

        assertThat(draft.isDataMigration()).isTrue();
        assertThat(draft.text()).contains("""
                -- migrate:up
                -- TO FINISH BY HAND: b2_two.py reads rows while it runs, and what it sends may depend on them.
                -- The import ran it on empty tables. Say in SQL what it does to rows that exist.
                --   read: SELECT id FROM account
                --     then sent: nothing
                --   read: SELECT max(id) FROM person
                --     then sent: ALTER TABLE account DROP x
                ALTER TABLE account DROP x;
                """);
        assertThat(draft.down()).isInstanceOf(WayDown.By.class);
    }

    @Test
    void hasNoWayBackWhereTheProjectHasNone() {
        List<Sent> up = inside("CREATE TABLE t ()");
        assertThat(draft(up, new Down.Failed("NotImplementedError: no")).text())
                .contains("-- No way back was imported: its downgrade failed: NotImplementedError: no.")
                .doesNotContain("\n-- migrate:down");
        assertThat(draft(up, new Down.Went(List.of())).text()).contains("its downgrade does nothing");
    }

    @Test
    void goesBackThroughWhatDoesNothingEitherWay() {
        assertThat(draft(List.of(), new Down.Went(List.of())).text()).endsWith("\n-- migrate:up\n\n-- migrate:down\n");
    }

    @Test
    void takesAnEmptyDowngradeForRightWhereThatIsAskedFor() {
        Recording recording = new Recording(inside("CREATE TABLE t ()"), new Down.Went(List.of()));
        assertThat(MigrationDraft.of(REVISION, recording, maker, true).text()).endsWith("\n-- migrate:down\n");
    }

    @Test
    void runsOutsideATransactionOnlyWhatDoesNotTellByItself() {
        List<Sent> concurrently = List.of(new Sent("CREATE INDEX CONCURRENTLY i ON t (x)", true, true));
        List<Sent> value = List.of(new Sent("ALTER TYPE kind ADD VALUE 'cat'", true, true));
        List<Sent> commit = inside("COMMIT", "ALTER TYPE kind ADD VALUE 'dog'");

        assertThat(maker.of(concurrently).transactional()).isTrue();
        assertThat(maker.of(value).transactional()).isFalse();
        assertThat(maker.of(commit).transactional()).isFalse();
        assertThat(maker.of(commit).statements()).containsExactly("ALTER TYPE kind ADD VALUE 'dog'");
    }

    @Test
    void keepsOnceWhatTheEnvironmentSendsWithEveryRevision() {
        List<Sent> sent = List.of(
                new Sent("CREATE SCHEMA IF NOT EXISTS shop", false, false),
                new Sent("SET search_path TO shop", false, false),
                new Sent("SELECT pg_advisory_lock(1)", false, false),
                new Sent("SELECT 1", true, false));

        assertThat(maker.of(sent).statements())
                .containsExactly("CREATE SCHEMA IF NOT EXISTS shop", "SET search_path TO shop");
        assertThat(maker.of(sent).statements()).containsExactly("SET search_path TO shop");
    }

    @Test
    void asksToLookAtAnswersOfWhatWasWritten() {
        String insert = "INSERT INTO t (x) VALUES (1) RETURNING id";
        assertThat(maker.of(inside(insert)).reads()).isEmpty();
        assertThat(maker.of(inside(insert, "INSERT INTO u (t) VALUES (1)")).reads())
                .containsExactly(new RowRead(insert, Optional.of("INSERT INTO u (t) VALUES (1)")));
    }

    @Test
    void separatesWhatWasSentInOneGo() {
        assertThat(maker.of(inside("CREATE TABLE a (); SELECT 1; CREATE TABLE b () -- the end"))
                        .statements())
                .containsExactly("CREATE TABLE a ()", "CREATE TABLE b ()");
    }
}

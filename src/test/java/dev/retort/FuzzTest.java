package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionRange;
import dev.retort.revision.Target;
import dev.retort.revision.TargetException;
import dev.retort.revision.TargetResolver;
import dev.retort.revision.Verb;
import dev.retort.source.Migration;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import dev.retort.source.SourceException;
import dev.retort.sql.LineComments;
import dev.retort.sql.Script;
import dev.retort.sql.ScriptException;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is read from outside is understood or refused in words: never another exception, never without end, and each time
 * the same. The seed is printed, and set by {@code -Dseed}; {@code -Dfuzz.inputs} says how many inputs each reader gets.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 2_000);
    private static final Duration LONGEST = Duration.ofSeconds(60).plusMillis(10L * INPUTS);

    /** What a text was taken for, or the words with which it was refused, one a problem. */
    private record Reading(String result, List<String> refusal) {
        static Reading of(Object result) {
            return new Reading(String.valueOf(result), List.of());
        }

        static Reading refused(List<String> words) {
            return new Reading("", words);
        }
    }

    private interface Reader {
        Reading read(String text);
    }

    private record Subject(String name, Reader reader, List<String> valid, Mutations mutations) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        List<String> names = List.of(
                "@", "+", "-", ":", "+1", "-1", "-0", "+999999", "head", "heads", "base", "current", " ", "left", "app",
                "libb", "left11");
        return Stream.of(
                new Subject("folders", FuzzTest::folder, MIGRATIONS, new Mutations(MIGRATION_TOKENS)),
                new Subject("targets", FuzzTest::target, TARGETS, new Mutations(names)),
                new Subject("ranges", FuzzTest::range, RANGES, new Mutations(names)),
                new Subject("scripts", FuzzTest::script, SCRIPTS, new Mutations(SQL_TOKENS)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void spoiltTextIsReadOrRefusedInWords(Subject subject) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("spoilt " + subject + " from seed " + seed);
        RandomGenerator random = new SplittableRandom(seed);
        for (String valid : subject.valid()) {
            assertThat(read(subject, valid).refusal()).as(valid).isEmpty();
        }
        int refused = assertTimeoutPreemptively(LONGEST, () -> {
            int count = 0;
            for (int i = 0; i < INPUTS; i++) {
                String valid =
                        subject.valid().get(random.nextInt(subject.valid().size()));
                String spoilt = subject.mutations().of(valid, random);
                Reading reading = read(subject, spoilt);
                assertThat(reading.refusal()).allSatisfy(FuzzTest::assertCanBePrinted);
                assertThat(read(subject, spoilt)).as("%s, read again", spoilt).isEqualTo(reading);
                count += reading.refusal().isEmpty() ? 0 : 1;
            }
            return count;
        });
        assertThat(refused).as("some is spoilt, and some is still valid").isBetween(INPUTS / 50, INPUTS - INPUTS / 50);
    }

    private static Reading read(Subject subject, String text) {
        try {
            return subject.reader().read(text);
        } catch (RuntimeException e) {
            throw new AssertionError("not a word to people, but " + e + " for:\n" + text, e);
        }
    }

    private static void assertCanBePrinted(String message) {
        assertThat(message)
                .isNotBlank()
                .doesNotContainPattern("(?<!holds )null")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    }

    /** The text is one file of a folder that is valid without it, and needs it. */
    private static Reading folder(String text) {
        boolean foreign = text.length() % 16 == 0; // some are in no encoding that can be read
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("a.sql", "-- revision: base00\n-- migrate:up\nSELECT 1;\n".getBytes(StandardCharsets.UTF_8));
        files.put("b.sql", text.getBytes(foreign ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        files.put(
                "c.sql",
                "-- revision: libb01\n-- branch_labels: lib\n-- migrate:up\n".getBytes(StandardCharsets.UTF_8));
        try {
            Source source = MigrationFolder.parse(files);
            List<Object> read = new ArrayList<>();
            for (Revision revision : source.revisions()) {
                Migration migration = source.migration(revision.id()).orElseThrow();
                read.add(migration);
                check(migration.scripts().up());
                migration.scripts().down().ifPresent(FuzzTest::check);
            }
            return Reading.of(read);
        } catch (SourceException e) {
            return Reading.refused(e.problems());
        } catch (ScriptException e) {
            return Reading.refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static void check(Script script) {
        script.parse().check();
        assertThat(script.parse().runsInTransaction()).isIn(true, false);
    }

    private static Reading target(String text) {
        return fromSomewhere(Stream.of(Verb.values())
                .<Function<TargetResolver, Object>>map(verb -> resolver -> verb.plan(resolver, Target.parse(text)))
                .toList());
    }

    private static Reading range(String text) {
        return fromSomewhere(List.of(resolver -> RevisionRange.parse(text).of(resolver)));
    }

    /** Where a database is decides what a text means; it is refused where it means nothing anywhere. */
    private static Reading fromSomewhere(List<Function<TargetResolver, Object>> questions) {
        List<Object> answers = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (List<String> rows : ROWS) {
            for (Function<TargetResolver, Object> question : questions) {
                try {
                    answers.add(question.apply(new TargetResolver(GRAPH, GRAPH, GRAPH.applied(rows))));
                } catch (TargetException e) {
                    assertCanBePrinted(String.valueOf(e.getMessage()));
                    refusals.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return answers.isEmpty() ? Reading.refused(refusals) : Reading.of(answers + " " + refusals);
    }

    private static Reading script(String text) {
        try {
            LineComments.of(text);
            return Reading.of(SqlSplitter.split(text, 1));
        } catch (SqlSyntaxException e) {
            return Reading.refused(List.of(e.line() + ":" + e.column() + ": " + e.getMessage()));
        }
    }

    private static Revision revision(String id, List<String> down, List<String> needs, List<String> labels) {
        return new Revision(id, down, needs, labels, "", new Origin(id + ".sql", Map.of("revision", 1)));
    }

    private static final RevisionGraph GRAPH = RevisionGraph.of(List.of(
            revision("base00", List.of(), List.of(), List.of()),
            revision("left11", List.of("base00"), List.of(), List.of("left")),
            revision("left22", List.of("left11"), List.of(), List.of()),
            revision("rite11", List.of("base00"), List.of(), List.of("rite")),
            revision("merge33", List.of("left22", "rite11"), List.of(), List.of()),
            revision("libb01", List.of(), List.of(), List.of("lib")),
            revision("libb02", List.of("libb01"), List.of(), List.of()),
            revision("appp01", List.of(), List.of("lib"), List.of("app")),
            revision("appp02", List.of("appp01"), List.of("libb02"), List.of())));

    private static final List<List<String>> ROWS =
            List.of(List.of(), List.of("left22"), List.of("left11", "rite11", "appp01"), List.of("merge33", "appp02"));

    private static final List<String> TARGETS = List.of(
            "heads",
            "base",
            "merge33",
            "left",
            "app@head",
            "left@heads",
            "lib@base",
            "+1",
            "app@+1",
            "left@-1",
            "left22-1",
            "libb02",
            "left22-2",
            "left@base+1",
            "app@appp01+1");

    private static final List<String> RANGES = List.of(
            "base:heads",
            "left11:merge33",
            ":left22",
            "left@base:left@head",
            "lib@base:libb02",
            ":current",
            "-1:appp02",
            "libb01:+1",
            "left22-1:+1",
            "current:+1",
            "base00:",
            ":");

    private static final List<String> MIGRATIONS = List.of("""
            -- revision: appp01
            -- down_revision: base00
            -- branch_labels: app, other
            -- depends_on: lib
            -- created: 2026-11-24T03:10:00Z
            -- message: add a column
            -- A word to people.

            -- migrate:up
            ALTER TABLE account ADD COLUMN x text DEFAULT 'a;b';

            -- migrate:down
            ALTER TABLE account DROP COLUMN x;
            """, """
            -- revision: 1975ea83b712
            -- down_revision: base00, libb01

            -- migrate:up transaction:false
            CREATE INDEX CONCURRENTLY i ON t (x);
            DO $$ BEGIN
              -- migrate:down
            END $$;
            """, """
            \uFEFF-- revision: appp01
            -- down_revision:

            -- migrate:up
            COPY t FROM STDIN;
            1
            \\.
            -- migrate:down
            DELETE FROM t;
            """.replace("\n", "\r\n"));

    private static final List<String> MIGRATION_TOKENS = List.of(
            "-- revision: ",
            "-- down_revision: ",
            "-- branch_labels: ",
            "-- depends_on: ",
            "-- migrate:up",
            "-- migrate:down",
            "migrate:",
            "--",
            " transaction:false",
            "base00",
            "libb01",
            "lib",
            "appp01",
            "head",
            ",",
            ":",
            "\n",
            "\r\n",
            "'",
            "\"",
            "$$",
            "/*",
            "*/",
            ";",
            "(",
            "\\.\n",
            "COMMIT;");

    private static final List<String> SCRIPTS = List.of(
            "SELECT 'a;b', \"c;d\", E'\\'', $x$ ; $x$, U&'\\0041'; -- end\n/* a /* b */ ; */ SELECT (1; 2);",
            "COPY t (a) FROM STDIN;\n1\t;\n\\.\nSELECT 1;",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END; SELECT 2",
            "SET standard_conforming_strings = off; SELECT 'a\\'b'; RESET ALL; SELECT 'a\\';",
            "REINDEX (CONCURRENTLY, VERBOSE off) TABLE t;\r\nVACUUM t;\rSELECT 1.5e3, $1, 'a'\n'b';");

    private static final List<String> SQL_TOKENS = List.of(
            "'",
            "\"",
            "$$",
            "$x$",
            "$1",
            "E'",
            "U&\"",
            "B'",
            "--",
            "/*",
            "*/",
            "\\",
            "\\.\n",
            "\n",
            "\r",
            ";",
            "(",
            ")",
            "COPY t FROM STDIN;\n",
            "BEGIN ATOMIC",
            "CASE",
            "END",
            "CREATE FUNCTION f()",
            "SET standard_conforming_strings = off;",
            "\\set x 1\n",
            "1.",
            "::",
            " ");
}

package dev.retort.importing;

import dev.retort.source.HeaderText;

/**
 * A migration file that is about to be written.
 *
 * @param revision with the parents that it is to have
 */
record MigrationDraft(ProjectRevision revision, Section up, WayDown down) {
    /** How the revision is undone. */
    sealed interface WayDown {
        record By(Section section) implements WayDown {}

        /** @param reason why there is no such section, as a sentence's second half: "its downgrade …" */
        record None(String reason) implements WayDown {}
    }

    /** @param emptyIsRight whether a downgrade that sends nothing is one, as it is to Alembic */
    static MigrationDraft of(ProjectRevision revision, Recording recording, SectionMaker maker, boolean emptyIsRight) {
        Section up = maker.of(recording.up());
        return new MigrationDraft(
                revision,
                up,
                switch (recording.down()) {
                    case Recording.Down.Failed(String reason) -> new WayDown.None(why(reason));
                    case Recording.Down.Went(var sent) -> {
                        Section section = maker.of(sent);
                        boolean undoesNothing = section.doesNothing() && !up.doesNothing();
                        yield undoesNothing && !emptyIsRight
                                ? new WayDown.None("its downgrade does nothing")
                                : new WayDown.By(section);
                    }
                });
    }

    private static String why(String reason) {
        return reason.startsWith("it has") ? reason : "its downgrade failed: " + reason;
    }

    /** Whether a person has to finish it. */
    boolean isDataMigration() {
        return !up.reads().isEmpty()
                || (down instanceof WayDown.By(Section section)
                        && !section.reads().isEmpty());
    }

    /** The file's text. */
    String text() {
        StringBuilder text = new StringBuilder(new HeaderText(
                        revision.id(),
                        revision.downRevisions(),
                        revision.branchLabels(),
                        revision.dependsOn(),
                        revision.created(),
                        revision.message())
                .text());
        append(text, "up", up);
        switch (down) {
            case WayDown.By(Section section) -> append(text, "down", section);
            case WayDown.None(String reason) ->
                text.append("\n-- No way back was imported: ")
                        .append(OneLine.of(reason))
                        .append(
                                ".\n-- To have one, write a section \"-- migrate:down\" with the statements that undo this.\n");
        }
        return text.toString();
    }

    private void append(StringBuilder text, String name, Section section) {
        text.append("\n-- migrate:")
                .append(name)
                .append(section.transactional() ? "" : " transaction:false")
                .append('\n');
        if (!section.reads().isEmpty()) {
            text.append("-- TO FINISH BY HAND: ")
                    .append(revision.file())
                    .append(" reads rows while it runs, and what it sends may depend on them.\n")
                    .append("-- The import ran it on empty tables. Say in SQL what it does to rows that exist.\n");
            section.reads().forEach(read -> text.append("--   read: ")
                    .append(read.statement())
                    .append("\n--     then sent: ")
                    .append(read.next().orElse("nothing"))
                    .append('\n'));
        }
        section.statements()
                .forEach(statement -> text.append(statement).append(endsInComment(statement) ? "\n;\n" : ";\n"));
    }

    private static boolean endsInComment(String statement) {
        return statement.substring(statement.lastIndexOf('\n') + 1).contains("--");
    }
}

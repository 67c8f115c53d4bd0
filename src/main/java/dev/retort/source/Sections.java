package dev.retort.source;

/** The scripts of a migration file that is about to be written. */
public record Sections(Section up, Section down) {
    /** For a person to fill in. */
    public static final Sections EMPTY = new Sections(new Section("\n", true), new Section("\n", true));

    /**
     * One script.
     *
     * @param sql its lines, each with a line end
     * @param transactional false for statement by statement, outside a transaction
     */
    public record Section(String sql, boolean transactional) {
        private String text(String direction) {
            return "\n-- migrate:" + direction + (transactional ? "" : " transaction:false") + "\n" + sql;
        }
    }

    /** Both with their markers. */
    String text() {
        return up.text("up") + down.text("down");
    }
}

package dev.retort.faults;

/**
 * What a client sent to the server.
 *
 * @param type PostgreSQL's letter for it, or {@link #STARTUP}
 * @param text the SQL of a Query; of an Execute or Sync, that of the last Parse; empty elsewhere
 */
record Message(char type, String text) {
    static final char STARTUP = '!';
    static final char QUERY = 'Q';
    static final char PARSE = 'P';
    static final char EXECUTE = 'E';
    static final char SYNC = 'S';
    static final char COPY_DATA = 'd';
    static final char COPY_DONE = 'c';
    static final char TERMINATE = 'X';

    /** Parse, Bind and Describe do nothing by themselves: to cut there is to cut before the Execute that follows. */
    boolean canTakeEffect() {
        return switch (type) {
            case STARTUP, QUERY, EXECUTE, SYNC, COPY_DATA, COPY_DONE, TERMINATE -> true;
            default -> false;
        };
    }

    /** Whether the server says when it is through with it. */
    boolean isAnswered() {
        return type == QUERY || type == SYNC || type == COPY_DONE;
    }

    @Override
    public String toString() {
        return type + " "
                + text.strip()
                        .replaceAll("\\s+", " ")
                        .transform(line -> line.substring(0, Math.min(70, line.length())));
    }
}

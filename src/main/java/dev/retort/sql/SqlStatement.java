package dev.retort.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One statement as it stands in its file.
 *
 * @param text from its first token to just before the semicolon, or to its last token where the script ends without one;
 *     comments inside are kept, comments before it are not
 * @param line 1-based line in the file
 * @param column 1-based column in the file, in characters (code points)
 * @param copyData the data of {@code COPY … FROM STDIN}, lines ended by {@code \n}, without the line {@code \.}
 */
public record SqlStatement(String text, int line, int column, Optional<String> copyData) {
    public SqlStatement {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a statement has at least one token");
        }
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns begin at 1: " + line + ":" + column);
        }
    }

    /**
     * Where an error is in the file.
     *
     * @param serverPosition PostgreSQL's error position: a 1-based count of code points in {@link #text()}; a position
     *     outside the text (the server reports "at end of input" one past it) gives the nearest one
     */
    public Position locate(int serverPosition) {
        int before = Math.clamp(serverPosition - 1L, 0, text.codePointCount(0, text.length()));
        return new PositionCursor(text, 0, new Position(line, column)).moveTo(text.offsetByCodePoints(0, before));
    }

    /** Whether PostgreSQL refuses this statement inside a transaction block, as far as its text tells. */
    public boolean refusesTransaction() {
        return TransactionRules.refusesTransaction(Phrase.of(text));
    }

    /** Whether this statement begins or ends a transaction; savepoints do not. */
    public boolean controlsTransaction() {
        return TransactionRules.controlsTransaction(Phrase.of(text));
    }

    /** Whether it may end a transaction by itself, which it cannot do inside another one: a procedure, a DO with COMMIT. */
    public boolean mayControlTransaction() {
        return TransactionRules.mayControlTransaction(Phrase.of(text));
    }

    /** Whether running it once more does no harm, whatever became of it before: VACUUM, REINDEX, DROP … IF EXISTS. */
    public boolean isRepeatable() {
        return TransactionRules.isRepeatable(Phrase.of(text));
    }

    /** Whether it changes nothing but its session, so that a new session has to run it again: SET, PREPARE, … */
    public boolean changesOnlyTheSession() {
        return SessionRules.changesOnlyTheSession(Phrase.of(text));
    }

    /** The temporary table or sequence that it makes, in small letters. */
    public Optional<String> temporaryName() {
        return SessionRules.temporaryName(Phrase.of(text));
    }

    /** Whether the server answers it with neither rows nor a request for data, as far as its text tells. */
    public boolean answersNoRows() {
        return copyData.isEmpty() && AnswerRules.answersNoRows(Phrase.of(text));
    }

    /** Why no script may hold it, and what to do, or empty where one may. */
    Optional<String> problem() {
        return ScriptRules.problem(Phrase.of(text));
    }

    /** SHA-256 over text and data as lower-case hex; line ends make no difference. */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            copyData.ifPresent(data -> {
                digest.update((byte) 0);
                digest.update(data.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What it reads and calls, where it is a query: SELECT, WITH, TABLE or VALUES that changes nothing by itself. */
    public Optional<Query> query() {
        return QueryReader.read(Phrase.of(text));
    }

    /** What it destroys, as far as its words tell; nothing for most. */
    public List<Destruction> destructions() {
        return DestructionReader.read(Phrase.of(text));
    }

    /**
     * The names in its head, where it makes something: what it makes, its schema, and keywords; as PostgreSQL stores them.
     */
    public Set<String> madeNames() {
        return HeadNames.of(Phrase.of(text));
    }

    /** Whether it begins with this keyword, in capitals. */
    public boolean beginsWith(String keyword) {
        return Phrase.of(text).startsWith(keyword);
    }

    /** Whether this keyword, in capitals, stands anywhere outside parentheses. */
    public boolean says(String keyword) {
        return Phrase.of(text).after(keyword).isPresent();
    }

    /** What it does to which object, as far as its words tell. */
    public Operation operation() {
        return OperationReader.read(Phrase.of(text));
    }

    /** The last line of the file that a part of it stands in, without the data of a COPY. */
    public int lastLine() {
        return locate(Integer.MAX_VALUE).line();
    }

    /**
     * On one line, without comments, and with another word in it.
     *
     * @param keyword in capitals; the first that stands outside parentheses counts
     * @param word what comes behind it
     */
    public String withWordAfter(String keyword, String word) {
        Phrase all = Phrase.of(text);
        return all.after(keyword)
                .map(rest -> all.upTo(rest).oneLine() + " " + word + (rest.isEmpty() ? "" : " " + rest.oneLine()))
                .orElseGet(all::oneLine);
    }

    /** Whether a plain string with this content stands in it. */
    public boolean holdsString(String content) {
        for (Phrase at = Phrase.of(text); !at.isEmpty(); at = at.rest()) {
            if (at.startsWith(TokenKind.STRING) && at.string().equals(content)) {
                return true;
            }
        }
        return false;
    }

    /** All of it on one line, without comments. */
    public String oneLine() {
        return Phrase.of(text).oneLine();
    }
}

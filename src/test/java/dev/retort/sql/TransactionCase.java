package dev.retort.sql;

import java.util.List;

/**
 * A line of {@code transactions.txt}.
 *
 * @param askServer whether the server of the tests has what the statement needs
 */
record TransactionCase(boolean askServer, String verdict, String sql) {
    static List<TransactionCase> all() {
        return CaseFile.lines("transactions.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(TransactionCase::parse)
                .toList();
    }

    boolean refused() {
        return verdict.equals("refused") || verdict.equals("both");
    }

    boolean controls() {
        return verdict.equals("control") || verdict.equals("both");
    }

    @Override
    public String toString() {
        return verdict + ": " + sql;
    }

    private static TransactionCase parse(String line) {
        String[] parts = line.split("\\|", 2);
        String verdict = parts[0].replace("*", "").strip();
        if (!List.of("refused", "control", "both", "allowed").contains(verdict)) {
            throw new IllegalArgumentException(line);
        }
        return new TransactionCase(
                line.startsWith("*"), verdict, parts[1].strip().replace('⏎', '\n'));
    }
}

package dev.retort.schema.change;

import java.util.ArrayList;
import java.util.List;

/** A statement of an online form, and when it may run. */
record Piece(Statement statement, Turn turn) {
    /** Where a statement stands among transactions. */
    enum Turn {
        /** In a transaction, with others. */
        TOGETHER,
        /** With others or by itself. */
        ANYHOW,
        /** Likewise, once what stands before it is committed. */
        LATER,
        /** By itself. */
        OUTSIDE
    }

    static Piece together(String sql) {
        return new Piece(Statement.of(sql), Turn.TOGETHER);
    }

    static Piece anyhow(String sql) {
        return new Piece(Statement.of(sql), Turn.ANYHOW);
    }

    static Piece later(String sql) {
        return new Piece(Statement.of(sql), Turn.LATER);
    }

    static Piece outside(String sql) {
        return new Piece(Statement.of(sql), Turn.OUTSIDE);
    }

    static Piece plain(Statement statement) {
        return new Piece(statement, statement.alone() ? Turn.OUTSIDE : Turn.TOGETHER);
    }

    static List<Piece> plain(List<Statement> statements) {
        return statements.stream().map(Piece::plain).toList();
    }

    /** What neither locks for long nor needs company. */
    static List<Piece> anyhow(List<Statement> statements) {
        return statements.stream()
                .map(statement -> new Piece(statement, Turn.ANYHOW))
                .toList();
    }

    static List<Piece> together(List<Statement> statements) {
        return statements.stream()
                .map(statement -> new Piece(statement, Turn.TOGETHER))
                .toList();
    }

    Piece with(List<String> remarks) {
        return new Piece(statement.with(remarks), turn);
    }

    Piece with(String remark) {
        return new Piece(statement.with(remark), turn);
    }

    @SafeVarargs
    static List<Piece> joined(List<Piece>... lists) {
        List<Piece> all = new ArrayList<>();
        for (List<Piece> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}

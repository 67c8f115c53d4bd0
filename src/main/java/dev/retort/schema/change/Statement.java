package dev.retort.schema.change;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement of a way from a schema to another.
 *
 * @param sql without its semicolon
 * @param remarks what a person must know before it runs, a line each; none for most
 * @param alone whether it must be committed by itself: what follows uses what cannot be used in the same transaction
 * @param later whether all that stands before it must be committed when it runs
 */
public record Statement(String sql, List<String> remarks, boolean alone, boolean later) {
    public Statement {
        remarks = List.copyOf(remarks);
    }

    Statement(String sql, List<String> remarks, boolean alone) {
        this(sql, remarks, alone, false);
    }

    static Statement of(String sql) {
        return new Statement(sql, List.of(), false);
    }

    Statement with(String remark) {
        List<String> all = new ArrayList<>(remarks);
        all.add(remark);
        return new Statement(sql, all, alone, later);
    }

    Statement with(List<String> more) {
        Statement statement = this;
        for (String remark : more) {
            statement = statement.with(remark);
        }
        return statement;
    }
}

package dev.retort.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Which columns an answer has: ledgers of earlier versions lack some until something is written. */
public final class ResultColumns {
    private ResultColumns() {}

    public static boolean has(ResultSet row, String column) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equals(column)) {
                return true;
            }
        }
        return false;
    }
}

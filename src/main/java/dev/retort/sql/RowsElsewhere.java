package dev.retort.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of a script that say of a table that its rows are elsewhere when it is dropped or emptied: {@code -- archive: none of
 * shop.orders because its rows are written back below}. A name without a schema is one of {@code public}.
 */
final class RowsElsewhere {
    private static final Pattern COMMENT =
            Pattern.compile("\\s*archive\\s*:\\s*none\\s+of\\s+(.+?)\\s+because\\s+\\S.*", Pattern.CASE_INSENSITIVE);

    private RowsElsewhere() {}

    static Set<SqlName> in(String text) {
        Set<SqlName> tables = new LinkedHashSet<>();
        for (LineComment comment : LineComments.of(text)) {
            Matcher matcher = COMMENT.matcher(comment.text());
            if (matcher.matches()) {
                SqlName name = SqlName.at(Phrase.of(matcher.group(1)));
                tables.add(name.schema().isEmpty() ? new SqlName("public", name.name()) : name);
            }
        }
        return tables;
    }
}

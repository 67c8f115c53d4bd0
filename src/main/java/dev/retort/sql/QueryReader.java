package dev.retort.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a statement is a query, one that changes nothing by itself, and what it reads and calls. */
final class QueryReader {
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "table", "values");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge", "into");

    /** In these FROM is a part of the call: {@code extract(year FROM t)}. */
    private static final Set<String> CALLS_WITH_FROM = Set.of("extract", "substring", "trim", "overlay");

    /** What ends the list of a FROM. */
    private static final Set<String> AFTER_FROM = Set.of(
            "where", "group", "having", "window", "union", "intersect", "except", "order", "limit", "offset", "fetch");

    /** Words that a parenthesis may follow without a call. */
    private static final Set<String> NO_CALLS = Set.of(
            ("all and any array as asc between by case cast cross cube desc distinct else end except exists filter from"
                            + " full grouping having ilike in inner intersect is isnull join lateral left like limit"
                            + " materialized natural not notnull null offset on only or order outer over partition"
                            + " returning right rollup row select sets similar some table then to union unique using"
                            + " values when where with within coalesce nullif greatest least extract overlay position"
                            + " substring trim treat xmlelement xmlforest char character varchar numeric decimal bit"
                            + " varying precision float time timestamp interval")
                    .split(" "));

    /** One level of parentheses. */
    private static final class Level {
        private final boolean fromIsPartOfCall;
        private boolean inFrom;

        Level(boolean fromIsPartOfCall) {
            this.fromIsPartOfCall = fromIsPartOfCall;
        }
    }

    private final CharSequence text;
    private final List<Token> tokens;
    private final Set<String> relations = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> ownNames = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    private QueryReader(Phrase phrase) {
        this.text = phrase.text();
        this.tokens = phrase.tokens();
    }

    static Optional<Query> read(Phrase phrase) {
        return new QueryReader(phrase).read();
    }

    private Optional<Query> read() {
        int first = 0;
        while (is(first, TokenKind.OPEN_PARENTHESIS)) {
            first++;
        }
        if (!BEGINNINGS.contains(word(first)) || changesSomething()) {
            return Optional.empty();
        }
        if (word(first).equals("table")) {
            relations.add(nameAt(first + 1));
        }
        levels.push(new Level(false));
        for (int i = 0; i < tokens.size(); i++) {
            visit(i);
        }
        relations.removeAll(ownNames);
        return Optional.of(new Query(relations, functions));
    }

    /** SELECT … FOR UPDATE locks and changes nothing. */
    private boolean changesSomething() {
        for (int i = 0; i < tokens.size(); i++) {
            String word = word(i);
            if (CHANGES.contains(word)
                    && !(word.equals("update") && Set.of("for", "key").contains(word(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private void visit(int i) {
        switch (tokens.get(i).kind()) {
            case OPEN_PARENTHESIS -> levels.push(new Level(CALLS_WITH_FROM.contains(word(i - 1))));
            case CLOSE_PARENTHESIS -> {
                if (levels.size() > 1) {
                    levels.pop();
                }
            }
            case SYMBOL -> {
                if (symbol(i, ',') && level().inFrom) {
                    relation(i + 1);
                }
            }
            case WORD, QUOTED_NAME -> name(i);
            default -> {}
        }
    }

    private void name(int i) {
        String word = word(i);
        if (word.equals("from") && !level().fromIsPartOfCall && !word(i - 1).equals("distinct")) {
            level().inFrom = true;
            relation(i + 1);
        } else if (word.equals("join")) {
            relation(i + 1);
        } else if (AFTER_FROM.contains(word)) {
            level().inFrom = false;
        } else if (isOwnName(i)) {
            ownNames.add(nameAt(i));
        } else if (is(i + 1, TokenKind.OPEN_PARENTHESIS) && !NO_CALLS.contains(word) && !symbol(i - 1, ':')) {
            functions.add(symbol(i - 1, '.') ? single(i - 2) + "." + single(i) : single(i));
        }
    }

    private void relation(int at) {
        int i = at;
        while (Set.of("only", "lateral").contains(word(i))) {
            i++;
        }
        boolean named = is(i, TokenKind.WORD) || is(i, TokenKind.QUOTED_NAME);
        if (named
                && !Set.of("select", "values", "rows").contains(word(i))
                && !is(endOfName(i), TokenKind.OPEN_PARENTHESIS)) {
            relations.add(nameAt(i));
        }
    }

    /** {@code name AS (} and {@code name (a, b) AS NOT MATERIALIZED (}, outside a FROM. */
    private boolean isOwnName(int i) {
        boolean listed = word(i - 1).equals("with") || word(i - 1).equals("recursive") || symbol(i - 1, ',');
        int as = is(i + 1, TokenKind.OPEN_PARENTHESIS) ? afterGroup(i + 1) : i + 1;
        if (!listed || level().inFrom || !word(as).equals("as")) {
            return false;
        }
        int next = as + 1;
        while (Set.of("not", "materialized").contains(word(next))) {
            next++;
        }
        return is(next, TokenKind.OPEN_PARENTHESIS);
    }

    private int afterGroup(int open) {
        int depth = 0;
        int i = open;
        do {
            depth += is(i, TokenKind.OPEN_PARENTHESIS) ? 1 : is(i, TokenKind.CLOSE_PARENTHESIS) ? -1 : 0;
            i++;
        } while (depth > 0 && i < tokens.size());
        return i;
    }

    private int endOfName(int i) {
        return symbol(i + 1, '.') ? endOfName(i + 2) : i + 1;
    }

    private String nameAt(int i) {
        String name = single(i);
        return symbol(i + 1, '.') ? name + "." + nameAt(i + 2) : name;
    }

    private String single(int i) {
        if (i < 0 || i >= tokens.size()) {
            return "";
        }
        Token token = tokens.get(i);
        String name = text.subSequence(token.start(), token.end()).toString();
        return token.kind() == TokenKind.QUOTED_NAME
                ? name.replaceAll("^\"|\"$", "").replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    /** The unquoted word there, in small letters; empty where there is none. */
    private String word(int i) {
        return is(i, TokenKind.WORD) ? single(i) : "";
    }

    private boolean is(int i, TokenKind kind) {
        return i >= 0 && i < tokens.size() && tokens.get(i).kind() == kind;
    }

    private boolean symbol(int i, char symbol) {
        return is(i, TokenKind.SYMBOL) && text.charAt(tokens.get(i).start()) == symbol;
    }

    private Level level() {
        return levels.getFirst();
    }
}

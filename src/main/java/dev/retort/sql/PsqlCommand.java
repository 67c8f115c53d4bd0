package dev.retort.sql;

/** What to say about a backslash outside of quotes: with psql it begins a command, in SQL it means nothing. */
final class PsqlCommand {
    private static final int LONGEST = 30;

    private PsqlCommand() {}

    /** @param backslash its offset */
    static Fault fault(CharSequence text, int backslash) {
        String name = name(text, backslash + 1);
        if (name.isEmpty()) {
            return new Fault(
                    backslash, "A backslash stands outside of quotes, where SQL has none: remove or quote it.");
        }
        if (name.equals(".")) {
            return new Fault(
                    backslash,
                    "\\. ends the data of a COPY … FROM STDIN, and none stands before it: end that statement with a semicolon, or remove this line.");
        }
        return new Fault(
                backslash, "\\" + name + " is a command of psql, and Retort runs plain SQL: " + advice(name) + ".");
    }

    private static String advice(String name) {
        return switch (name) {
            case ";" -> "separate the statements with a semicolon alone";
            case "i", "ir", "include", "include_relative" -> "put the statements of that file here";
            case "set", "unset", "gset", "getenv", "setenv", "prompt" -> "write the value itself where it is used";
            case "c", "connect" -> "a migration runs on the connection it is given; remove the line";
            case "copy" -> "use COPY … FROM STDIN; with the data on the lines after it and \\. on the last";
            case "g", "gx" -> "end the statement with a semicolon";
            case "gexec" -> "use a DO block with EXECUTE";
            case "if", "elif", "else", "endif" -> "use a DO block with IF";
            case "restrict", "unrestrict" -> "pg_dump writes it for psql; remove the line";
            default -> "remove the line, or say it in SQL";
        };
    }

    /** Letters, or the one sign that some commands consist of. Nothing else of the text gets into the message. */
    private static String name(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST && isLetter(text.charAt(end))) {
            end++;
        }
        boolean sign = end == from && end < text.length() && ".;:!?".indexOf(text.charAt(end)) >= 0;
        return text.subSequence(from, sign ? end + 1 : end).toString();
    }

    private static boolean isLetter(char c) {
        char upper = Characters.upper(c);
        return (upper >= 'A' && upper <= 'Z') || c == '_';
    }
}

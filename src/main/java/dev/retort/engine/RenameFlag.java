package dev.retort.engine;

import dev.retort.sql.NamePath;
import java.util.Optional;

/**
 * A rename as the command line says it: {@code public.shop=public.store}, {@code public.shop.title=name}.
 *
 * @param text as it was written
 */
public record RenameFlag(String text, NamePath before, NamePath after) {
    /** Empty where the text is none. */
    public static Optional<RenameFlag> parse(String text) {
        int middle = middle(text);
        return middle < 0
                ? Optional.empty()
                : NamePath.parse(text.substring(0, middle)).flatMap(before -> NamePath.parse(text.substring(middle + 1))
                        .map(after -> new RenameFlag(text, before, after)));
    }

    /** Where the sign stands that is in no quotes and no parentheses. */
    private static int middle(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == '=' && depth == 0) {
                return i;
            }
        }
        return -1;
    }
}

package dev.retort.importing;

import java.util.regex.Pattern;

/**
 * How the project's {@code env.py} learns where its database is: {@code ini}, {@code env:NAME} or {@code x:KEY}.
 *
 * @param text as it is written on the command line
 */
public record UrlBy(String text) {
    private static final Pattern FORM = Pattern.compile("ini|env:[A-Za-z_][A-Za-z0-9_]*|x:[^=\\s]+");

    public UrlBy {
        if (!FORM.matcher(text).matches()) {
            throw new ImportException(
                    "--url-by is \"" + text + "\"; it is ini (the option sqlalchemy.url), env:NAME (an"
                            + " environment variable) or x:KEY (-x KEY=URL)");
        }
    }
}

package dev.retort.source;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How new files are called, in Alembic's form: {@code %(year)d_%(month).2d_%(day).2d-%(rev)s_%(slug)s}.
 *
 * <p>The parts are rev, slug, epoch, year, month, day, hour, minute and second; {@code .2d} pads with zeros to two digits.
 *
 * @param text without the ending
 */
public record FileNameTemplate(String text) {
    private static final int LONGEST_SLUG = 40;
    private static final Pattern PART = Pattern.compile("%\\((?<name>\\w+)\\)(?:\\.(?<digits>\\d))?[ds]");

    /** Reads its own parts, so it comes after their pattern. */
    public static final FileNameTemplate DEFAULT = new FileNameTemplate("%(rev)s_%(slug)s");

    public FileNameTemplate {
        Matcher parts = PART.matcher(text);
        boolean hasRevision = false;
        while (parts.find()) {
            hasRevision |= parts.group("name").equals("rev");
            value(parts.group("name"), "", "", ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
        }
        if (!hasRevision) {
            throw problem("it has no %(rev)s, so that two files could get one name");
        }
        if (PART.matcher(text).replaceAll("").matches(".*[%\\\\:*?\"<>|\\p{Cntrl}].*") || text.startsWith("/")) {
            throw problem("outside its parts it may hold letters, digits, blanks, and . _ - /");
        }
    }

    /** The file's name, with its ending. */
    public String fileName(String revision, String message, ZonedDateTime created) {
        String slug = slug(message);
        String name = PART.matcher(text).replaceAll(part -> {
            String value = value(part.group("name"), revision, slug, created);
            String digits = part.group("digits");
            return Matcher.quoteReplacement(
                    digits == null
                            ? value
                            : "0".repeat(Math.max(0, Integer.parseInt(digits) - value.length())) + value);
        });
        return name.replaceAll("[_-]+$", "") + ".sql";
    }

    private static String slug(String message) {
        String slug = message.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
        int end = slug.codePointCount(0, slug.length()) > LONGEST_SLUG
                ? slug.offsetByCodePoints(0, LONGEST_SLUG)
                : slug.length();
        return slug.substring(0, end).replaceAll("_$", "");
    }

    private static String value(String name, String revision, String slug, ZonedDateTime created) {
        return switch (name) {
            case "rev" -> revision;
            case "slug" -> slug;
            case "epoch" -> String.valueOf(created.toEpochSecond());
            case "year" -> String.valueOf(created.getYear());
            case "month" -> String.valueOf(created.getMonthValue());
            case "day" -> String.valueOf(created.getDayOfMonth());
            case "hour" -> String.valueOf(created.getHour());
            case "minute" -> String.valueOf(created.getMinute());
            case "second" -> String.valueOf(created.getSecond());
            default -> throw problem("there is no part \"" + name + "\"");
        };
    }

    private static SourceException problem(String what) {
        return new SourceException(List.of("cannot use the template of file names: " + what
                + "; its parts are %(rev)s, %(slug)s, %(epoch)s, %(year)d, %(month).2d, %(day).2d, %(hour).2d,"
                + " %(minute).2d and %(second).2d"));
    }
}

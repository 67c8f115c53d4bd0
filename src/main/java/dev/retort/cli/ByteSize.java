package dev.retort.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** An amount of space, as a flag says it: {@code 10GB}, {@code 500MB}, {@code 10Gi}; in units of 1,024, as PostgreSQL counts. */
record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:([kKMGT])(?:i|iB|B)?|B)");

    static ByteSize parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("\"" + text + "\" is not a size; write 500MB, 10GB or 10Gi");
        }
        long amount = Long.parseLong(parts.group(1));
        String unit = parts.group(2) == null ? "" : parts.group(2);
        return new ByteSize(
                switch (unit) {
                    case "k", "K" -> amount << 10;
                    case "M" -> amount << 20;
                    case "G" -> amount << 30;
                    case "T" -> amount << 40;
                    default -> amount;
                });
    }
}

package dev.retort.revision;

import dev.retort.revision.Target.Base;
import dev.retort.revision.Target.Head;
import dev.retort.revision.Target.Heads;
import dev.retort.revision.Target.Named;
import dev.retort.revision.Target.Offset;
import dev.retort.revision.Target.Steps;
import dev.retort.revision.TargetException.Code;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads targets:
 *
 * <pre>
 * target = [ branch "@" ] ( symbol [ offset ] | offset )
 * symbol = "head" | "heads" | "base" | name
 * offset = ( "+" | "-" ) digits
 * </pre>
 *
 * <p>Names hold none of {@code @ - + : ,}, so that there is one reading only.
 */
final class TargetParser {
    private static final Pattern OFFSET = Pattern.compile("([^+-]*)([+-])(\\d{1,6})");

    private TargetParser() {}

    static Target parse(String text) {
        String[] parts = text.strip().split("@", -1);
        if (parts.length > 2) {
            throw malformed(text, "it has more than one @");
        }
        String rest = parts[parts.length - 1];
        if (rest.contains(":")) {
            throw new TargetException(
                    Code.RANGE,
                    "cannot go to \"" + printable(text) + "\", which is a range: name the place to go to;"
                            + " ranges are for --sql and for history");
        }
        Optional<String> branch = parts.length == 1 ? Optional.empty() : Optional.of(name(text, parts[0]));
        Matcher offset = OFFSET.matcher(rest);
        if (!offset.matches()) {
            return symbol(text, branch, rest);
        }
        int count = Integer.parseInt(offset.group(2) + offset.group(3));
        if (count == 0) {
            throw malformed(text, "zero steps lead nowhere");
        }
        return offset.group(1).isEmpty()
                ? new Steps(branch, count)
                : new Offset(symbol(text, branch, offset.group(1)), count);
    }

    private static Target symbol(String text, Optional<String> branch, String symbol) {
        return switch (symbol) {
            case "head" -> new Head(branch);
            case "heads" -> new Heads(branch);
            case "base" -> new Base(branch);
            default -> new Named(branch, name(text, symbol));
        };
    }

    private static String name(String text, String name) {
        Identifiers.problem(name).ifPresent(problem -> {
            throw malformed(text, problem);
        });
        return name;
    }

    private static TargetException malformed(String text, String why) {
        return new TargetException(
                Code.MALFORMED,
                "cannot read the target \"" + printable(text) + "\": " + why
                        + "; write a revision, head, heads, base, +1, -1, label@head, label@base, label@-1 or head-1");
    }

    private static String printable(String text) {
        return Identifiers.printable(text.strip());
    }
}

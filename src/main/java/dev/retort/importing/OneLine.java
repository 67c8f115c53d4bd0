package dev.retort.importing;

/** A statement shown in a comment: short, and on one line. */
final class OneLine {
    private static final int LONGEST = 160;

    private OneLine() {}

    static String of(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + " …";
    }
}

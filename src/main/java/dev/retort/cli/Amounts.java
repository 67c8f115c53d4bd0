package dev.retort.cli;

import java.util.Locale;

/** Numbers and sizes as people read them. */
final class Amounts {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** {@code 1,204}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 96 kB}, as PostgreSQL's pg_size_pretty counts: in units of 1,024. */
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, size >= 10 || unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }
}

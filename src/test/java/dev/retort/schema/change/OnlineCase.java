package dev.retort.schema.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case of {@code schema/online.sql}.
 *
 * @param version PostgreSQL's major version that the plan is for
 * @param plan the parts, each below {@code -- together:} or {@code -- alone:}
 */
record OnlineCase(String name, int version, String from, String to, String plan) {
    private static final Path CASES = Path.of("src/test/resources/schema/online.sql");

    static List<OnlineCase> all() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^-- case: "))
                .skip(1)
                .map(text -> {
                    String[] parts = text.split("(?m)^-- (?:to|plan)\n", -1);
                    int end = parts[0].indexOf('\n');
                    String from = parts[0].substring(end + 1);
                    int version = from.startsWith("-- version ")
                            ? Integer.parseInt(
                                    from.lines().findFirst().orElseThrow().replaceAll("\\D", ""))
                            : Majors.NEWEST;
                    return new OnlineCase(parts[0].substring(0, end), version, from, parts[1], parts[2]);
                })
                .toList();
    }

    /** The same on a server. */
    OnlineCase on(int major) {
        return new OnlineCase(name, Math.min(version, major), from, to, plan);
    }

    /** Writes down what the plans are now, for a person to look at. */
    static void write(Map<String, String> plans) throws IOException {
        StringBuilder text = new StringBuilder();
        for (OnlineCase given : all()) {
            text.append("-- case: ").append(given.name).append('\n').append(given.from);
            text.append("-- to\n").append(given.to).append("-- plan\n").append(plans.get(given.name));
        }
        Files.writeString(CASES, text);
    }

    @Override
    public String toString() {
        return name;
    }
}

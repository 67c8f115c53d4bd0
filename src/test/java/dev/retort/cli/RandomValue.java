package dev.retort.cli;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values for the columns of a random chain. */
record RandomValue(RandomGenerator random) {
    /** A literal of a type. */
    String of(String type) {
        int n = random.nextInt(1000);
        return switch (type) {
            case "int", "bigint" -> String.valueOf(n);
            case "text", "varchar(20)" -> "'" + pick(List.of("Ada Lovelace", "x", "", "it''s " + n, "é ü")) + "'";
            case "numeric(10,2)" -> n + ".50";
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "timestamptz" -> "timestamptz '2026-01-02 03:04:05.678+01'";
            case "date" -> "date '2026-02-03'";
            case "jsonb" -> "jsonb '{\"a\": " + n + "}'";
            case "json" -> "json '{\"b\" : " + n + "}'";
            case "uuid" -> "uuid '00000000-0000-0000-0000-" + String.format("%012d", n) + "'";
            case "bytea" -> "bytea '\\x" + String.format("%04x", n) + "'";
            case "int[]" -> "ARRAY[" + n + ", NULL]";
            case "double precision" -> n + ".125";
            case "real" -> n + ".1";
            case "interval" -> "interval '" + n + " minutes'";
            case "mood" -> "mood '" + pick(List.of("sad", "ok", "happy")) + "'";
            case "positive" -> String.valueOf(n + 1);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

package dev.retort.operator.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retort.operator.api.DatabaseMigrationSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a run is recognised by. */
public final class Hashes {
    /** As much of a SHA-256 as fits a label's value, with room for people to read it. */
    private static final int LENGTH = 40;

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Hashes() {}

    /** Of everything that has an influence on what a run does. */
    public static String wanted(DatabaseMigrationSpec spec, String sourceDigest) {
        try {
            var text = CANONICAL.writeValueAsString(spec.withoutSuspend());
            return sha256(text + "\n" + sourceDigest).substring(0, LENGTH);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec that came as JSON cannot be written as JSON", e);
        }
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

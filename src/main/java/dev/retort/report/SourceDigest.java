package dev.retort.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a set of migration files is recognised by. The operator computes it from what a resource names, the Job from what
 * was mounted. A person gets it from {@code LC_ALL=C sha256sum *.sql | sha256sum}.
 */
public final class SourceDigest {
    private static final String PREFIX = "sha256:";

    private SourceDigest() {}

    /** Whether a file of this name, at the top of the folder, is one of the migrations: hidden ones are left out. */
    public static boolean counts(String name) {
        return name.endsWith(".sql") && !name.startsWith(".");
    }

    /** Of one file, in hexadecimal. */
    public static String ofFile(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /**
     * Of all files.
     *
     * @param files name in the folder to {@link #ofFile}
     */
    public static String of(Map<String, String> files) {
        var whole = sha256();
        new TreeMap<>(files).forEach((name, digest) -> whole.update((digest + "  " + name + "\n").getBytes(UTF_8)));
        return PREFIX + HexFormat.of().formatHex(whole.digest());
    }

    /** Whether the text has the form of a digest. */
    public static boolean isOne(String text) {
        return text.matches(PREFIX + "[0-9a-f]{64}");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

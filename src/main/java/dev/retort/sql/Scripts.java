package dev.retort.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Both scripts of a revision.
 *
 * @param down empty where the revision cannot be undone
 * @param timeouts of both
 */
public record Scripts(Script up, Optional<Script> down, Timeouts timeouts) {
    /** SHA-256 over both texts as lower-case hex; line ends and blank edges make no difference. */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(canonical(up));
            digest.update((byte) 0);
            down.ifPresent(script -> digest.update(canonical(script)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] canonical(Script script) {
        String mode = script.transactional() ? "" : "transaction:false\n";
        return (mode + script.text().replace("\r\n", "\n").strip()).getBytes(StandardCharsets.UTF_8);
    }
}

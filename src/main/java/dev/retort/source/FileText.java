package dev.retort.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a file's bytes as UTF-8 and says at which line it is not. A byte order mark is dropped. */
final class FileText {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    static String of(byte[] bytes, String name) {
        String text = decode(bytes, name);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** The line after all this text, whose lines end with LF, CRLF or a lone CR. */
    private static long line(CharSequence before) {
        return 1 + LINE_END.matcher(before).results().count();
    }

    private static String decode(byte[] bytes, String name) {
        String quick = new String(bytes, StandardCharsets.UTF_8);
        String text = quick.indexOf(REPLACEMENT) < 0 ? quick : decodeStrictly(bytes, name);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new SourceException(
                    List.of(
                            name + ":" + line(text.substring(0, nul))
                                    + ": a NUL character stands here, which PostgreSQL has in no text; remove it, or save the file as UTF-8"));
        }
        return text;
    }

    /** Several times as slow, but knows a character that was put in for broken bytes from one that stands in the file. */
    private static String decodeStrictly(byte[] bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw new SourceException(List.of(name + ":" + line(out) + ": the file is not UTF-8 (byte 0x"
                    + String.format("%02x", bytes[in.position()]) + "); save it as UTF-8"));
        }
        return out.toString();
    }
}

package io.typogram.local.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// As much of RFC 6455 as a benchmark needs: the handshake, and whole binary messages of at most
/// 125 bytes.
final class WebSocketFrames {

    static final int PAYLOAD_AT_MOST = 125;
    static final int FRAME_AT_MOST = 2 + 4 + PAYLOAD_AT_MOST;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL_BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;

    /// Any will do: a mask protects from nobody here.
    private static final int MASK = 0x1234_5678;

    private WebSocketFrames() {}

    /// What proves that the server understood the client's key (section 4.2.2).
    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Appends a message, as a client or as a server sends it.
    static void write(ByteBuffer out, byte[] payload, boolean masked) {
        if (payload.length > PAYLOAD_AT_MOST) {
            throw new IllegalArgumentException("a message has at most 125 bytes");
        }
        out.put((byte) FINAL_BINARY);
        out.put((byte) (payload.length | (masked ? MASKED : 0)));
        if (masked) {
            out.putInt(MASK);
        }
        int from = out.position();
        out.put(payload);
        if (masked) {
            applyMask(out, from, payload.length, MASK);
        }
    }

    /// Takes one message, or leaves the buffer as it is when it is not there as a whole.
    static Optional<byte[]> read(ByteBuffer in) {
        if (in.remaining() < 2) {
            return Optional.empty();
        }
        int first = in.get(in.position()) & 0xFF;
        int second = in.get(in.position() + 1) & 0xFF;
        boolean masked = (second & MASKED) != 0;
        int length = second & ~MASKED;
        if (first != FINAL_BINARY || length > PAYLOAD_AT_MOST) {
            throw new IllegalArgumentException("not a message of this benchmark");
        }
        int head = 2 + (masked ? MASK_BYTES : 0);
        if (in.remaining() < head + length) {
            return Optional.empty();
        }
        in.position(in.position() + 2);
        int mask = masked ? in.getInt() : 0;
        byte[] payload = new byte[length];
        in.get(payload);
        if (masked) {
            applyMask(ByteBuffer.wrap(payload), 0, length, mask);
        }
        return Optional.of(payload);
    }

    private static void applyMask(ByteBuffer buffer, int from, int length, int mask) {
        for (int place = 0; place < length; place++) {
            int part = mask >>> (24 - 8 * (place % MASK_BYTES));
            buffer.put(from + place, (byte) (buffer.get(from + place) ^ part));
        }
    }
}

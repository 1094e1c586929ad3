package io.typogram.typing.entity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Keystrokes of some results of one player, as they are kept outside the database: `TKB1`, how many
/// streams there are (4 bytes), for each the id of its result (16) and how many bytes it has (4), and
/// then the streams one after the other, each as [io.typogram.keystrokes.KeystrokeCodec] wrote it.
public final class KeystrokeBundle {

    public static final int MAX_STREAMS = 500;
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAGIC = 0x544B4231;

    private final Map<UUID, byte[]> streams;

    public KeystrokeBundle(Map<UUID, byte[]> streams) {
        this.streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
        if (streams.isEmpty() || streams.size() > MAX_STREAMS) {
            throw new IllegalArgumentException("a bundle has 1 to " + MAX_STREAMS + " streams");
        }
    }

    /// Reads what [#toBytes] wrote.
    ///
    /// @throws IllegalArgumentException when that was something else
    public static KeystrokeBundle parse(byte[] bytes) {
        try {
            return read(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException shorter) {
            throw new IllegalArgumentException("a bundle that ends early", shorter);
        }
    }

    private static KeystrokeBundle read(ByteBuffer bytes) {
        if (bytes.getInt() != MAGIC) {
            throw new IllegalArgumentException("no bundle");
        }
        int count = bytes.getInt();
        if (count < 1 || count > MAX_STREAMS) {
            throw new IllegalArgumentException("a bundle of so many streams");
        }
        Map<UUID, Integer> lengths = new LinkedHashMap<>();
        for (int stream = 0; stream < count; stream++) {
            lengths.put(new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt());
        }
        Map<UUID, byte[]> streams = new LinkedHashMap<>();
        lengths.forEach((result, length) -> streams.put(result, next(bytes, length)));
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("a bundle with something behind it");
        }
        return new KeystrokeBundle(streams);
    }

    private static byte[] next(ByteBuffer bytes, int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a bundle that ends early");
        }
        byte[] stream = new byte[length];
        bytes.get(stream);
        return stream;
    }

    public Map<UUID, byte[]> streams() {
        return streams;
    }

    public Optional<byte[]> of(UUID result) {
        return Optional.ofNullable(streams.get(result));
    }

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(streams.size());
            for (Map.Entry<UUID, byte[]> stream : streams.entrySet()) {
                out.writeLong(stream.getKey().getMostSignificantBits());
                out.writeLong(stream.getKey().getLeastSignificantBits());
                out.writeInt(stream.getValue().length);
            }
            for (byte[] stream : streams.values()) {
                out.write(stream);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// The SHA-256 of an object's bytes, in hexadecimal digits.
    public static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

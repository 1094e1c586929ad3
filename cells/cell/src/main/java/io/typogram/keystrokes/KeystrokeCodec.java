package io.typogram.keystrokes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Keystrokes as few bytes, and back without a difference. See `docs/internals/keystrokes.md` for the format.
public final class KeystrokeCodec {

    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 4;

    private KeystrokeCodec() {}

    public static byte[] encode(Keystrokes keystrokes) {
        BitWriter writer = new BitWriter();
        long tick = tick(keystrokes);
        var header = new NumberModel(0);
        header.code(writer, VERSION);
        header.code(writer, keystrokes.size());
        header.code(writer, tick);
        StreamModel model = new StreamModel(writer);
        long before = 0;
        for (int event = 0; event < keystrokes.size(); event++) {
            boolean down = model.down(keystrokes.isDown(event));
            long at = keystrokes.atMicros(event);
            model.ticks(down, (at - before) / tick);
            model.key(down, keystrokes.key(event));
            before = at;
        }
        return withChecksum(writer.finish());
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws CorruptStreamException when the bytes are no stream
    public static Keystrokes decode(byte[] bytes) {
        return read(withoutChecksum(bytes));
    }

    static byte[] withChecksum(byte[] stream) {
        return ByteBuffer.allocate(CHECKSUM_BYTES + stream.length)
                .putInt(checksum(stream))
                .put(stream)
                .array();
    }

    private static byte[] withoutChecksum(byte[] bytes) {
        if (bytes.length <= CHECKSUM_BYTES) {
            throw new CorruptStreamException("too short");
        }
        byte[] stream = Arrays.copyOfRange(bytes, CHECKSUM_BYTES, bytes.length);
        if (ByteBuffer.wrap(bytes).getInt() != checksum(stream)) {
            throw new CorruptStreamException("not what was written");
        }
        return stream;
    }

    private static int checksum(byte[] stream) {
        CRC32C checksum = new CRC32C();
        checksum.update(stream);
        return (int) checksum.getValue();
    }

    private static Keystrokes read(byte[] stream) {
        BitReader reader = new BitReader(stream);
        var header = new NumberModel(0);
        if (header.code(reader, 0) != VERSION) {
            throw new CorruptStreamException("of another version");
        }
        long size = header.code(reader, 0);
        long tick = header.code(reader, 0);
        if (size < 1 || size > Keystrokes.MAX_EVENTS) {
            throw new CorruptStreamException("too many events, or none");
        }
        StreamModel model = new StreamModel(reader);
        long[] atMicros = new long[(int) size];
        StringBuilder actions = new StringBuilder((int) size);
        List<String> keys = new ArrayList<>((int) size);
        long at = 0;
        for (int event = 0; event < size; event++) {
            boolean down = model.down(false);
            at += model.ticks(down, 0) * tick;
            atMicros[event] = at;
            actions.append(down ? 'D' : 'U');
            keys.add(model.key(down, ""));
        }
        return Keystrokes.of(atMicros, actions.toString(), keys)
                .orElseThrow(() -> new CorruptStreamException("no keystrokes"));
    }

    /// The coarsest unit in which every time is a whole number: clocks of browsers have steps.
    private static long tick(Keystrokes keystrokes) {
        long tick = 0;
        for (int event = 0; event < keystrokes.size(); event++) {
            tick = greatestCommonDivisor(keystrokes.atMicros(event), tick);
        }
        return Math.max(tick, 1);
    }

    private static long greatestCommonDivisor(long one, long other) {
        long greater = one;
        long smaller = other;
        while (smaller != 0) {
            long rest = greater % smaller;
            greater = smaller;
            smaller = rest;
        }
        return greater;
    }
}

package io.typogram.topology.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/// Reads a snapshot by its description, and shares no code with its writer.
public final class SnapshotReader {

    private SnapshotReader() {}

    /// What the bytes say.
    ///
    /// @throws IllegalArgumentException when it is damaged or cut off
    public static Snapshot read(byte[] bytes) {
        if (bytes.length < 32) {
            throw new IllegalArgumentException("cut off");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        demandChecksum(buffer);
        if (buffer.getLong() != 0x5459504f44495231L) {
            throw new IllegalArgumentException("not a snapshot");
        }
        long version = buffer.getLong();
        List<CellId> cells = new ArrayList<>();
        for (int remaining = buffer.getInt(); remaining > 0; remaining--) {
            byte[] id = new byte[buffer.getShort()];
            buffer.get(id);
            cells.add(new CellId(new String(id, UTF_8)));
        }
        Map<UserId, Home> homes = new LinkedHashMap<>();
        for (long remaining = buffer.getLong(); remaining > 0; remaining--) {
            var user = new UserId(new UUID(buffer.getLong(), buffer.getLong()));
            homes.put(user, new Home(cells.get(buffer.getShort()), buffer.getInt()));
        }
        if (buffer.remaining() != Integer.BYTES) {
            throw new IllegalArgumentException("more than was announced");
        }
        return new Snapshot(version, cells, homes);
    }

    private static void demandChecksum(ByteBuffer buffer) {
        int end = buffer.limit() - Integer.BYTES;
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().limit(end));
        if ((int) checksum.getValue() != buffer.getInt(end)) {
            throw new IllegalArgumentException("damaged");
        }
    }

    /// What a snapshot says.
    public record Snapshot(long version, List<CellId> cells, Map<UserId, Home> homes) {

        public Snapshot {
            cells = List.copyOf(cells);
            homes = Map.copyOf(homes);
        }
    }
}

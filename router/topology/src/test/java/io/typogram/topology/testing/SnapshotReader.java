package io.typogram.topology.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.nio.BufferUnderflowException;
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
        try {
            return read(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException cutOff) {
            throw new IllegalArgumentException("cut off", cutOff);
        }
    }

    private static Snapshot read(ByteBuffer bytes) {
        if (bytes.getLong() != 0x5459504f44495232L) {
            throw new IllegalArgumentException("not a snapshot");
        }
        int blocks = 0;
        ByteBuffer first = block(bytes, 'C', blocks++);
        long version = first.getLong();
        List<CellId> cells = new ArrayList<>();
        for (int remaining = first.getInt(); remaining > 0; remaining--) {
            byte[] id = new byte[first.getShort()];
            first.get(id);
            cells.add(new CellId(new String(id, UTF_8)));
        }
        Map<UserId, Home> homes = new LinkedHashMap<>();
        while (bytes.hasRemaining() && bytes.get(bytes.position()) == 'U') {
            ByteBuffer users = block(bytes, 'U', blocks++);
            while (users.hasRemaining()) {
                var user = new UserId(new UUID(users.getLong(), users.getLong()));
                homes.put(user, new Home(cells.get(users.getShort()), users.getInt()));
            }
        }
        if (block(bytes, 'E', blocks).getLong() != homes.size() || bytes.hasRemaining()) {
            throw new IllegalArgumentException("another number of users than was announced");
        }
        return new Snapshot(version, cells, homes);
    }

    /// The content of the next block, which has to be this one.
    private static ByteBuffer block(ByteBuffer bytes, char kind, int number) {
        int begin = bytes.position();
        if (bytes.get() != kind || bytes.getInt() != number) {
            throw new IllegalArgumentException("another block than was expected");
        }
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        ByteBuffer content = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().flip().position(begin));
        if ((int) checksum.getValue() != bytes.getInt()) {
            throw new IllegalArgumentException("damaged");
        }
        return content;
    }

    /// What a snapshot says.
    public record Snapshot(long version, List<CellId> cells, Map<UserId, Home> homes) {

        public Snapshot {
            cells = List.copyOf(cells);
            homes = Map.copyOf(homes);
        }
    }
}

package io.typogram.edge.testing;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// A snapshot block by block, written by hand from the contract and not by the code under test. Every
/// block has a right checksum, whatever nonsense it holds.
public final class TestingSnapshot {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int number;

    public TestingSnapshot() {
        bytes.writeBytes("TYPODIR2".getBytes(StandardCharsets.US_ASCII));
    }

    public TestingSnapshot cells(long version, List<String> cells) {
        ByteBuffer content = ByteBuffer.allocate(1 << 16).putLong(version).putInt(cells.size());
        for (String cell : cells) {
            content.putShort((short) cell.length());
            content.put(cell.getBytes(StandardCharsets.UTF_8));
        }
        return block('C', content.flip());
    }

    public static ByteBuffer user(UserId user, int cell, int epoch) {
        return ByteBuffer.allocate(22)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .putShort((short) cell)
                .putInt(epoch)
                .flip();
    }

    public static ByteBuffer user(UserId user, List<String> cells, Home home) {
        return user(user, cells.indexOf(home.cell().value()), home.epoch());
    }

    public TestingSnapshot users(List<ByteBuffer> users) {
        ByteBuffer content = ByteBuffer.allocate(22 * users.size());
        users.forEach(content::put);
        return block('U', content.flip());
    }

    public TestingSnapshot end(long users) {
        return block('E', ByteBuffer.allocate(Long.BYTES).putLong(users).flip());
    }

    public TestingSnapshot block(char kind, ByteBuffer content) {
        ByteBuffer block = ByteBuffer.allocate(9 + content.remaining() + 4);
        block.put((byte) kind).putInt(number++).putInt(content.remaining()).put(content);
        CRC32C crc = new CRC32C();
        crc.update(block.array(), 0, block.position());
        bytes.writeBytes(block.putInt((int) crc.getValue()).array());
        return this;
    }

    /// Leaves a number out, as if a block were missing.
    public TestingSnapshot gap() {
        number++;
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}

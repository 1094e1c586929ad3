package io.typogram.topology.directory.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.testing.SnapshotReader;
import io.typogram.topology.testing.SnapshotReader.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SnapshotWriterTest {

    @Property(tries = 30)
    void whatIsWrittenIsReadBack(
            @ForAll long seed,
            @ForAll @IntRange(max = 8000) int users,
            @ForAll @IntRange(min = 1, max = 200) int cells,
            @ForAll @LongRange(min = 0) long version)
            throws IOException {
        List<CellId> ids = cells(cells);
        List<DirectoryEntry> entries = entries(new Random(seed), users, ids);

        Snapshot snapshot =
                SnapshotReader.read(write(new SnapshotHeader(version, ids, users), entries));

        assertThat(snapshot.version()).isEqualTo(version);
        assertThat(snapshot.cells()).isEqualTo(ids);
        assertThat(snapshot.homes()).hasSize(users);
        assertThat(entries)
                .allMatch(entry -> entry.home().equals(snapshot.homes().get(entry.user())));
    }

    @Property(tries = 200)
    void aSnapshotWithAnyByteChangedOrMissingIsRefused(@ForAll @IntRange(max = 166) int place)
            throws IOException {
        byte[] whole =
                write(new SnapshotHeader(7, cells(2), 4), entries(new Random(1), 4, cells(2)));
        assertThat(whole).hasSize(167);
        byte[] damaged = whole.clone();
        damaged[place] ^= 4;

        assertThatIllegalArgumentException().isThrownBy(() -> SnapshotReader.read(damaged));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SnapshotReader.read(Arrays.copyOf(whole, place)));
    }

    @Test
    void theFormIsAsDescribed() throws IOException {
        var user = new UserId(new UUID(1, 2));
        var entry = new DirectoryEntry(user, new Home(new CellId("us-1"), 3), 5);

        byte[] bytes = write(new SnapshotHeader(5, cells("eu-1", "us-1"), 1), List.of(entry));

        ByteBuffer read = ByteBuffer.wrap(bytes);
        assertThat(new String(bytes, 0, 8, US_ASCII)).isEqualTo(SnapshotWriter.MAGIC);
        read.position(8);
        assertThat(block(read))
                .containsExactly(
                        'C', 0, 0, 0, 0, 0, 0, 0, 24, // the first block, its length
                        0, 0, 0, 0, 0, 0, 0, 5, // version
                        0, 0, 0, 2, // cells
                        0, 4, 'e', 'u', '-', '1', //
                        0, 4, 'u', 's', '-', '1');
        assertThat(block(read))
                .containsExactly(
                        'U', 0, 0, 0, 1, 0, 0, 0, 22, // the second block, its length
                        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, // user
                        0, 1, // cell
                        0, 0, 0, 3); // epoch
        assertThat(block(read))
                .containsExactly(
                        'E', 0, 0, 0, 2, 0, 0, 0, 8, // the third block, its length
                        0, 0, 0, 0, 0, 0, 0, 1); // users
        assertThat(read.hasRemaining()).isFalse();
    }

    /// The next block up to its checksum.
    private static byte[] block(ByteBuffer read) {
        byte[] block = new byte[9 + read.getInt(read.position() + 5)];
        read.get(block);
        CRC32C checksum = new CRC32C();
        checksum.update(block);
        assertThat(read.getInt()).isEqualTo((int) checksum.getValue());
        return block;
    }

    @Test
    void usersStandInBlocksOfABoundedSize() throws IOException {
        int users = 2 * SnapshotWriter.USERS_PER_BLOCK;
        List<CellId> cells = cells("eu-1");
        ByteBuffer read =
                ByteBuffer.wrap(
                        write(
                                new SnapshotHeader(5, cells, users),
                                entries(new Random(1), users, cells)));
        read.position(8);
        List<Integer> lengths = new ArrayList<>();
        while (read.hasRemaining()) {
            lengths.add(block(read).length - 9);
        }
        int full = SnapshotWriter.USERS_PER_BLOCK * SnapshotWriter.USER_BYTES;
        assertThat(lengths).containsExactly(18, full, full, 8);
        assertThat(full).isLessThan(SnapshotWriter.MAX_CONTENT_BYTES);
    }

    @Test
    void aCountThatDoesNotHoldBreaksTheSnapshot() throws IOException {
        List<CellId> cells = cells("eu-1");
        List<DirectoryEntry> two = entries(new Random(1), 2, cells);

        assertThatExceptionOfType(SnapshotBrokenException.class)
                .isThrownBy(() -> write(new SnapshotHeader(5, cells, 1), two));
        assertThatExceptionOfType(SnapshotBrokenException.class)
                .isThrownBy(() -> write(new SnapshotHeader(5, cells, 3), two));
    }

    @Test
    void aCellThatTheHeaderDoesNotKnowBreaksTheSnapshot() {
        List<DirectoryEntry> entries = entries(new Random(1), 1, cells("us-1"));

        assertThatExceptionOfType(SnapshotBrokenException.class)
                .isThrownBy(() -> write(new SnapshotHeader(5, cells("eu-1"), 1), entries));
    }

    private static byte[] write(SnapshotHeader header, List<DirectoryEntry> entries)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        var snapshot = new SnapshotWriter(bytes, header);
        for (DirectoryEntry entry : entries) {
            snapshot.write(entry);
        }
        snapshot.finish(0);
        return bytes.toByteArray();
    }

    private static List<CellId> cells(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> new CellId("eu-" + n)).toList();
    }

    private static List<CellId> cells(String... ids) {
        return Arrays.stream(ids).map(CellId::new).toList();
    }

    private static List<DirectoryEntry> entries(Random random, int count, List<CellId> cells) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(version ->
                        new DirectoryEntry(
                                new UserId(new UUID(random.nextLong(), random.nextLong())),
                                new Home(
                                        cells.get(random.nextInt(cells.size())),
                                        1 + random.nextInt(1000)),
                                version))
                .toList();
    }
}

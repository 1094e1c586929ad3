package io.typogram.edge.directory;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.LoggedMessages;
import io.typogram.edge.testing.TestingSnapshot;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of damage that we can think of is refused and said, and what was known before stays.
final class DamagedSnapshotTest {

    private static final UserId ADA = new UserId(new UUID(1, 2));
    private static final int MAGIC_BYTES = 8;
    private static final int HEAD_BYTES = 9;
    private static final int CHECKSUM_BYTES = 4;
    private static final List<String> CELLS = List.of("eu-1", "us-1");

    @TempDir private Path folder;
    private final HomeTable directory = TestingTables.small();
    private FileLastGoodCopy copy;
    private Path file;

    @BeforeEach
    void know() throws IOException {
        copy = new FileLastGoodCopy(folder);
        file = folder.resolve("directory.snapshot");
        directory.learn(ADA, home("eu-1", 1));
    }

    @Test
    void aSnapshotWithAnyByteChangedIsRefused() throws IOException {
        byte[] good = written(3);
        for (int place = 0; place < good.length; place++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] damaged = good.clone();
                damaged[place] ^= (byte) (1 << bit);
                assertRefused(damaged);
            }
        }
    }

    @Test
    void aSnapshotOfManyBlocksWithAByteChangedInAnyPartOfAnyBlockIsRefused() throws IOException {
        byte[] good = written(3 * 4096 + 1);
        List<Integer> ends = blockEnds(good);
        assertThat(ends).hasSize(6);
        int begin = MAGIC_BYTES;
        for (int end : ends) {
            int middle = (begin + end) / 2;
            for (int place :
                    List.of(
                            begin,
                            begin + 1,
                            begin + 5,
                            begin + HEAD_BYTES,
                            middle,
                            end - CHECKSUM_BYTES - 1,
                            end - CHECKSUM_BYTES,
                            end - 1)) {
                byte[] damaged = good.clone();
                damaged[place] ^= 0x10;
                assertRefused(damaged);
            }
            begin = end;
        }
    }

    @Test
    void aSnapshotCutShortAnywhereIsRefused() throws IOException {
        byte[] good = written(3);
        for (int length = 0; length < good.length; length++) {
            assertRefused(Arrays.copyOf(good, length));
        }
    }

    @Test
    void aSnapshotCutShortAtTheEndOfABlockIsRefused() throws IOException {
        byte[] good = written(3 * 4096 + 1);
        List<Integer> ends = blockEnds(good);
        for (int end : ends.subList(0, ends.size() - 1)) {
            assertRefused(Arrays.copyOf(good, end - 1));
            assertRefused(Arrays.copyOf(good, end));
            assertRefused(Arrays.copyOf(good, end + 1));
        }
    }

    @Test
    void aSnapshotThatGoesOnAfterItsEndIsRefused() throws IOException {
        byte[] good = written(3);
        assertRefused(Arrays.copyOf(good, good.length + 1));
        byte[] twice = Arrays.copyOf(good, 2 * good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        assertRefused(twice);
    }

    @Test
    void aSnapshotOfAnotherVersionIsRefused() throws IOException {
        byte[] other = written(3);
        other[MAGIC_BYTES - 1] = '1';
        assertRefused(other);
        other[MAGIC_BYTES - 1] = '3';
        assertRefused(other);
    }

    @Test
    void aSnapshotThatLacksABlockIsRefused() throws IOException {
        assertRefused(new TestingSnapshot().cells(7, CELLS).gap().users(users()).end(2).bytes());
        assertRefused(new TestingSnapshot().users(users()).end(2).bytes());
        assertRefused(new TestingSnapshot().cells(7, CELLS).users(users()).bytes());
    }

    @Test
    void aSnapshotWithAnotherNumberOfUsersThanItSaysIsRefused() throws IOException {
        assertRefused(new TestingSnapshot().cells(7, CELLS).users(users()).end(1).bytes());
        assertRefused(new TestingSnapshot().cells(7, CELLS).users(users()).end(3).bytes());
        assertRefused(new TestingSnapshot().cells(7, CELLS).end(-1).bytes());
    }

    @Test
    void aSnapshotWhoseContentMakesNoSenseIsRefused() throws IOException {
        assertRefused(withUser(TestingSnapshot.user(ADA, CELLS.size(), 1)));
        assertRefused(withUser(TestingSnapshot.user(ADA, 0, 0)));
        assertRefused(withUser(TestingSnapshot.user(ADA, 0, -1)));
        assertRefused(withUser(ByteBuffer.allocate(21)));
        assertRefused(withUser(ByteBuffer.allocate(1)));
        assertRefused(new TestingSnapshot().cells(7, List.of("not a cell")).end(0).bytes());
        assertRefused(
                new TestingSnapshot().cells(7, CELLS).block('X', ByteBuffer.allocate(8)).bytes());
        ByteBuffer tooManyCells = ByteBuffer.allocate(12).putLong(7).putInt(10_001).flip();
        assertRefused(new TestingSnapshot().block('C', tooManyCells).end(0).bytes());
    }

    @Test
    void aBlockThatSaysItIsHugeTakesNoMemory() throws IOException {
        for (int length : List.of(-1, (1 << 20) + 1, Integer.MAX_VALUE)) {
            byte[] damaged = written(3);
            ByteBuffer.wrap(damaged).putInt(MAGIC_BYTES + 5, length);
            assertRefused(damaged);
        }
    }

    @Test
    void theSameSnapshotWithoutDamageIsTakenIn() throws IOException {
        Files.write(file, new TestingSnapshot().cells(7, CELLS).users(users()).end(2).bytes());
        assertThat(copy.loadDirectory(directory)).hasValue(7);
        assertThat(directory.find(ADA)).contains(home("us-1", 5));
        assertThat(directory.size()).isEqualTo(2);
    }

    @Test
    void aSnapshotCanSayThatSomebodyIsForgotten() throws IOException {
        Files.write(file, withUser(TestingSnapshot.user(ADA, 0xFFFF, 1)));
        assertThat(copy.loadDirectory(directory)).hasValue(7);
        assertThat(directory.find(ADA)).isEmpty();
    }

    private void assertRefused(byte[] content) throws IOException {
        Files.write(file, content);
        try (LoggedMessages logged = new LoggedMessages(FileLastGoodCopy.class)) {
            assertThat(copy.loadDirectory(directory)).isEmpty();
            assertThat(logged.ids()).containsExactly("EDGE-D1");
        }
        assertThat(directory.size()).isEqualTo(1);
        assertThat(directory.find(ADA)).contains(home("eu-1", 1));
    }

    private byte[] written(int users) throws IOException {
        HomeTable table = TestingTables.small();
        for (int number = 1; number <= users; number++) {
            table.learn(new UserId(new UUID(number, ~number)), home("us-1", 1 + number % 3));
        }
        copy.saveDirectory(7, table);
        return Files.readAllBytes(file);
    }

    private static List<ByteBuffer> users() {
        UserId grace = new UserId(new UUID(3, 4));
        return List.of(TestingSnapshot.user(ADA, 1, 5), TestingSnapshot.user(grace, 0, 1));
    }

    private static byte[] withUser(ByteBuffer user) {
        return new TestingSnapshot().cells(7, CELLS).block('U', user).end(1).bytes();
    }

    private static List<Integer> blockEnds(byte[] snapshot) {
        List<Integer> ends = new ArrayList<>();
        int place = MAGIC_BYTES;
        while (place < snapshot.length) {
            place += HEAD_BYTES + ByteBuffer.wrap(snapshot).getInt(place + 5) + CHECKSUM_BYTES;
            ends.add(place);
        }
        return ends;
    }
}

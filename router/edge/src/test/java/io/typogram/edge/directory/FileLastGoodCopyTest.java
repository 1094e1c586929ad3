package io.typogram.edge.directory;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.Node;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileLastGoodCopyTest {

    private static final UserId ADA = new UserId(new UUID(1, 2));
    private static final Cells CELLS =
            new Cells(
                    List.of(
                            new Cell(
                                    new CellId("eu-1"),
                                    new RegionId("eu"),
                                    "shared",
                                    "active",
                                    100,
                                    List.of(new Node("127.0.0.1", 8201)),
                                    List.of(new HostName("acme.example")))));

    @TempDir private Path folder;
    private FileLastGoodCopy copy;

    @BeforeEach
    void open() throws IOException {
        copy = new FileLastGoodCopy(folder);
    }

    @Test
    void whereNothingWasKeptNothingIsFound() throws IOException {
        assertThat(copy.loadCells()).isEmpty();
        assertThat(copy.loadDirectory(new HomeTable())).isEmpty();
    }

    @Test
    void aDirectoryComesBackWithItsVersion() throws IOException {
        HomeTable kept = tableOf(10_000);
        copy.saveDirectory(42, kept);
        HomeTable loaded = new HomeTable();
        assertThat(copy.loadDirectory(loaded)).hasValue(42);
        assertThat(loaded.size()).isEqualTo(10_000);
        kept.forEach((user, home) -> assertThat(loaded.find(new UserId(user))).contains(home));
    }

    @Test
    void aSecondCopyReplacesALongerFirstOne() throws IOException {
        copy.saveDirectory(1, tableOf(1_000));
        copy.saveDirectory(2, tableOf(1));
        HomeTable loaded = new HomeTable();
        assertThat(copy.loadDirectory(loaded)).hasValue(2);
        assertThat(loaded.size()).isEqualTo(1);
    }

    @Test
    void aCopyThatWasGivenUpIsNotWrittenUntilItIsClaimed() throws IOException {
        copy.saveDirectory(2, tableOf(2));
        FileLastGoodCopy old = new FileLastGoodCopy(folder);
        old.giveUp();
        old.saveDirectory(1, tableOf(1));
        assertThat(copy.loadDirectory(new HomeTable())).hasValue(2);
        Files.writeString(folder.resolve("directory.snapshot.of-a-dead-edge.part"), "half");
        old.claim();
        old.saveDirectory(3, tableOf(3));
        assertThat(copy.loadDirectory(new HomeTable())).hasValue(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("directory.snapshot"));
        }
    }

    @Test
    void aReceivedSnapshotIsKept() throws IOException {
        copy.saveDirectory(7, tableOf(3));
        byte[] sent = Files.readAllBytes(folder.resolve("directory.snapshot"));
        copy.saveDirectory(1, new HomeTable());
        HomeTable received = new HomeTable();
        assertThat(copy.receive(new ByteArrayInputStream(sent), received)).isEqualTo(7);
        assertThat(received.size()).isEqualTo(3);
        assertThat(copy.loadDirectory(new HomeTable())).hasValue(7);
    }

    @Test
    void aDamagedSnapshotLeavesTheKeptCopyAndTheDirectoryAsTheyWere() throws IOException {
        copy.saveDirectory(7, tableOf(3));
        byte[] sent = Files.readAllBytes(folder.resolve("directory.snapshot"));
        sent[20] ^= 1;
        HomeTable directory = new HomeTable();
        directory.learn(ADA, home("eu-1", 1));
        assertThatThrownBy(() -> copy.receive(new ByteArrayInputStream(sent), directory))
                .isInstanceOf(DamagedCopyException.class);
        assertThat(directory.size()).isEqualTo(1);
        assertThat(copy.loadDirectory(new HomeTable())).hasValue(7);
    }

    @Test
    void cellsComeBackAndAreRefusedWhenDamaged() throws IOException {
        copy.saveCells(CELLS);
        Cell loaded = copy.loadCells().orElseThrow().find(new CellId("eu-1")).orElseThrow();
        assertThat(loaded).isEqualTo(CELLS.all().iterator().next());
        Path file = folder.resolve("cells.json");
        Files.writeString(file, Files.readString(file).replace("8201", "8202"));
        assertThat(copy.loadCells()).isEmpty();
    }

    private static HomeTable tableOf(int users) {
        HomeTable table = new HomeTable();
        for (int number = 1; number <= users; number++) {
            String cell = number % 2 == 0 ? "eu-1" : "us-1";
            table.learn(new UserId(new UUID(number, ~number)), home(cell, number));
        }
        return table;
    }
}

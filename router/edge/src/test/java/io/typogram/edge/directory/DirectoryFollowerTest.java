package io.typogram.edge.directory;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.directory.DirectoryFollower.Pace;
import io.typogram.edge.directory.TopologyFeed.Changes;
import io.typogram.edge.directory.TopologyFeed.ChangesGone;
import io.typogram.edge.directory.TopologyFeed.ChangesOutcome;
import io.typogram.edge.directory.TopologyFeed.Left;
import io.typogram.edge.directory.TopologyFeed.Settled;
import io.typogram.edge.testing.LoggedMessages;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DirectoryFollowerTest {

    private static final UserId ADA = new UserId(new UUID(1, 2));
    private static final CellId EU_1 = new CellId("eu-1");
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(30);

    private final HomeTable directory = new HomeTable();
    private final KnownCells knownCells = new KnownCells();
    private final TestingFeed feed = new TestingFeed();
    private final InMemoryLastGoodCopy copy = new InMemoryLastGoodCopy();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final DirectoryFollower follower =
            new DirectoryFollower(
                    feed,
                    directory,
                    knownCells,
                    copy,
                    () -> now,
                    new Pace(
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            BETWEEN_SAVES));

    @Test
    void itBeginsWithASnapshotAndGoesOnWithChanges() {
        follower.start();
        feed.answers.add(changes(6, ADA, "us-1", 2));
        follower.step();
        assertThat(follower.progress().version()).hasValue(5);
        follower.step();
        assertThat(follower.progress().version()).hasValue(6);
        assertThat(directory.find(ADA)).contains(home("us-1", 2));
        assertThat(feed.askedAfter).containsExactly(5L);
    }

    @Test
    void itGoesOnFromTheKeptCopyWithoutASnapshot() {
        copy.version = OptionalLong.of(3);
        follower.start();
        feed.answers.add(changes(4, ADA, "us-1", 1));
        follower.step();
        assertThat(feed.askedAfter).containsExactly(3L);
        assertThat(feed.snapshots).isZero();
    }

    @Test
    void itLoadsASnapshotWhenItsVersionIsTooOld() {
        copy.version = OptionalLong.of(3);
        follower.start();
        feed.answers.add(new ChangesGone());
        follower.step();
        assertThat(follower.progress().version()).hasValue(5);
        assertThat(feed.snapshots).isEqualTo(1);
    }

    @Test
    void itAsksLessAndLessOftenWhileTopologyIsAway() {
        feed.away = true;
        follower.start();
        List<Long> waits = new ArrayList<>();
        for (int step = 0; step < 6; step++) {
            waits.add(follower.step().toSeconds());
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
        feed.away = false;
        assertThat(follower.step()).isZero();
        feed.away = true;
        assertThat(follower.step()).hasSeconds(1);
    }

    @Test
    void itKeepsACopyOnlyWhenSomethingChangedAndNotTooOften() {
        follower.start();
        follower.step();
        feed.answers.add(changes(6, ADA, "us-1", 2));
        follower.step();
        assertThat(copy.saved).isEmpty();
        now = now.plus(BETWEEN_SAVES);
        feed.answers.add(changes(6));
        follower.step();
        assertThat(copy.saved).containsExactly(6L);
        now = now.plus(BETWEEN_SAVES);
        feed.answers.add(changes(6));
        follower.step();
        assertThat(copy.saved).as("nothing new to keep").containsExactly(6L);
    }

    @Test
    void aCopyThatTakesLongIsFollowedByALongerPause() {
        copy.takes = BETWEEN_SAVES;
        follower.start();
        follower.step();
        feed.answers.add(changes(6, ADA, "us-1", 2));
        now = now.plus(BETWEEN_SAVES);
        follower.step();
        assertThat(copy.saved).containsExactly(6L);
        feed.answers.add(changes(7, ADA, "us-1", 3));
        now = now.plus(BETWEEN_SAVES.multipliedBy(19));
        follower.step();
        assertThat(copy.saved).containsExactly(6L);
        feed.answers.add(changes(7));
        now = now.plus(BETWEEN_SAVES);
        follower.step();
        assertThat(copy.saved).containsExactly(6L, 7L);
    }

    @Test
    void aUserWhoLeftIsForgottenUnlessALaterHomeIsKnown() {
        copy.version = OptionalLong.of(3);
        follower.start();
        directory.learn(ADA, home("us-1", 2));
        feed.answers.add(new Changes(4, List.of(new Left(ADA, 1)), Optional.empty(), false));
        follower.step();
        assertThat(directory.find(ADA)).contains(home("us-1", 2));
        feed.answers.add(new Changes(5, List.of(new Left(ADA, 2)), Optional.empty(), false));
        follower.step();
        assertThat(directory.find(ADA)).isEmpty();
    }

    @Test
    void anOrderlyEndKeepsWhatIsNotKeptYet() {
        follower.start();
        follower.step();
        feed.answers.add(changes(6, ADA, "us-1", 2));
        follower.step();
        follower.saveNow();
        follower.saveNow();
        assertThat(copy.saved).containsExactly(6L);
    }

    @Test
    void aChangedWeightIsTakenInWithTheChangesAndKept() {
        feed.cells = cells(100);
        follower.start();
        follower.step();
        assertThat(weight()).isEqualTo(100);
        feed.answers.add(new Changes(6, List.of(), Optional.of(cells(5)), false));
        follower.step();
        assertThat(weight()).isEqualTo(5);
        assertThat(copy.cells).isEqualTo(knownCells.current());
        feed.answers.add(changes(7));
        follower.step();
        assertThat(weight()).as("cells that are not told have not changed").isEqualTo(5);
    }

    @Test
    void aDamagedSnapshotIsAskedForAgain() {
        copy.damages = 1;
        follower.start();
        try (LoggedMessages logged = new LoggedMessages(DirectoryFollower.class)) {
            assertThat(follower.step()).isPositive();
            assertThat(logged.ids()).containsExactly("EDGE-D8");
        }
        assertThat(follower.progress().version()).isEmpty();
        follower.step();
        assertThat(follower.progress().version()).hasValue(5);
    }

    @Test
    void aMalformedListOfCellsIsToldOnceAndTheOneBeforeStays() {
        Cells before = cells(1);
        knownCells.replace(before);
        follower.start();
        feed.malformed = true;
        try (LoggedMessages logged = new LoggedMessages(DirectoryFollower.class)) {
            assertThat(follower.step()).isPositive();
            assertThat(follower.step()).isPositive();
            assertThat(logged.ids()).containsExactly("EDGE-D9");
        }
        assertThat(knownCells.current()).isSameAs(before);
        feed.malformed = false;
        feed.cells = cells(2);
        follower.step();
        assertThat(weight()).isEqualTo(2);
    }

    private int weight() {
        return knownCells.current().find(EU_1).orElseThrow().weight();
    }

    private static Cells cells(int weight) {
        List<Node> nodes = List.of(new Node("127.0.0.1", 1));
        return new Cells(
                List.of(
                        new Cell(
                                EU_1,
                                new RegionId("eu"),
                                "shared",
                                "active",
                                weight,
                                nodes,
                                List.of())));
    }

    private static Changes changes(long version, UserId user, String cell, int epoch) {
        Settled settled = new Settled(user, home(cell, epoch));
        return new Changes(version, List.of(settled), Optional.empty(), false);
    }

    private static Changes changes(long version) {
        return new Changes(version, List.of(), Optional.empty(), false);
    }

    private static final class TestingFeed implements TopologyFeed {

        private final Queue<ChangesOutcome> answers = new ArrayDeque<>();
        private final List<Long> askedAfter = new ArrayList<>();
        private Cells cells = Cells.NONE;
        private int snapshots;
        private boolean away;
        private boolean malformed;

        @Override
        public Cells cells() throws IOException {
            requireHere();
            if (malformed) {
                throw new IllegalArgumentException("malformed on purpose");
            }
            return cells;
        }

        @Override
        public InputStream snapshot() throws IOException {
            requireHere();
            snapshots++;
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public ChangesOutcome changes(long version, Duration wait) throws IOException {
            requireHere();
            askedAfter.add(version);
            return answers.isEmpty() ? DirectoryFollowerTest.changes(version) : answers.remove();
        }

        private void requireHere() throws IOException {
            if (away) {
                throw new IOException("away");
            }
        }
    }

    /// A copy whose every snapshot is of version 5.
    private final class InMemoryLastGoodCopy implements LastGoodCopy {

        private final List<Long> saved = new ArrayList<>();
        private Cells cells = Cells.NONE;
        private OptionalLong version = OptionalLong.empty();
        private int damages;
        private Duration takes = Duration.ZERO;

        @Override
        public boolean isOurs() {
            return true;
        }

        @Override
        public Optional<Cells> loadCells() {
            return Optional.empty();
        }

        @Override
        public OptionalLong loadDirectory(Directory into) {
            return version;
        }

        @Override
        public long receive(InputStream snapshot, Directory into) throws IOException {
            if (damages > 0) {
                damages--;
                throw new DamagedCopyException("damaged on purpose");
            }
            return 5;
        }

        @Override
        public void saveCells(Cells told) {
            cells = told;
        }

        @Override
        public void saveDirectory(long atVersion, Directory from) {
            saved.add(atVersion);
            now = now.plus(takes);
        }
    }
}

package io.typogram.edge.directory;

import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.directory.TopologyFeed.Change;
import io.typogram.edge.directory.TopologyFeed.Changes;
import io.typogram.edge.directory.TopologyFeed.ChangesGone;
import io.typogram.edge.directory.TopologyFeed.Left;
import io.typogram.edge.directory.TopologyFeed.Settled;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the directory and the cells up with topology, and a copy of both on disk.
///
/// One thread calls [#start] once and then [#step] for ever, waiting between two steps for as long
/// as a step says. Nothing in here sleeps or reads the machine's clock.
public final class DirectoryFollower {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFollower.class);

    /// While a copy is written no changes are taken in, so at most one part in so many of the time goes
    /// into copies.
    private static final int SAVING_SHARE = 20;

    private final TopologyFeed feed;
    private final Directory directory;
    private final KnownCells knownCells;
    private final LastGoodCopy copy;
    private final InstantSource clock;
    private final Pace pace;

    private boolean metTopology;
    private boolean unsaved;
    private Optional<Cells> unsavedCells = Optional.empty();
    private int failures;
    private Instant nextSave;
    private volatile Progress progress = new Progress(OptionalLong.empty(), Optional.empty());

    /// How patient the follower is.
    ///
    /// @param longPoll how long topology may hold a question for changes
    /// @param retry the pause after the first failure; it doubles with each further one
    /// @param longestRetry the longest such pause
    /// @param betweenSaves the shortest time between two copies, since one writes everything
    public record Pace(
            Duration longPoll, Duration retry, Duration longestRetry, Duration betweenSaves) {

        public static Pace standard() {
            return new Pace(
                    Duration.ofSeconds(20),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30));
        }
    }

    /// How far the directory is.
    ///
    /// @param version what the directory is at; empty before the first copy
    /// @param lastHeard when topology last answered; empty before it ever did
    public record Progress(OptionalLong version, Optional<Instant> lastHeard) {}

    public DirectoryFollower(
            TopologyFeed feed,
            Directory directory,
            KnownCells knownCells,
            LastGoodCopy copy,
            InstantSource clock,
            Pace pace) {
        this.feed = feed;
        this.directory = directory;
        this.knownCells = knownCells;
        this.copy = copy;
        this.clock = clock;
        this.pace = pace;
        nextSave = clock.instant().plus(pace.betweenSaves());
    }

    public Progress progress() {
        return progress;
    }

    /// Takes in the last good copy, so that routing can begin without topology.
    public void start() {
        try {
            copy.loadCells().ifPresent(knownCells::replace);
            OptionalLong version = copy.loadDirectory(directory);
            progress = new Progress(version, Optional.empty());
            LOG.info("EDGE-D3 Read the kept copy: {} users, {}", directory.size(), version);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.error("EDGE-D4 The kept copy cannot be read and is not used", unreadable);
        }
    }

    /// Does the next thing: asks topology once, and keeps a copy when one is due.
    ///
    /// @return how long to wait before the next step
    public Duration step() {
        Duration wait = askTopology();
        saveWhenDue();
        return wait;
    }

    /// Keeps a copy of what is not kept yet, whatever the time. For an orderly end.
    public void saveNow() {
        OptionalLong version = progress.version();
        if (!unsaved || version.isEmpty() || !copy.isOurs()) {
            return;
        }
        Instant begin = clock.instant();
        try {
            copy.saveDirectory(version.getAsLong(), directory);
            unsaved = false;
        } catch (IOException full) {
            LOG.error("EDGE-D6 A copy of the directory could not be kept", full);
        }
        Instant end = clock.instant();
        Duration rest = Duration.between(begin, end).multipliedBy(SAVING_SHARE);
        nextSave = end.plus(rest.compareTo(pace.betweenSaves()) > 0 ? rest : pace.betweenSaves());
    }

    private Duration askTopology() {
        try {
            if (!metTopology) {
                takeIn(feed.cells());
                metTopology = true;
            }
            saveCells();
            OptionalLong version = progress.version();
            if (version.isEmpty()) {
                takeInSnapshot();
            } else {
                takeInChanges(version.getAsLong());
            }
            failures = 0;
            return Duration.ZERO;
        } catch (InterruptedIOException stopping) {
            return Duration.ZERO;
        } catch (DamagedCopyException damaged) {
            LOG.error("EDGE-D8 A snapshot from topology is damaged and is not used", damaged);
            return backOff();
        } catch (IllegalArgumentException malformed) {
            if (failures == 0) {
                LOG.error(
                        "EDGE-D9 What topology sent is malformed and is not used; routing goes on as"
                                + " last known",
                        malformed);
            }
            return backOff();
        } catch (IOException unreachable) {
            if (failures == 0) {
                LOG.warn(
                        "EDGE-D5 Topology does not answer; routing goes on as last known",
                        unreachable);
            }
            return backOff();
        }
    }

    private Duration backOff() {
        metTopology = false;
        int doublings = Math.min(failures++, 10);
        Duration wait = pace.retry().multipliedBy(1L << doublings);
        return wait.compareTo(pace.longestRetry()) > 0 ? pace.longestRetry() : wait;
    }

    private void takeInSnapshot() throws IOException {
        try (InputStream snapshot = feed.snapshot()) {
            boolean kept = copy.isOurs();
            long version = copy.receive(snapshot, directory);
            advance(version);
            unsaved |= !kept;
            LOG.info("EDGE-D7 Took in a snapshot: {} users, version {}", directory.size(), version);
        }
    }

    private void takeInChanges(long version) throws IOException {
        switch (feed.changes(version, pace.longPoll())) {
            case Changes changes -> {
                if (changes.cells().isPresent()) {
                    takeIn(changes.cells().get());
                    saveCells();
                }
                for (Change change : changes.changes()) {
                    unsaved |= takeIn(change);
                }
                advance(changes.version());
            }
            // What is known goes on serving until the snapshot is here.
            case ChangesGone() -> takeInSnapshot();
        }
    }

    private boolean takeIn(Change change) {
        return switch (change) {
            case Settled(UserId user, Home home) -> directory.learn(user, home);
            case Left(UserId user, int epoch) -> directory.forget(user, epoch);
        };
    }

    private void takeIn(Cells cells) {
        knownCells.replace(cells);
        unsavedCells = Optional.of(cells);
    }

    private void saveCells() throws IOException {
        if (unsavedCells.isPresent() && copy.isOurs()) {
            copy.saveCells(unsavedCells.get());
            unsavedCells = Optional.empty();
        }
    }

    private void advance(long version) {
        unsaved |= progress.version().isPresent() && progress.version().getAsLong() != version;
        progress = new Progress(OptionalLong.of(version), heardNow());
    }

    private Optional<Instant> heardNow() {
        return Optional.of(clock.instant());
    }

    private void saveWhenDue() {
        if (!clock.instant().isBefore(nextSave)) {
            saveNow();
        }
    }
}

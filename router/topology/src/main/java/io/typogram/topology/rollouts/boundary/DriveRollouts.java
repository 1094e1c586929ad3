package io.typogram.topology.rollouts.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.NodeRelease;
import io.typogram.topology.cells.NodeReleases;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.Release;
import io.typogram.topology.loads.CellHealth;
import io.typogram.topology.loads.CellHealth.Service;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.platform.WorkLoop;
import io.typogram.topology.rollouts.control.RolloutPolicy;
import io.typogram.topology.rollouts.control.RolloutPolicy.Seen;
import io.typogram.topology.rollouts.control.RolloutRecords;
import io.typogram.topology.rollouts.entity.Rollout;
import io.typogram.topology.rollouts.entity.RolloutState;
import io.typogram.topology.rollouts.entity.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// Looks at the rollout that is under way, again and again, and takes it on when it is time. Every node of
/// topology does, by what it has seen itself; the row's lock orders them.
@ApplicationScoped
public class DriveRollouts {

    private static final Logger LOG = System.getLogger(DriveRollouts.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final String BY = "topology";

    @Inject private Loops loops;
    @Inject private Transactions transactions;
    @Inject private RolloutRecords records;
    @Inject private Cells cells;
    @Inject private NodeReleases releases;
    @Inject private CellHealth health;
    @Inject private InstantSource clock;

    private final WorkLoop loop = new WorkLoop(LOOK_EVERY, this::look, DriveRollouts::failed);

    void start(@Observes SchemaReady ready) {
        loops.start(loop);
    }

    /// How many different releases the cells run.
    @Gauge(name = "typogram_topology_releases", absolute = true, unit = "none")
    public long releases() {
        return transactions.run(() -> {
            List<Cell> reached = RolloutPolicy.all(cells.all());
            return releases.all().stream()
                    .filter(said ->
                            reached.stream().anyMatch(cell -> cell.id().equals(said.cell())))
                    .map(NodeRelease::release)
                    .distinct()
                    .count();
        });
    }

    @Gauge(name = "typogram_topology_rollouts_open", absolute = true, unit = "none")
    public long open() {
        return transactions.run(() -> records.latest(1)).stream()
                .filter(RolloutPolicy::isOpen)
                .count();
    }

    /// 1 when the latest rollout is halted.
    @Gauge(name = "typogram_topology_rollouts_halted", absolute = true, unit = "none")
    public long halted() {
        return transactions.run(() -> records.latest(1)).stream()
                .filter(rollout -> rollout.state() == RolloutState.HALTED)
                .count();
    }

    private static void failed(Throwable failure) {
        LOG.log(Level.WARNING, "TOPOLOGY-901 cannot look after rollouts, will again", failure);
    }

    private void look() {
        if (!health.hasLooked()) {
            return;
        }
        Optional<Rollout> changed = transactions.run(this::lookOnce);
        changed.filter(rollout -> rollout.state() == RolloutState.HALTED)
                .ifPresent(rollout ->
                        LOG.log(
                                Level.WARNING,
                                "TOPOLOGY-902 the rollout of {0} is halted: {1}",
                                rollout.release(),
                                rollout.halted().orElse("")));
    }

    private Optional<Rollout> lookOnce() throws SQLException {
        if (records.latest(1).stream().noneMatch(RolloutPolicy::isOpen)) {
            return Optional.empty();
        }
        Rollout rollout = records.lockLatest().orElseThrow();
        Instant now = clock.instant();
        Optional<Rollout> changed =
                switch (RolloutPolicy.judge(rollout, seen(rollout), now)) {
                    case Verdict.Wait _ -> Optional.empty();
                    case Verdict.Soak _ -> Optional.of(rollout.soaking(now));
                    case Verdict.NoteUnready _ -> Optional.of(rollout.unready(now));
                    case Verdict.GoOn _ -> Optional.of(rollout.everywhere());
                    case Verdict.End _ -> Optional.of(rollout.done());
                    case Verdict.Halt(String why) -> Optional.of(rollout.halted(why));
                };
        if (changed.isPresent()) {
            records.store(changed.get());
            if (changed.get().version() > rollout.version()) {
                records.note(changed.get(), new Reason(BY, why(changed.get())));
            }
        }
        return changed;
    }

    private static String why(Rollout rollout) {
        return switch (rollout.state()) {
            case CANARY -> "begun";
            case EVERYWHERE ->
                    "%s has done well for %d s"
                            .formatted(rollout.canary(), rollout.soak().toSeconds());
            case DONE -> "every cell runs it";
            case HALTED -> rollout.halted().orElse("");
        };
    }

    private Seen seen(Rollout rollout) throws SQLException {
        List<Cell> reached = RolloutPolicy.all(cells.all());
        List<NodeRelease> said = releases.all();
        Optional<Cell> canary =
                reached.stream().filter(cell -> cell.id().equals(rollout.canary())).findFirst();
        Instant since = rollout.soakingSince().orElse(clock.instant());
        return new Seen(
                canary.filter(cell -> runs(cell, rollout.release(), said)).isPresent(),
                reached.stream().allMatch(cell -> runs(cell, rollout.release(), said)),
                health.serviceOf(rollout.canary(), since),
                reached.stream()
                        .filter(cell -> !cell.id().equals(rollout.canary()))
                        .map(cell -> health.serviceOf(cell.id(), since))
                        .reduce(Service.NONE, DriveRollouts::plus));
    }

    /// Whether all nodes of a cell run a release and are ready.
    private boolean runs(Cell cell, Release release, List<NodeRelease> said) {
        return health.isReady(cell)
                && cell.nodes().stream()
                        .allMatch(node ->
                                said.stream()
                                        .anyMatch(one ->
                                                one.cell().equals(cell.id())
                                                        && one.node().equals(node)
                                                        && one.release().equals(release)));
    }

    /// The slower of two cells is what players of the others know.
    private static Service plus(Service one, Service another) {
        OptionalDouble p99 =
                one.p99Millis().isEmpty() || another.p99Millis().isEmpty()
                        ? (one.p99Millis().isEmpty() ? another.p99Millis() : one.p99Millis())
                        : OptionalDouble.of(
                                Math.max(
                                        one.p99Millis().getAsDouble(),
                                        another.p99Millis().getAsDouble()));
        return new Service(
                one.requests() + another.requests(), one.errors() + another.errors(), p99);
    }
}

package io.typogram.topology.rollouts.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.NodeRelease;
import io.typogram.topology.cells.NodeReleases;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.Release;
import io.typogram.topology.rollouts.control.RolloutPolicy;
import io.typogram.topology.rollouts.control.RolloutRecords;
import io.typogram.topology.rollouts.entity.BeginOutcome;
import io.typogram.topology.rollouts.entity.BeginOutcome.Begun;
import io.typogram.topology.rollouts.entity.BeginOutcome.CellUnknown;
import io.typogram.topology.rollouts.entity.BeginOutcome.NoCanary;
import io.typogram.topology.rollouts.entity.BeginOutcome.UnderWay;
import io.typogram.topology.rollouts.entity.BeginOutcome.Unfit;
import io.typogram.topology.rollouts.entity.ChangeOutcome;
import io.typogram.topology.rollouts.entity.ChangeOutcome.Changed;
import io.typogram.topology.rollouts.entity.ChangeOutcome.TooLate;
import io.typogram.topology.rollouts.entity.ChangeOutcome.Unknown;
import io.typogram.topology.rollouts.entity.Gate;
import io.typogram.topology.rollouts.entity.Rollout;
import io.typogram.topology.rollouts.entity.RolloutChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What operators do about rollouts, each a transaction of its own with an entry in the audit.
@ApplicationScoped
public class ChangeRollouts {

    private static final int MAX_CHANGES = 100;

    @Inject private Transactions transactions;
    @Inject private RolloutRecords records;
    @Inject private Cells cells;
    @Inject private NodeReleases releases;
    @Inject private InstantSource clock;

    /// What somebody wants.
    ///
    /// @param canary the cell that takes it first, if somebody has named one
    record Wish(
            Release release,
            Optional<CellId> canary,
            Duration soak,
            Reason reason,
            boolean dryRun) {}

    BeginOutcome begin(Wish wish) {
        return transactions.run(() -> beginIfPossible(wish));
    }

    private BeginOutcome beginIfPossible(Wish wish) throws SQLException {
        Optional<Rollout> latest = records.lockLatest();
        if (latest.filter(RolloutPolicy::isOpen).isPresent()) {
            return new UnderWay(latest.get());
        }
        if (wish.canary().isEmpty()) {
            Optional<Cell> chosen = RolloutPolicy.canary(cells.all());
            return chosen.isEmpty() ? new NoCanary() : begin(wish, chosen.get());
        }
        Optional<Cell> named = cells.find(wish.canary().get());
        if (named.isEmpty()) {
            return new CellUnknown(wish.canary().get());
        }
        return RolloutPolicy.isFit(named.get()) ? begin(wish, named.get()) : new Unfit(named.get());
    }

    private Begun begin(Wish wish, Cell canary) throws SQLException {
        Rollout begun =
                Rollout.begun(
                        UUID.randomUUID(),
                        wish.release(),
                        canary.id(),
                        wish.soak(),
                        wish.reason(),
                        clock.instant());
        if (!wish.dryRun()) {
            records.store(begun);
            records.note(begun, wish.reason());
        }
        return new Begun(begun);
    }

    /// The canary need not soak any longer; a halted rollout begins anew with the canary.
    ChangeOutcome goOn(UUID id, Reason reason) {
        return change(id, reason, RolloutPolicy::continued);
    }

    ChangeOutcome halt(UUID id, Reason reason) {
        return change(
                id,
                reason,
                rollout ->
                        RolloutPolicy.halted(
                                rollout, "%s: %s".formatted(reason.by(), reason.why())));
    }

    private ChangeOutcome change(
            UUID id, Reason reason, Function<Rollout, Optional<Rollout>> wish) {
        return transactions.run(() -> {
            Optional<Rollout> latest = records.lockLatest();
            Optional<Rollout> known = records.find(id);
            if (known.isEmpty()) {
                return new Unknown();
            }
            boolean isLatest = latest.filter(one -> one.id().equals(id)).isPresent();
            Optional<Rollout> changed = isLatest ? wish.apply(known.get()) : Optional.empty();
            if (changed.isEmpty()) {
                return new TooLate(known.get());
            }
            if (changed.get().version() > known.get().version()) {
                records.store(changed.get());
                records.note(changed.get(), reason);
            }
            return new Changed(changed.get());
        });
    }

    /// Whether a cell may take a release now; empty when there is no such cell.
    Optional<Gate> gate(CellId cell, Release release) {
        return transactions.run(() -> {
            if (cells.find(cell).isEmpty()) {
                return Optional.<Gate>empty();
            }
            List<Release> running = releases.all().stream().map(NodeRelease::release).toList();
            return Optional.of(
                    RolloutPolicy.gate(cell, release, records.latestOf(release), running));
        });
    }

    /// A rollout, what became of it, and what the cells run.
    record Shown(
            Rollout rollout,
            List<RolloutChange> history,
            List<Cell> cells,
            List<NodeRelease> releases) {

        Shown {
            history = List.copyOf(history);
            cells = List.copyOf(cells);
            releases = List.copyOf(releases);
        }
    }

    List<Shown> latest(int limit) {
        return transactions.run(() -> {
            List<Cell> reached = RolloutPolicy.all(cells.all());
            List<NodeRelease> said = releases.all();
            return records.latest(limit).stream()
                    .map(rollout -> new Shown(rollout, List.of(), reached, said))
                    .toList();
        });
    }

    Optional<Shown> find(UUID id) {
        return transactions.run(() -> {
            Optional<Rollout> rollout = records.find(id);
            return rollout.isEmpty()
                    ? Optional.<Shown>empty()
                    : Optional.of(
                            new Shown(
                                    rollout.get(),
                                    records.history(id, MAX_CHANGES),
                                    RolloutPolicy.all(cells.all()),
                                    releases.all()));
        });
    }
}

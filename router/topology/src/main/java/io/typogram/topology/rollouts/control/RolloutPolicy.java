package io.typogram.topology.rollouts.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Release;
import io.typogram.topology.loads.CellHealth.Service;
import io.typogram.topology.rollouts.entity.Gate;
import io.typogram.topology.rollouts.entity.Rollout;
import io.typogram.topology.rollouts.entity.RolloutState;
import io.typogram.topology.rollouts.entity.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides about rollouts. It knows nothing but what it is given.
public final class RolloutPolicy {

    /// The canary may answer so much larger a share of requests with an error than the others.
    public static final double MAX_MORE_ERRORS = 0.01;

    /// The canary may be so many times as slow as the others, once it is slower by [#SLOWER_BY_MILLIS].
    public static final double MAX_TIMES_SLOWER = 2;

    /// Less is noise.
    public static final double SLOWER_BY_MILLIS = 50;

    /// Of fewer requests nothing is concluded.
    public static final double FEWEST_REQUESTS = 20;

    /// A canary that was ready may be away for so long: for the restart of a node, and not for more.
    public static final Duration BACK_WITHIN = Duration.ofMinutes(3);

    private static final double PERCENT = 100;

    private RolloutPolicy() {}

    /// What is known of the cells at one moment.
    ///
    /// @param isReady whether every node of the canary runs the release and is ready
    /// @param isEverywhere whether every cell runs it and is ready
    /// @param canary how it has served since it began to soak
    /// @param others how all other active cells have, in the same time
    public record Seen(boolean isReady, boolean isEverywhere, Service canary, Service others) {}

    /// The cell where a bad release does least harm: the smallest one for everybody.
    public static Optional<Cell> canary(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> isFit(cell) && cell.kind() == CellKind.SHARED)
                .min(
                        Comparator.comparingLong(Cell::users)
                                .thenComparing(cell -> cell.id().value()));
    }

    /// Whether a release shows anything there.
    public static boolean isFit(Cell cell) {
        return cell.state() == CellState.ACTIVE && !cell.nodes().isEmpty();
    }

    /// Whether a cell may take a release.
    ///
    /// @param rollout the latest one of that release
    /// @param running what the nodes of all cells run; going back to that needs no rollout
    public static Gate gate(
            CellId cell, Release release, Optional<Rollout> rollout, Collection<Release> running) {
        if (rollout.isEmpty()) {
            return running.contains(release)
                    ? new Gate.Open()
                    : new Gate.CanaryFirst(Optional.empty());
        }
        return switch (rollout.get().state()) {
            case CANARY ->
                    rollout.get().canary().equals(cell)
                            ? new Gate.Open()
                            : new Gate.CanaryFirst(rollout);
            case EVERYWHERE, DONE -> new Gate.Open();
            case HALTED -> new Gate.Halted(rollout.get());
        };
    }

    public static Verdict judge(Rollout rollout, Seen seen, Instant now) {
        return switch (rollout.state()) {
            case CANARY -> judgeCanary(rollout, seen, now);
            case EVERYWHERE -> seen.isEverywhere() ? new Verdict.End() : new Verdict.Wait();
            case DONE, HALTED -> new Verdict.Wait();
        };
    }

    private static Verdict judgeCanary(Rollout rollout, Seen seen, Instant now) {
        if (!seen.isReady()) {
            return rollout.soakingSince().isEmpty() ? new Verdict.Wait() : away(rollout, now);
        }
        if (rollout.soakingSince().isEmpty() || rollout.unreadySince().isPresent()) {
            return new Verdict.Soak();
        }
        Optional<String> worse = worse(seen.canary(), seen.others());
        if (worse.isPresent()) {
            return new Verdict.Halt(worse.get());
        }
        Instant end = rollout.soakingSince().get().plus(rollout.soak());
        return now.isBefore(end) ? new Verdict.Wait() : new Verdict.GoOn();
    }

    private static Verdict away(Rollout rollout, Instant now) {
        if (rollout.unreadySince().isEmpty()) {
            return new Verdict.NoteUnready();
        }
        Instant since = rollout.unreadySince().get();
        return now.isBefore(since.plus(BACK_WITHIN))
                ? new Verdict.Wait()
                : new Verdict.Halt(
                        "%s has not been ready since %s".formatted(rollout.canary(), since));
    }

    /// What speaks against the canary; empty when nothing does, or too little is known.
    private static Optional<String> worse(Service canary, Service others) {
        if (canary.requests() < FEWEST_REQUESTS) {
            return Optional.empty();
        }
        double usual = others.requests() < FEWEST_REQUESTS ? 0 : others.errorShare();
        if (canary.errorShare() > usual + MAX_MORE_ERRORS) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of the canary's answers are errors, elsewhere %.1f %%",
                            PERCENT * canary.errorShare(),
                            PERCENT * usual));
        }
        if (canary.p99Millis().isEmpty()
                || others.p99Millis().isEmpty()
                || others.requests() < FEWEST_REQUESTS) {
            return Optional.empty();
        }
        double here = canary.p99Millis().getAsDouble();
        double there = others.p99Millis().getAsDouble();
        boolean isSlower = here > there * MAX_TIMES_SLOWER && here > there + SLOWER_BY_MILLIS;
        return isSlower
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "the canary's p99 is %.0f ms, elsewhere %.0f ms",
                                here,
                                there))
                : Optional.empty();
    }

    /// Whether a rollout that somebody wants to go on can.
    public static Optional<Rollout> continued(Rollout rollout) {
        return switch (rollout.state()) {
            case CANARY -> Optional.of(rollout.everywhere());
            case HALTED -> Optional.of(rollout.resumed());
            case EVERYWHERE -> Optional.of(rollout);
            case DONE -> Optional.empty();
        };
    }

    /// Whether a rollout can be halted; one that is stays as it is.
    public static Optional<Rollout> halted(Rollout rollout, String why) {
        return switch (rollout.state()) {
            case CANARY, EVERYWHERE -> Optional.of(rollout.halted(why));
            case HALTED -> Optional.of(rollout);
            case DONE -> Optional.empty();
        };
    }

    /// The cells that a rollout has to reach.
    public static List<Cell> all(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.state() != CellState.RETIRED)
                .filter(cell -> cell.state() != CellState.PROVISIONING)
                .filter(cell -> !cell.nodes().isEmpty())
                .toList();
    }

    /// Whether a rollout is waiting for time to pass or for servers to come up.
    public static boolean isOpen(Rollout rollout) {
        return rollout.state() == RolloutState.CANARY || rollout.state() == RolloutState.EVERYWHERE;
    }
}

package io.typogram.topology.rollouts.boundary;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.NodeRelease;
import io.typogram.topology.rollouts.entity.Rollout;
import io.typogram.topology.rollouts.entity.RolloutChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A rollout on the wire.
///
/// @param soakingSince from when on the canary has been ready with the release
/// @param soaksUntil when it has soaked, if all goes well
/// @param cells which it has to reach, the canary first
/// @param changes the oldest first; left out in a list
public record RolloutRepresentation(
        String id,
        String release,
        String canary,
        String state,
        long soakSeconds,
        @Nullable String soakingSince,
        @Nullable String soaksUntil,
        @Nullable String halted,
        String by,
        String reason,
        String beganAt,
        long version,
        boolean dryRun,
        List<CellProgress> cells,
        @Nullable List<ChangeRepresentation> changes) {

    public RolloutRepresentation {
        cells = List.copyOf(cells);
    }

    /// How far a cell is.
    ///
    /// @param nodes how many it has, and how many of them said last that they run the release
    public record CellProgress(String cell, int nodes, long released) {}

    /// To which state it came, and by whom.
    public record ChangeRepresentation(
            long version, String at, String change, String by, @Nullable String note) {

        static ChangeRepresentation of(RolloutChange change) {
            return new ChangeRepresentation(
                    change.version(),
                    change.at().toString(),
                    change.change().toLowerCase(Locale.ROOT),
                    change.by(),
                    change.note().orElse(null));
        }
    }

    static RolloutRepresentation of(ChangeRollouts.Shown shown, boolean withHistory) {
        return of(
                shown.rollout(),
                false,
                progress(shown),
                withHistory
                        ? shown.history().stream().map(ChangeRepresentation::of).toList()
                        : null);
    }

    /// One that has just been changed, or would be begun.
    static RolloutRepresentation of(Rollout rollout, boolean dryRun) {
        return of(rollout, dryRun, List.of(), null);
    }

    private static RolloutRepresentation of(
            Rollout rollout,
            boolean dryRun,
            List<CellProgress> cells,
            @Nullable List<ChangeRepresentation> changes) {
        return new RolloutRepresentation(
                rollout.id().toString(),
                rollout.release().value(),
                rollout.canary().value(),
                rollout.state().wireName(),
                rollout.soak().toSeconds(),
                rollout.soakingSince().map(Instant::toString).orElse(null),
                rollout.soakingSince()
                        .map(since -> since.plus(rollout.soak()).toString())
                        .orElse(null),
                rollout.halted().orElse(null),
                rollout.reason().by(),
                rollout.reason().why(),
                rollout.beganAt().toString(),
                rollout.version(),
                dryRun,
                cells,
                changes);
    }

    private static List<CellProgress> progress(ChangeRollouts.Shown shown) {
        Rollout rollout = shown.rollout();
        List<Cell> canaryFirst =
                shown.cells().stream()
                        .sorted((one, another) ->
                                Boolean.compare(
                                        another.id().equals(rollout.canary()),
                                        one.id().equals(rollout.canary())))
                        .toList();
        return canaryFirst.stream()
                .map(cell ->
                        new CellProgress(
                                cell.id().value(),
                                cell.nodes().size(),
                                shown.releases().stream()
                                        .filter(said -> runs(said, cell, rollout))
                                        .count()))
                .toList();
    }

    private static boolean runs(NodeRelease said, Cell cell, Rollout rollout) {
        return said.cell().equals(cell.id()) && said.release().equals(rollout.release());
    }
}

package io.typogram.topology.moves.boundary;

import io.typogram.kernel.moves.Move;
import io.typogram.topology.moves.entity.MoveChange;
import io.typogram.topology.moves.entity.MoveRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A move on the wire. What is not known yet, or was not asked for, is left out.
///
/// @param rows how many rows the user had behind the fence
/// @param pauseMillis how long the user waited, by topology's clock
/// @param history every change, when one move was asked for
public record MoveRepresentation(
        String id,
        String userId,
        String from,
        int fromEpoch,
        String target,
        String state,
        boolean finished,
        boolean unaccounted,
        int turns,
        String by,
        String reason,
        boolean override,
        @Nullable String drain,
        @Nullable String failure,
        @Nullable Long rows,
        @Nullable Long pauseMillis,
        String plannedAt,
        String changedAt,
        @Nullable String fencedAt,
        @Nullable String activatedAt,
        @Nullable String finishedAt,
        @Nullable String purgeAfter,
        @Nullable List<ChangeRepresentation> history) {

    /// One line of the history on the wire.
    public record ChangeRepresentation(
            long step, String at, String change, String by, @Nullable String note) {

        static ChangeRepresentation of(MoveChange change) {
            return new ChangeRepresentation(
                    change.step(),
                    change.at().toString(),
                    change.change().toLowerCase(Locale.ROOT),
                    change.by(),
                    change.note().orElse(null));
        }
    }

    static MoveRepresentation of(MoveRecord record) {
        return of(record, Optional.empty());
    }

    static MoveRepresentation of(MoveRecord record, List<MoveChange> history) {
        return of(record, Optional.of(history));
    }

    private static MoveRepresentation of(MoveRecord record, Optional<List<MoveChange>> history) {
        Move move = record.move();
        return new MoveRepresentation(
                move.id().toString(),
                move.user().toString(),
                move.from().cell().value(),
                move.from().epoch(),
                move.target().value(),
                move.state().name().toLowerCase(Locale.ROOT),
                move.finished(),
                record.unaccounted(),
                move.turns(),
                record.reason().by(),
                record.reason().why(),
                record.overridden(),
                record.drain().map(UUID::toString).orElse(null),
                record.failure().orElse(null),
                move.verified().map(MoveRepresentation::rows).orElse(null),
                MoveMetrics.pause(record).map(Duration::toMillis).orElse(null),
                record.times().planned().toString(),
                record.times().changed().toString(),
                text(record.times().fenced()),
                text(record.times().activated()),
                text(record.times().finished()),
                text(move.purgeAfter()),
                history.map(MoveRepresentation::represent).orElse(null));
    }

    private static List<ChangeRepresentation> represent(List<MoveChange> changes) {
        return changes.stream().map(ChangeRepresentation::of).toList();
    }

    /// A digest begins with the number of rows: see [io.typogram.kernel.moves.Survey#digest].
    private static long rows(Move.Verified verified) {
        String digest = verified.digest();
        return Long.parseLong(digest.substring(0, digest.indexOf(':')));
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}

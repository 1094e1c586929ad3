package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.moves.entity.DueMove;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The moves that this node drives now, and whether it may take up one more. Those whose user may be
/// waiting behind the fence have places of their own: they wait for no copy.
public final class RunningMoves {

    private final int maxOfEachKind;
    private final Map<UUID, DueMove> running = new HashMap<>();

    /// Nothing is driven yet.
    ///
    /// @param maxOfEachKind how many at once that are urgent, and as many that are not
    public RunningMoves(int maxOfEachKind) {
        if (maxOfEachKind < 1) {
            throw new IllegalArgumentException("one move at least must be possible");
        }
        this.maxOfEachKind = maxOfEachKind;
    }

    /// Whether the move may be driven from now on. If so, [#end] must follow.
    ///
    /// @param maxFromSource how many that are not urgent from its source
    public synchronized boolean begin(DueMove move, int maxFromSource) {
        boolean isFull =
                running.containsKey(move.id())
                        || count(move.isUrgent()) >= maxOfEachKind
                        || (!move.isUrgent() && countFrom(move.source()) >= maxFromSource);
        if (!isFull) {
            running.put(move.id(), move);
        }
        return !isFull;
    }

    public synchronized void end(DueMove move) {
        running.remove(move.id());
    }

    public synchronized int count() {
        return running.size();
    }

    private long count(boolean urgent) {
        return running.values().stream().filter(move -> move.isUrgent() == urgent).count();
    }

    private long countFrom(CellId source) {
        return running.values().stream()
                .filter(move -> !move.isUrgent() && move.source().equals(source))
                .count();
    }
}

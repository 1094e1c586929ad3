package io.typogram.topology.moves.boundary;

import io.typogram.kernel.moves.MoveState;
import io.typogram.topology.moves.entity.MoveRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts moves by their outcome, and measures their pauses. Everything is counted by the node that
/// committed it.
@ApplicationScoped
public class MoveMetrics {

    @Inject private MetricRegistry registry;

    /// Counts a move that has just come to where it stands.
    void count(MoveRecord record) {
        if (record.unaccounted()) {
            count("unaccounted");
        } else if (record.move().state() == MoveState.ACTIVE) {
            count("active");
            pause(record)
                    .ifPresent(
                            pause -> registry.timer("typogram_topology_move_pause").update(pause));
        } else if (record.move().state() == MoveState.ABORTED) {
            count("aborted");
        }
    }

    /// A turn ended with an error that nobody expected.
    void turnFailed() {
        registry.counter("typogram_topology_move_turns_failed").inc();
    }

    /// How long the user waited, by topology's clock: from before the fence was asked for until after the
    /// target had let them in.
    static Optional<Duration> pause(MoveRecord record) {
        return record.times()
                .fenced()
                .flatMap(fenced ->
                        record.times()
                                .activated()
                                .map(activated -> Duration.between(fenced, activated)));
    }

    private void count(String outcome) {
        registry.counter("typogram_topology_moves", new Tag("outcome", outcome)).inc();
    }
}

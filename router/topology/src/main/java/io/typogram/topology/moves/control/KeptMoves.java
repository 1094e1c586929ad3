package io.typogram.topology.moves.control;

import io.typogram.topology.platform.KeptHistory;
import io.typogram.topology.platform.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Moves of which nothing is left to do, with their history.
@ApplicationScoped
public class KeptMoves implements KeptHistory {

    private static final String OLD =
            """
            SELECT move_id FROM moves WHERE finished AND finished_at < ?
            ORDER BY finished_at LIMIT ?
            """;

    @Inject private OldRows rows;

    @Inject
    @ConfigProperty(name = "typogram.topology.moves.kept.days", defaultValue = "365")
    private int days;

    @Override
    public String name() {
        return "moves";
    }

    @Override
    public Duration kept() {
        return Duration.ofDays(Math.max(1, days));
    }

    @Override
    public int forget(Instant before, int limit) throws SQLException {
        List<UUID> old = rows.find(OLD, before, limit);
        if (!old.isEmpty()) {
            rows.delete("DELETE FROM move_changes WHERE move_id = ANY (?)", old);
            rows.delete("DELETE FROM moves WHERE move_id = ANY (?)", old);
        }
        return old.size();
    }
}

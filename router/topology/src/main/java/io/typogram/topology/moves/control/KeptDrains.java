package io.typogram.topology.moves.control;

import io.typogram.topology.platform.KeptHistory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/// Drains and rebalances that have ended, kept as long as their moves.
@ApplicationScoped
public class KeptDrains implements KeptHistory {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private KeptMoves moves;

    @Override
    public String name() {
        return "drains";
    }

    @Override
    public Duration kept() {
        return moves.kept();
    }

    /// One of which there is a move is kept with it.
    @Override
    public int forget(Instant before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                """
                                DELETE FROM drains WHERE drain_id IN (
                                    SELECT d.drain_id FROM drains d
                                    WHERE d.ended_at < ? AND NOT EXISTS (
                                        SELECT 1 FROM moves m WHERE m.drain_id = d.drain_id)
                                    ORDER BY d.ended_at LIMIT ?)
                                """)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}

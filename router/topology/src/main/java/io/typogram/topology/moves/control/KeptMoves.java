package io.typogram.topology.moves.control;

import io.typogram.topology.platform.KeptHistory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Moves of which nothing is left to do, with their history.
@ApplicationScoped
public class KeptMoves implements KeptHistory {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

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
        List<UUID> old = old(before, limit);
        if (!old.isEmpty()) {
            delete("DELETE FROM move_changes WHERE move_id = ANY (?)", old);
            delete("DELETE FROM moves WHERE move_id = ANY (?)", old);
        }
        return old.size();
    }

    private List<UUID> old(Instant before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT move_id FROM moves WHERE finished AND finished_at < ?
                                ORDER BY finished_at LIMIT ?
                                """)) {
            select.setObject(1, before.atOffset(ZoneOffset.UTC));
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<UUID> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    private void delete(String sql, List<UUID> ids) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            delete.executeUpdate();
        }
    }
}

package io.typogram.topology.erasures.control;

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

/// Erasures that are done, with their receipts and their history. As long as it is known whom one was about, it
/// is kept.
@ApplicationScoped
public class KeptErasures implements KeptHistory {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject
    @ConfigProperty(name = "typogram.topology.erasures.kept.days", defaultValue = "1095")
    private int days;

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public Duration kept() {
        return Duration.ofDays(Math.max(1, days));
    }

    @Override
    public int forget(Instant before, int limit) throws SQLException {
        List<UUID> old = old(before, limit);
        if (!old.isEmpty()) {
            delete("DELETE FROM erasure_changes WHERE erasure_id = ANY (?)", old);
            delete("DELETE FROM erasure_rows WHERE erasure_id = ANY (?)", old);
            delete("DELETE FROM erasure_cells WHERE erasure_id = ANY (?)", old);
            delete("DELETE FROM erasures WHERE erasure_id = ANY (?)", old);
        }
        return old.size();
    }

    private List<UUID> old(Instant before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT e.erasure_id FROM erasures e
                                WHERE e.state = 'DONE' AND e.done_at < ? AND NOT EXISTS (
                                    SELECT 1 FROM erased_users u WHERE u.erasure_id = e.erasure_id)
                                ORDER BY e.done_at LIMIT ?
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

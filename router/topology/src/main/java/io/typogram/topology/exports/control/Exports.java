package io.typogram.topology.exports.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.platform.UserRows;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `exports`. Every method runs in the caller's transaction.
@ApplicationScoped
public class Exports implements UserRows {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// Writes down that somebody takes out a user's archive.
    ///
    /// @return the entry's id
    public UUID record(UserId user, CellId cell, Reason reason) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO exports (export_id, user_id, cell_id, began_at,
                                    wanted_by, reason)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)) {
            UUID id = UUID.randomUUID();
            insert.setObject(1, id);
            insert.setObject(2, user.value());
            insert.setString(3, cell.value());
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(5, reason.by());
            insert.setString(6, reason.why());
            insert.executeUpdate();
            return id;
        }
    }

    /// That somebody's data was taken out stays known, but not whose.
    @Override
    public Map<String, Long> forget(UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE exports SET user_id = NULL WHERE user_id = ?")) {
            update.setObject(1, user.value());
            int changed = update.executeUpdate();
            return changed == 0 ? Map.of() : Map.of("exports", (long) changed);
        }
    }
}

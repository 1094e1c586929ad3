package io.typogram.topology.moves.control;

import io.typogram.topology.moves.entity.MoveChange;
import io.typogram.topology.moves.entity.MoveRecord;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `move_changes`, the audit. Every method runs in the caller's transaction.
@ApplicationScoped
public class MoveHistory {

    /// A move has about ten changes, and no way back to one that it had.
    static final int MAX_CHANGES = 100;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// Writes down the latest change of a move.
    public void record(MoveRecord record, String change, String by, Optional<String> note)
            throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO move_changes (move_id, step, changed_at, change,
                                    changed_by, note)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, record.move().id());
            insert.setLong(2, record.steps());
            insert.setObject(3, record.times().changed().atOffset(ZoneOffset.UTC));
            insert.setString(4, change);
            insert.setString(5, by);
            insert.setString(6, note.orElse(null));
            insert.executeUpdate();
        }
    }

    /// All changes of a move, the first one first.
    public List<MoveChange> of(UUID move) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT step, changed_at, change, changed_by, note FROM move_changes
                                WHERE move_id = ? ORDER BY step LIMIT ?
                                """)) {
            select.setObject(1, move);
            select.setInt(2, MAX_CHANGES);
            try (ResultSet row = select.executeQuery()) {
                List<MoveChange> changes = new ArrayList<>();
                while (row.next()) {
                    changes.add(
                            new MoveChange(
                                    row.getLong("step"),
                                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                                    row.getString("change"),
                                    row.getString("changed_by"),
                                    Optional.ofNullable(row.getString("note"))));
                }
                return List.copyOf(changes);
            }
        }
    }
}

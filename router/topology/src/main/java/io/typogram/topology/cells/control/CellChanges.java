package io.typogram.topology.cells.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Reason;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `cell_changes`, the audit. Every method runs in the caller's transaction.
@ApplicationScoped
public class CellChanges {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// The latest changes of a cell, the newest first.
    public List<CellChange> latest(CellId cell, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT version, changed_at, changed_by, reason, state, weight, capacity,
                                    nodes, hosts
                                FROM cell_changes WHERE cell_id = ?
                                ORDER BY version DESC LIMIT ?
                                """)) {
            select.setString(1, cell.value());
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<CellChange> changes = new ArrayList<>();
                while (row.next()) {
                    changes.add(read(row));
                }
                return List.copyOf(changes);
            }
        }
    }

    private static CellChange read(ResultSet row) throws SQLException {
        return new CellChange(
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                new Reason(row.getString("changed_by"), row.getString("reason")),
                CellState.valueOf(row.getString("state")),
                row.getLong("weight"),
                row.getLong("capacity"),
                List.of((String[]) row.getArray("nodes").getArray()),
                List.of((String[]) row.getArray("hosts").getArray()));
    }

    /// Writes down what a cell is from its version on, and who made it so.
    public void record(Cell cell, Reason reason) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO cell_changes (change_id, cell_id, version, changed_at,
                                    changed_by, reason, state, weight, capacity, nodes,
                                    hosts)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, cell.id().value());
            insert.setLong(3, cell.version());
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(5, reason.by());
            insert.setString(6, reason.why());
            insert.setString(7, cell.state().name());
            insert.setLong(8, cell.weight());
            insert.setLong(9, cell.capacity());
            insert.setArray(
                    10,
                    connection.createArrayOf(
                            "text",
                            cell.nodes().stream().map(URI::toString).toArray(String[]::new)));
            insert.setArray(
                    11,
                    connection.createArrayOf(
                            "text",
                            cell.hosts().stream().map(HostName::value).toArray(String[]::new)));
            insert.executeUpdate();
        }
    }
}

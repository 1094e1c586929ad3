package io.typogram.topology.cells.control;

import io.typogram.kernel.identity.HostName;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Reason;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `cell_changes`, the audit. Every method runs in the caller's transaction.
@ApplicationScoped
public class CellChanges {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

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

package io.typogram.topology.cells.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.topology.cells.Cell;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The table `cell_descriptions`: what the configuration said of a cell when it was last read. Without it
/// nobody could tell a weight that an operator has set, or hosts that have moved, from one that the configuration has changed.
/// Every method runs in the caller's transaction.
@ApplicationScoped
public class CellDescriptions {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// What the configuration said.
    ///
    /// @param hosts empty when it is not known which these were
    public record Description(long weight, long capacity, Optional<List<HostName>> hosts) {}

    public Optional<Description> find(CellId cell) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT weight, capacity, hosts FROM cell_descriptions
                                WHERE cell_id = ?
                                """)) {
            select.setString(1, cell.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Description(
                                        row.getLong(1),
                                        row.getLong(2),
                                        Optional.ofNullable(row.getArray(3))
                                                .map(CellDescriptions::hosts)))
                        : Optional.empty();
            }
        }
    }

    public void store(Cell described) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO cell_descriptions (cell_id, weight, capacity, hosts)
                                VALUES (?, ?, ?, ?)
                                ON CONFLICT (cell_id) DO UPDATE SET weight = excluded.weight,
                                    capacity = excluded.capacity, hosts = excluded.hosts
                                """)) {
            upsert.setString(1, described.id().value());
            upsert.setLong(2, described.weight());
            upsert.setLong(3, described.capacity());
            upsert.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            described.hosts().stream()
                                    .map(HostName::value)
                                    .toArray(String[]::new)));
            upsert.executeUpdate();
        }
    }

    private static List<HostName> hosts(Array hosts) {
        try {
            return Arrays.stream((String[]) hosts.getArray()).map(HostName::new).toList();
        } catch (SQLException unreadable) {
            throw new IllegalStateException("an array of texts is one", unreadable);
        }
    }
}

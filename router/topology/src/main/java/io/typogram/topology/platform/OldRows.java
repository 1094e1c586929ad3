package io.typogram.topology.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Finds and deletes what a [KeptHistory] keeps no longer, in the caller's transaction.
@ApplicationScoped
public class OldRows {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// The ids that a query finds.
    ///
    /// @param query asks for ids, with the time before which and how many as its parameters
    public List<UUID> find(String query, Instant before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
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

    /// Deletes the rows of those ids.
    ///
    /// @param statement deletes, with the ids as its parameter
    public void delete(String statement, List<UUID> ids) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            delete.executeUpdate();
        }
    }
}

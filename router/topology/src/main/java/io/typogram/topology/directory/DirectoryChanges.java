package io.typogram.topology.directory;

import io.typogram.topology.versions.VersionRange;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/// The table `directory_changes`: a ring of the latest changes. Every method runs in the caller's
/// transaction.
@ApplicationScoped
public class DirectoryChanges {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// Appends changes, and drops those that are out of `range` now: about as many go as come, so no
    /// transaction has much to delete.
    public void append(List<DirectoryEntry> changed, VersionRange range) throws SQLException {
        try (var connection = database.getConnection()) {
            insert(connection, changed);
            drop(connection, range.keptAfter());
        }
    }

    /// The changes after `version`, oldest first.
    public List<DirectoryEntry> after(long version, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT user_id, cell_id, epoch, version FROM directory_changes
                                WHERE version > ? ORDER BY version LIMIT ?
                                """)) {
            select.setLong(1, version);
            select.setInt(2, limit);
            return Homes.read(select);
        }
    }

    private void insert(Connection connection, List<DirectoryEntry> changed) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO directory_changes (user_id, cell_id, epoch, version, changed_at)
                        SELECT user_id, cell_id, epoch, version, ?
                        FROM unnest(?::UUID[], ?::TEXT[], ?::BIGINT[], ?::BIGINT[])
                            AS changed (user_id, cell_id, epoch, version)
                        """)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            new EntryBatch(changed).bind(insert, 2);
            insert.executeUpdate();
        }
    }

    private static void drop(Connection connection, long keptAfter) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM directory_changes WHERE version <= ?")) {
            delete.setLong(1, keptAfter);
            delete.executeUpdate();
        }
    }
}

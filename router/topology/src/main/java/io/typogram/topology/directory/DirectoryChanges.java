package io.typogram.topology.directory;

import io.typogram.topology.versions.VersionRange;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    /// Appends that a user has no home any more, and deletes what was told of them before: whoever has not
    /// heard that yet need not.
    ///
    /// @return how many changes were deleted
    long append(DirectoryDeparture departure, VersionRange range) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM directory_changes WHERE user_id = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO directory_changes (user_id, epoch, version, changed_at)
                                VALUES (?, ?, ?, ?)
                                """)) {
            delete.setObject(1, departure.user().value());
            long deleted = delete.executeUpdate();
            insert.setObject(1, departure.user().value());
            insert.setLong(2, departure.epoch());
            insert.setLong(3, departure.version());
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            drop(connection, range.keptAfter());
            return deleted;
        }
    }

    /// How many users have lost their home after `version`.
    public long departuresAfter(long version) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FROM directory_changes
                                WHERE version > ? AND cell_id IS NULL
                                """)) {
            select.setLong(1, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /// The changes after `version`, oldest first.
    public List<DirectoryChange> after(long version, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT user_id, cell_id, epoch, version FROM directory_changes
                                WHERE version > ? ORDER BY version LIMIT ?
                                """)) {
            select.setLong(1, version);
            select.setInt(2, limit);
            return read(select);
        }
    }

    private static List<DirectoryChange> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<DirectoryChange> changes = new ArrayList<>();
            while (row.next()) {
                changes.add(row.getString("cell_id") == null ? departure(row) : entry(row));
            }
            return changes;
        }
    }

    /// Followers route by the home alone, so a change does not say of whose seats one is taken.
    private static DirectoryEntry entry(ResultSet row) throws SQLException {
        return new DirectoryEntry(Homes.user(row), Homes.home(row), row.getLong("version"));
    }

    private static DirectoryDeparture departure(ResultSet row) throws SQLException {
        return new DirectoryDeparture(Homes.user(row), row.getInt("epoch"), row.getLong("version"));
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

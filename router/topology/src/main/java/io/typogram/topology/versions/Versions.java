package io.typogram.topology.versions;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The one row from which all changes take their numbers. Every method runs in the caller's
/// transaction.
@ApplicationScoped
public class Versions {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// The versions as this transaction sees them, without waiting for anybody.
    public VersionRange read() throws SQLException {
        return select("SELECT kept_after, version FROM directory_version WHERE singleton");
    }

    /// As [#read], and nobody else takes a number until this transaction ends.
    public VersionRange lock() throws SQLException {
        return select(
                "SELECT kept_after, version FROM directory_version WHERE singleton FOR UPDATE");
    }

    /// Stores what [#lock] gave, advanced.
    public void advance(VersionRange range) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE directory_version SET kept_after = ?, version = ?
                                WHERE singleton AND version <= ?
                                """)) {
            update.setLong(1, range.keptAfter());
            update.setLong(2, range.current());
            update.setLong(3, range.current());
            if (update.executeUpdate() != 1) {
                throw new AssertionError("versions only grow");
            }
        }
    }

    private VersionRange select(String sql) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new AssertionError("the row of versions is made by a migration");
            }
            return new VersionRange(row.getLong("kept_after"), row.getLong("version"));
        }
    }
}

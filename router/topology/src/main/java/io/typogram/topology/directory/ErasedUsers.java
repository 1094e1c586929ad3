package io.typogram.topology.directory;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.platform.KnownErased;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `erased_users`: who is being erased or was, and by which erasure. Nobody in it is placed or
/// moved. Every method runs in the caller's transaction.
@ApplicationScoped
public class ErasedUsers implements KnownErased {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// Adds a user.
    ///
    /// @return whether they were not in it
    public boolean add(UserId user, UUID erasure, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO erased_users (user_id, erasure_id, requested_at)
                                VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                                """)) {
            insert.setObject(1, user.value());
            insert.setObject(2, erasure);
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /// Those of `users` who are in it.
    public Set<UserId> among(Collection<UserId> users) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT user_id FROM erased_users WHERE user_id = ANY (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", users.stream().map(UserId::value).toArray(UUID[]::new)));
            try (ResultSet row = select.executeQuery()) {
                Set<UserId> erased = new HashSet<>();
                while (row.next()) {
                    erased.add(new UserId(row.getObject("user_id", UUID.class)));
                }
                return erased;
            }
        }
    }

    @Override
    public boolean contains(UserId user) throws SQLException {
        return !among(Set.of(user)).isEmpty();
    }

    /// The erasure of a user.
    public Optional<UUID> erasureOf(UserId user) throws SQLException {
        return id("SELECT erasure_id FROM erased_users WHERE user_id = ?", user.value());
    }

    /// Whom an erasure is about; nobody once that was forgotten.
    public Optional<UserId> userOf(UUID erasure) throws SQLException {
        return id("SELECT user_id FROM erased_users WHERE erasure_id = ?", erasure)
                .map(UserId::new);
    }

    /// Forgets whom an erasure was about.
    public void forget(UUID erasure) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM erased_users WHERE erasure_id = ?")) {
            delete.setObject(1, erasure);
            delete.executeUpdate();
        }
    }

    private Optional<UUID> id(String sql, UUID key) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }
}

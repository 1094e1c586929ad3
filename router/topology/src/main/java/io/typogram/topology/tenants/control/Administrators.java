package io.typogram.topology.tenants.control;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.platform.UserRows;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `tenant_administrators`. Every method runs in the caller's transaction.
///
/// Whoever stands there is an administrator of that tenant as long as they are its member too, which is for
/// their token to say.
@ApplicationScoped
public class Administrators implements UserRows {

    /// Of one tenant.
    public static final int MAX_ADMINISTRATORS = 50;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// The administrators of a tenant.
    public Set<UserId> of(TenantId tenant) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT user_id FROM tenant_administrators WHERE tenant_id = ?
                                ORDER BY user_id LIMIT ?
                                """)) {
            select.setString(1, tenant.value());
            select.setInt(2, MAX_ADMINISTRATORS);
            try (ResultSet row = select.executeQuery()) {
                Set<UserId> found = new HashSet<>();
                while (row.next()) {
                    found.add(new UserId(row.getObject(1, UUID.class)));
                }
                return found;
            }
        }
    }

    public void add(TenantId tenant, UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO tenant_administrators (tenant_id, user_id, since)
                                VALUES (?, ?, ?)
                                """)) {
            insert.setString(1, tenant.value());
            insert.setObject(2, user.value());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    public void remove(TenantId tenant, UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                """
                                DELETE FROM tenant_administrators
                                WHERE tenant_id = ? AND user_id = ?
                                """)) {
            delete.setString(1, tenant.value());
            delete.setObject(2, user.value());
            delete.executeUpdate();
        }
    }

    public void removeAll(TenantId tenant) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM tenant_administrators WHERE tenant_id = ?")) {
            delete.setString(1, tenant.value());
            delete.executeUpdate();
        }
    }

    @Override
    public Map<String, Long> forget(UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM tenant_administrators WHERE user_id = ?")) {
            delete.setObject(1, user.value());
            return Map.of("tenant_administrators", (long) delete.executeUpdate());
        }
    }
}

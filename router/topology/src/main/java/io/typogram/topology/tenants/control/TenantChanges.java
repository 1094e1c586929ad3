package io.typogram.topology.tenants.control;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.tenants.Tenant;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The table `tenant_changes`, the audit. Every method runs in the caller's transaction.
@ApplicationScoped
public class TenantChanges {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// The latest changes of a tenant, the newest first.
    public List<TenantChange> latest(TenantId tenant, int limit) throws SQLException {
        return before(tenant, Long.MAX_VALUE, limit);
    }

    /// The changes of a tenant before another one, the newest first.
    ///
    /// @param version of that one
    public List<TenantChange> before(TenantId tenant, long version, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT version, changed_at, changed_by, reason, description
                                FROM tenant_changes WHERE tenant_id = ? AND version < ?
                                ORDER BY version DESC LIMIT ?
                                """)) {
            select.setString(1, tenant.value());
            select.setLong(2, version);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /// The next changes of a tenant, the oldest first.
    ///
    /// @param version of the last one before
    public List<TenantChange> after(TenantId tenant, long version, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT version, changed_at, changed_by, reason, description
                                FROM tenant_changes WHERE tenant_id = ? AND version > ?
                                ORDER BY version LIMIT ?
                                """)) {
            select.setString(1, tenant.value());
            select.setLong(2, version);
            select.setInt(3, limit);
            return read(select);
        }
    }

    private static List<TenantChange> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<TenantChange> changes = new ArrayList<>();
            while (row.next()) {
                changes.add(
                        new TenantChange(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                new Reason(row.getString(3), row.getString(4)),
                                row.getString(5)));
            }
            return List.copyOf(changes);
        }
    }

    /// Writes down what a tenant is from its version on, and who made it so. Two who change it at once
    /// cannot both write the same version.
    public void record(Tenant tenant, Reason reason) throws SQLException {
        note(tenant, reason, describe(tenant));
    }

    /// Writes down what was done with a tenant, under its version.
    public void note(Tenant tenant, Reason reason, String description) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO tenant_changes (change_id, tenant_id, version, changed_at,
                                    changed_by, reason, description)
                                VALUES (?, ?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, tenant.id().value());
            insert.setLong(3, tenant.version());
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(5, reason.by());
            insert.setString(6, reason.why());
            insert.setString(7, description);
            insert.executeUpdate();
        }
    }

    private static String describe(Tenant tenant) {
        return "%s; hosts %s; %d seats; lets out %s; %s%s%s"
                .formatted(
                        tenant.displayName(),
                        tenant.hosts().stream()
                                .map(HostName::value)
                                .collect(Collectors.joining(" ")),
                        tenant.seats(),
                        tenant.allowed().isEmpty()
                                ? "nothing"
                                : tenant.allowed().stream()
                                        .map(Disclosure::wireName)
                                        .collect(Collectors.joining(" ")),
                        tenant.state().wireName(),
                        tenant.sharing()
                                .map(region -> "; shares the cells of " + region)
                                .orElse(""),
                        tenant.provider()
                                .map(provider ->
                                        "; signs in by "
                                                + provider.kind()
                                                + " at "
                                                + provider.address())
                                .orElse(""));
    }
}

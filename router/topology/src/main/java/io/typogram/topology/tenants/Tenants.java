package io.typogram.topology.tenants;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// The table `tenants`. Every method runs in the caller's transaction.
///
/// Who lives in one of a tenant's own cells has a seat. So seats are counted as the cells' users are, and whoever
/// changes a home takes a seat or frees one by that. Of a tenant that shares cells, those have a seat whose
/// home says so; `seats_given` counts them.
@ApplicationScoped
public class Tenants {

    /// As many as cells.
    public static final int MAX_TENANTS = 1000;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// All tenants, in the order of their names.
    public List<Tenant> all() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT t.tenant_id, t.display_name, t.hosts, t.seats, t.allowed,
                                    t.state, t.organisation, t.provider_kind, t.provider_address,
                                    t.version, t.former, t.sharing,
                                    (SELECT CAST(coalesce(sum(u.users), 0) AS BIGINT)
                                        FROM cells c JOIN cell_users u ON u.cell_id = c.cell_id
                                        WHERE t.state <> 'ENDED' AND c.kind = 'DEDICATED'
                                            AND (c.hosts && t.hosts
                                            OR (c.hosts = '{}' AND c.cell_id = ANY (t.former)))
                                            AND t.sharing IS NULL)
                                        + t.seats_given
                                        AS seated
                                FROM tenants t ORDER BY t.tenant_id LIMIT ?
                                """)) {
            select.setInt(1, MAX_TENANTS);
            try (ResultSet row = select.executeQuery()) {
                List<Tenant> tenants = new ArrayList<>();
                while (row.next()) {
                    tenants.add(read(row));
                }
                return List.copyOf(tenants);
            }
        }
    }

    public Optional<Tenant> find(TenantId id) throws SQLException {
        return all().stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    /// Stores a tenant, new or changed.
    public void store(Tenant tenant) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO tenants (tenant_id, display_name, hosts, seats, allowed,
                                    state, organisation, provider_kind, provider_address, version,
                                    made_at, changed_at, former, sharing)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (tenant_id) DO UPDATE
                                SET display_name = excluded.display_name, hosts = excluded.hosts,
                                    seats = excluded.seats, allowed = excluded.allowed,
                                    state = excluded.state, organisation = excluded.organisation,
                                    provider_kind = excluded.provider_kind,
                                    provider_address = excluded.provider_address,
                                    version = excluded.version, changed_at = excluded.changed_at,
                                    former = excluded.former, sharing = excluded.sharing
                                """)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            upsert.setString(1, tenant.id().value());
            upsert.setString(2, tenant.displayName());
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            tenant.hosts().stream().map(HostName::value).toArray(String[]::new)));
            upsert.setLong(4, tenant.seats());
            upsert.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            tenant.allowed().stream()
                                    .map(Disclosure::name)
                                    .toArray(String[]::new)));
            upsert.setString(6, tenant.state().name());
            upsert.setString(7, tenant.organisation().orElse(null));
            upsert.setString(8, tenant.provider().map(Tenant.Provider::kind).orElse(null));
            upsert.setString(9, tenant.provider().map(Tenant.Provider::address).orElse(null));
            upsert.setLong(10, tenant.version());
            upsert.setObject(11, now);
            upsert.setObject(12, now);
            upsert.setArray(
                    13,
                    connection.createArrayOf(
                            "text",
                            tenant.former().stream().map(CellId::value).toArray(String[]::new)));
            upsert.setString(14, tenant.sharing().map(RegionId::value).orElse(null));
            upsert.executeUpdate();
        }
    }

    /// Counts seats of tenants that share cells: those taken, and by a negative number those freed.
    public void addSeats(Map<TenantId, Long> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        String[] ids = added.keySet().stream().map(TenantId::value).toArray(String[]::new);
        Long[] counts = added.values().toArray(Long[]::new);
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE tenants SET seats_given = tenants.seats_given + added.seats
                                FROM unnest(?::TEXT[], ?::BIGINT[]) AS added (tenant_id, seats)
                                WHERE tenants.tenant_id = added.tenant_id
                                """)) {
            update.setArray(1, connection.createArrayOf("text", ids));
            update.setArray(2, connection.createArrayOf("bigint", counts));
            if (update.executeUpdate() != ids.length) {
                throw new AssertionError("a seat is of a tenant that is known");
            }
        }
    }

    /// The next of those who have a tenant's seats, in the order of their ids.
    ///
    /// @param cells all that there are
    /// @param after the last one of the page before
    public List<Member> members(Tenant tenant, Collection<Cell> cells, UUID after, int limit)
            throws SQLException {
        String seated =
                tenant.sharesCells()
                        ? """
                        SELECT user_id, cell_id FROM homes
                        WHERE tenant_id = ANY (?) AND user_id > ? ORDER BY user_id LIMIT ?
                        """
                        : """
                        SELECT user_id, cell_id FROM homes
                        WHERE cell_id = ANY (?) AND user_id > ? ORDER BY user_id LIMIT ?
                        """;
        Stream<String> of =
                tenant.sharesCells()
                        ? Stream.of(tenant.id().value())
                        : tenant.cellsAmong(cells).stream().map(cell -> cell.id().value());
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(seated)) {
            select.setArray(1, connection.createArrayOf("text", of.toArray(String[]::new)));
            select.setObject(2, after);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Member> members = new ArrayList<>();
                while (row.next()) {
                    members.add(
                            new Member(
                                    new UserId(row.getObject(1, UUID.class)),
                                    new CellId(row.getString(2))));
                }
                return members;
            }
        }
    }

    private static Tenant read(ResultSet row) throws SQLException {
        String[] hosts = (String[]) row.getArray("hosts").getArray();
        String[] allowed = (String[]) row.getArray("allowed").getArray();
        String[] former = (String[]) row.getArray("former").getArray();
        String kind = row.getString("provider_kind");
        String address = row.getString("provider_address");
        Set<Disclosure> disclosures =
                Arrays.stream(allowed).map(Disclosure::valueOf).collect(Collectors.toSet());
        return new Tenant(
                new TenantId(row.getString("tenant_id")),
                row.getString("display_name"),
                Arrays.stream(hosts).map(HostName::new).toList(),
                row.getLong("seats"),
                row.getLong("seated"),
                disclosures,
                TenantState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("organisation")),
                kind == null || address == null
                        ? Optional.empty()
                        : Optional.of(new Tenant.Provider(kind, address)),
                Arrays.stream(former).map(CellId::new).collect(Collectors.toSet()),
                Optional.ofNullable(row.getString("sharing")).map(RegionId::new),
                row.getLong("version"));
    }
}

package io.typogram.topology.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `homes`. Every method runs in the caller's transaction.
@ApplicationScoped
public class Homes {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    public Optional<DirectoryEntry> find(UserId user) throws SQLException {
        return Optional.ofNullable(find(Set.of(user)).get(user));
    }

    /// The homes of those of `users` who have one.
    public Map<UserId, DirectoryEntry> find(Collection<UserId> users) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT user_id, cell_id, epoch, version, tenant_id FROM homes
                                WHERE user_id = ANY (?)
                                """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", users.stream().map(UserId::value).toArray(UUID[]::new)));
            Map<UserId, DirectoryEntry> found = HashMap.newHashMap(users.size());
            for (DirectoryEntry entry : read(select)) {
                found.put(entry.user(), entry);
            }
            return found;
        }
    }

    /// Stores the homes of users who had none. One who has one by now fails the transaction.
    public void insert(List<DirectoryEntry> placed) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO homes (user_id, cell_id, epoch, version, placed_version,
                                    changed_at, tenant_id)
                                SELECT user_id, cell_id, epoch, version, version, ?, tenant_id
                                FROM unnest(?::UUID[], ?::TEXT[], ?::BIGINT[], ?::BIGINT[],
                                    ?::TEXT[])
                                    AS placed (user_id, cell_id, epoch, version, tenant_id)
                                """)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            new EntryBatch(placed).bind(insert, 2);
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            placed.stream()
                                    .map(entry -> entry.tenant().map(TenantId::value).orElse(null))
                                    .toArray(String[]::new)));
            insert.executeUpdate();
        }
    }

    /// Takes a user from one home to the next. `placed_version` stays, or a snapshot that is being
    /// written would miss them.
    ///
    /// @return whether the user lived at `from`
    boolean move(Home from, DirectoryEntry moved) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE homes SET cell_id = ?, epoch = ?, version = ?, changed_at = ?
                                WHERE user_id = ? AND cell_id = ? AND epoch = ?
                                """)) {
            update.setString(1, moved.home().cell().value());
            update.setLong(2, moved.home().epoch());
            update.setLong(3, moved.version());
            update.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            update.setObject(5, moved.user().value());
            update.setString(6, from.cell().value());
            update.setLong(7, from.epoch());
            return update.executeUpdate() == 1;
        }
    }

    /// Forgets where a user lives.
    boolean delete(UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM homes WHERE user_id = ?")) {
            delete.setObject(1, user.value());
            return delete.executeUpdate() == 1;
        }
    }

    /// The next page of all users who were placed up to `version`, in the order of their ids. Their
    /// homes may be newer than that.
    ///
    /// @param after the last user of the page before
    public List<DirectoryEntry> page(UUID after, long version, int limit) throws SQLException {
        return select(
                """
                SELECT user_id, cell_id, epoch, version, tenant_id FROM homes
                WHERE user_id > ? AND placed_version <= ?
                ORDER BY user_id LIMIT ?
                """,
                after,
                version,
                limit);
    }

    /// The first page, for which no user is before.
    public List<DirectoryEntry> firstPage(long version, int limit) throws SQLException {
        return select(
                """
                SELECT user_id, cell_id, epoch, version, tenant_id FROM homes
                WHERE placed_version <= ?
                ORDER BY user_id LIMIT ?
                """,
                version,
                limit);
    }

    private List<DirectoryEntry> select(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                select.setObject(index + 1, parameters[index]);
            }
            return read(select);
        }
    }

    static List<DirectoryEntry> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<DirectoryEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(row));
            }
            return entries;
        }
    }

    private static DirectoryEntry entry(ResultSet row) throws SQLException {
        return new DirectoryEntry(
                user(row),
                home(row),
                row.getLong("version"),
                Optional.ofNullable(row.getString("tenant_id")).map(TenantId::new));
    }

    static UserId user(ResultSet row) throws SQLException {
        return new UserId(row.getObject("user_id", UUID.class));
    }

    static Home home(ResultSet row) throws SQLException {
        return new Home(new CellId(row.getString("cell_id")), row.getInt("epoch"));
    }
}

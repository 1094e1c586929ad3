package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.entity.Rebalance;
import io.typogram.topology.moves.entity.Rebalance.Looked;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rebalances in the table `drains`, and what `moves` and `homes` say of them. Every method runs in the
/// caller's transaction.
@ApplicationScoped
public class Rebalances {

    private static final String SELECT =
            """
            SELECT drain_id, region, wanted_by, reason, users, looked_cell, looked_user, looked_all,
                unplaced, began_at, ended_at, outcome
            FROM drains
            """;

    /// Before every user's id.
    private static final UUID LOWEST = new UUID(0, 0);

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// The rebalance of a region that goes on, or else the latest.
    public Optional<Rebalance> latest(RegionId region) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT + "WHERE region = ? ORDER BY began_at DESC LIMIT 1")) {
            select.setString(1, region.value());
            return read(select).stream().findFirst();
        }
    }

    /// The rebalances that go on.
    public List<Rebalance> underWay() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + "WHERE ended_at IS NULL AND region IS NOT NULL"
                                        + " ORDER BY began_at")) {
            return read(select);
        }
    }

    /// A rebalance that goes on, which nobody else works at until this transaction ends.
    public Optional<Rebalance> lock(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT + "WHERE drain_id = ? AND ended_at IS NULL FOR UPDATE")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    public void insert(Rebalance rebalance) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO drains (drain_id, region, wanted_by, reason,
                                    across_regions, users, nowhere_to_go, unplaced, began_at)
                                VALUES (?, ?, ?, ?, FALSE, ?, FALSE, ?, ?)
                                """)) {
            insert.setObject(1, rebalance.id());
            insert.setString(2, rebalance.region().value());
            insert.setString(3, rebalance.reason().by());
            insert.setString(4, rebalance.reason().why());
            insert.setLong(5, rebalance.users());
            insert.setLong(6, rebalance.unplaced());
            insert.setObject(7, time(rebalance.began()));
            insert.executeUpdate();
        }
    }

    public void update(Rebalance rebalance) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE drains SET looked_cell = ?, looked_user = ?, looked_all = ?,
                                    unplaced = ?, ended_at = ?, outcome = ?
                                WHERE drain_id = ?
                                """)) {
            Looked looked = rebalance.looked();
            update.setString(1, looked.cell().map(CellId::value).orElse(null));
            update.setObject(2, looked.user().map(UserId::value).orElse(null), Types.OTHER);
            update.setBoolean(3, looked.all());
            update.setLong(4, rebalance.unplaced());
            @Nullable OffsetDateTime ended = rebalance.ended().map(Rebalances::time).orElse(null);
            update.setObject(5, ended, Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(6, rebalance.outcome().orElse(null));
            update.setObject(7, rebalance.id());
            update.executeUpdate();
        }
    }

    /// The next users of a cell, in the order of their ids. The members of tenants that share it are not among
    /// them: they live together.
    public List<UserId> usersOf(CellId cell, Optional<UserId> after, int limit)
            throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT user_id FROM homes
                                WHERE cell_id = ? AND tenant_id IS NULL AND user_id > ?
                                ORDER BY user_id LIMIT ?
                                """)) {
            select.setString(1, cell.value());
            select.setObject(2, after.map(UserId::value).orElse(LOWEST));
            select.setInt(3, limit);
            return readUsers(select);
        }
    }

    /// Users whose moves were given up, who live still where they did, and who may be tried again.
    ///
    /// @param tries how often one user is tried
    /// @param after when the last move of such a user was given up, or later
    /// @param until or before
    public List<UserId> givenUp(UUID rebalance, int tries, Instant after, Instant until, int limit)
            throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT m.user_id FROM moves m
                                    JOIN homes h ON h.user_id = m.user_id AND h.cell_id = m.from_cell
                                WHERE m.drain_id = ? AND m.state = 'ABORTED'
                                    AND NOT EXISTS (SELECT 1 FROM moves o
                                        WHERE o.user_id = m.user_id
                                            AND NOT o.finished AND o.closed_stamp IS NULL)
                                GROUP BY m.user_id
                                HAVING count(*) < ? AND max(m.changed_at) > ?
                                    AND max(m.changed_at) <= ?
                                ORDER BY m.user_id LIMIT ?
                                """)) {
            select.setObject(1, rebalance);
            select.setInt(2, tries);
            select.setObject(3, time(after));
            select.setObject(4, time(until));
            select.setInt(5, limit);
            return readUsers(select);
        }
    }

    /// How many users were tried so often, and live still where they did.
    public long failed(UUID rebalance, int tries) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FROM (
                                    SELECT m.user_id FROM moves m
                                        JOIN homes h ON h.user_id = m.user_id
                                            AND h.cell_id = m.from_cell
                                    WHERE m.drain_id = ? AND m.state = 'ABORTED'
                                    GROUP BY m.user_id HAVING count(*) >= ?) AS failed
                                """)) {
            select.setObject(1, rebalance);
            select.setInt(2, tries);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static List<UserId> readUsers(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<UserId> users = new ArrayList<>();
            while (row.next()) {
                users.add(new UserId(row.getObject(1, UUID.class)));
            }
            return users;
        }
    }

    private static List<Rebalance> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Rebalance> rebalances = new ArrayList<>();
            while (row.next()) {
                rebalances.add(read(row));
            }
            return rebalances;
        }
    }

    private static Rebalance read(ResultSet row) throws SQLException {
        return new Rebalance(
                row.getObject("drain_id", UUID.class),
                new RegionId(row.getString("region")),
                new Reason(row.getString("wanted_by"), row.getString("reason")),
                row.getLong("users"),
                new Looked(
                        Optional.ofNullable(row.getString("looked_cell")).map(CellId::new),
                        Optional.ofNullable(row.getObject("looked_user", UUID.class))
                                .map(UserId::new),
                        row.getBoolean("looked_all")),
                row.getLong("unplaced"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("outcome")));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.entity.Drain;
import io.typogram.topology.moves.entity.DrainProgress;
import io.typogram.topology.moves.entity.MoveCounts;
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

/// The drains of cells in the table `drains`, and what `moves` and `homes` say of them. Those of regions are
/// [Rebalances]. Every method runs in the caller's transaction.
@ApplicationScoped
public class Drains {

    private static final String SELECT =
            """
            SELECT drain_id, cell_id, wanted_by, reason, across_regions, users, nowhere_to_go,
                began_at, ended_at, outcome
            FROM drains
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// The drain of a cell that goes on, or else the latest.
    public Optional<Drain> latest(CellId cell) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT + "WHERE cell_id = ? ORDER BY began_at DESC LIMIT 1")) {
            select.setString(1, cell.value());
            return read(select).stream().findFirst();
        }
    }

    /// The drains that go on.
    public List<Drain> underWay() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + "WHERE ended_at IS NULL AND cell_id IS NOT NULL"
                                        + " ORDER BY began_at")) {
            return read(select);
        }
    }

    /// A drain that goes on, which nobody else works at until this transaction ends.
    public Optional<Drain> lock(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT + "WHERE drain_id = ? AND ended_at IS NULL FOR UPDATE")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    public void insert(Drain drain) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO drains (drain_id, cell_id, wanted_by, reason,
                                    across_regions, users, nowhere_to_go, began_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, drain.id());
            insert.setString(2, drain.cell().value());
            insert.setString(3, drain.reason().by());
            insert.setString(4, drain.reason().why());
            insert.setBoolean(5, drain.acrossRegions());
            insert.setLong(6, drain.users());
            insert.setBoolean(7, drain.nowhereToGo());
            insert.setObject(8, time(drain.began()));
            insert.executeUpdate();
        }
    }

    public void update(Drain drain) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE drains SET nowhere_to_go = ?, ended_at = ?, outcome = ?
                                WHERE drain_id = ?
                                """)) {
            update.setBoolean(1, drain.nowhereToGo());
            @Nullable OffsetDateTime ended = drain.ended().map(Drains::time).orElse(null);
            update.setObject(2, ended, Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(3, drain.outcome().orElse(null));
            update.setObject(4, drain.id());
            update.executeUpdate();
        }
    }

    /// Users of the cell who have no open move, and for whom the drain has tries left.
    ///
    /// @param tries how often one user is tried
    /// @param notSince a user whose move was given up after this is let rest
    public List<UserId> candidates(Drain drain, int tries, Instant notSince, int limit)
            throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT h.user_id FROM homes h
                                WHERE h.cell_id = ?
                                    AND NOT EXISTS (SELECT 1 FROM moves o
                                        WHERE o.user_id = h.user_id
                                            AND NOT o.finished AND o.closed_stamp IS NULL)
                                    AND NOT EXISTS (SELECT 1 FROM moves r
                                        WHERE r.user_id = h.user_id AND r.drain_id = ?
                                            AND r.state = 'ABORTED' AND r.changed_at > ?)
                                    AND (SELECT count(*) FROM moves f
                                        WHERE f.user_id = h.user_id AND f.drain_id = ?
                                            AND f.state = 'ABORTED') < ?
                                ORDER BY h.user_id LIMIT ?
                                """)) {
            select.setString(1, drain.cell().value());
            select.setObject(2, drain.id());
            select.setObject(3, time(notSince));
            select.setObject(4, drain.id());
            select.setInt(5, tries);
            select.setInt(6, limit);
            try (ResultSet row = select.executeQuery()) {
                List<UserId> users = new ArrayList<>();
                while (row.next()) {
                    users.add(new UserId(row.getObject(1, UUID.class)));
                }
                return users;
            }
        }
    }

    /// How many moves of a drain, or of a rebalance, have not come to a new home, or back, yet.
    public int open(UUID drain) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FROM moves
                                WHERE drain_id = ? AND NOT finished AND closed_stamp IS NULL
                                """)) {
            select.setObject(1, drain);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /// The moves of a drain, or of a rebalance, that nobody has taken up yet.
    public List<UUID> notBegun(UUID drain) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT move_id FROM moves
                                WHERE drain_id = ? AND state = 'PLANNED' ORDER BY planned_at
                                """)) {
            select.setObject(1, drain);
            try (ResultSet row = select.executeQuery()) {
                List<UUID> moves = new ArrayList<>();
                while (row.next()) {
                    moves.add(row.getObject(1, UUID.class));
                }
                return moves;
            }
        }
    }

    /// How far a drain is.
    ///
    /// @param usersLeft how many live in the cell
    /// @param tries how often one user is tried
    public DrainProgress progress(Drain drain, long usersLeft, int tries, Instant now)
            throws SQLException {
        return new DrainProgress(drain, usersLeft, counts(drain.id(), now), failed(drain, tries));
    }

    /// What has become of the moves of a drain, or of a rebalance.
    public MoveCounts counts(UUID drain, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FILTER (WHERE NOT finished AND closed_stamp IS NULL),
                                    count(*) FILTER (WHERE state IN ('FLIPPED', 'ACTIVE')),
                                    count(*) FILTER (WHERE state = 'ABORTED'),
                                    count(*) FILTER (WHERE activated_at > ?)
                                FROM moves WHERE drain_id = ?
                                """)) {
            select.setObject(1, time(now.minus(MoveCounts.LATELY)));
            select.setObject(2, drain);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("a count has a row");
                }
                return new MoveCounts(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        }
    }

    private long failed(Drain drain, int tries) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FROM (
                                    SELECT m.user_id FROM moves m
                                        JOIN homes h ON h.user_id = m.user_id
                                    WHERE m.drain_id = ? AND m.state = 'ABORTED' AND h.cell_id = ?
                                    GROUP BY m.user_id HAVING count(*) >= ?) AS failed
                                """)) {
            select.setObject(1, drain.id());
            select.setString(2, drain.cell().value());
            select.setInt(3, tries);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static List<Drain> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Drain> drains = new ArrayList<>();
            while (row.next()) {
                drains.add(read(row));
            }
            return drains;
        }
    }

    private static Drain read(ResultSet row) throws SQLException {
        return new Drain(
                row.getObject("drain_id", UUID.class),
                new CellId(row.getString("cell_id")),
                new Reason(row.getString("wanted_by"), row.getString("reason")),
                row.getBoolean("across_regions"),
                row.getLong("users"),
                row.getBoolean("nowhere_to_go"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("outcome")));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

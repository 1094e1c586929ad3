package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.entity.DueMove;
import io.typogram.topology.moves.entity.MoveFilter;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.MoveRecord.Times;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables `moves` and `move_turns`. Every method runs in the caller's transaction.
@ApplicationScoped
public class MoveRecords {

    private static final String SELECT =
            """
            SELECT move_id, user_id, from_cell, from_epoch, target_cell, state, turn, turns,
                verified_digest, verified_settled, closed_stamp, purge_after, finished, unaccounted,
                failure, wanted_by, reason, overridden, drain_id, steps, planned_at, changed_at,
                fenced_at, activated_at, finished_at
            FROM moves
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    public Optional<MoveRecord> find(UUID id) throws SQLException {
        return one(SELECT + "WHERE move_id = ?", id);
    }

    /// As [#find], and nobody else changes it until this transaction ends.
    public Optional<MoveRecord> lock(UUID id) throws SQLException {
        return one(SELECT + "WHERE move_id = ? FOR UPDATE", id);
    }

    /// The user's open move.
    public Optional<MoveRecord> openOf(UserId user) throws SQLException {
        return one(
                SELECT + "WHERE user_id = ? AND NOT finished AND closed_stamp IS NULL",
                user.value());
    }

    /// Whether nobody takes the move up before some later time.
    public boolean rests(UUID id, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT 1 FROM moves WHERE move_id = ? AND due_at > ?")) {
            select.setObject(1, id);
            select.setObject(2, time(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /// Stores a new move, which is due at once.
    ///
    /// @return whether the user had no open one
    public boolean insert(MoveRecord record) throws SQLException {
        Move move = record.move();
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO moves (move_id, user_id, from_cell, from_epoch,
                                    target_cell, state, turn, turns, due_at, finished, unaccounted,
                                    wanted_by, reason, overridden, drain_id, steps, planned_at,
                                    changed_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """)) {
            insert.setObject(1, move.id());
            insert.setObject(2, move.user().value());
            insert.setString(3, move.from().cell().value());
            insert.setLong(4, move.from().epoch());
            insert.setString(5, move.target().value());
            insert.setString(6, move.state().name());
            insert.setLong(7, move.turn());
            insert.setLong(8, move.turns());
            insert.setObject(9, time(record.times().planned()));
            insert.setBoolean(10, move.finished());
            insert.setBoolean(11, record.unaccounted());
            insert.setString(12, record.reason().by());
            insert.setString(13, record.reason().why());
            insert.setBoolean(14, record.overridden());
            insert.setObject(15, record.drain().orElse(null), Types.OTHER);
            insert.setLong(16, record.steps());
            insert.setObject(17, time(record.times().planned()));
            insert.setObject(18, time(record.times().changed()));
            return insert.executeUpdate() == 1;
        }
    }

    /// Stores how a move stands now.
    ///
    /// @param driver whose turn it is until then
    public void update(MoveRecord record, Optional<UUID> driver, Instant dueAt)
            throws SQLException {
        Move move = record.move();
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE moves SET state = ?, turn = ?, turns = ?, driver = ?, due_at = ?,
                                    verified_digest = ?, verified_settled = ?, closed_stamp = ?,
                                    purge_after = ?, finished = ?, unaccounted = ?, failure = ?,
                                    steps = ?, changed_at = ?, fenced_at = ?, activated_at = ?,
                                    finished_at = ?
                                WHERE move_id = ?
                                """)) {
            update.setString(1, move.state().name());
            update.setLong(2, move.turn());
            update.setLong(3, move.turns());
            update.setObject(4, driver.orElse(null), Types.OTHER);
            update.setObject(5, time(dueAt));
            update.setString(6, move.verified().map(Move.Verified::digest).orElse(null));
            update.setObject(
                    7, move.verified().map(Move.Verified::settled).orElse(null), Types.BOOLEAN);
            update.setObject(8, move.closed().map(Stamp::value).orElse(null), Types.BIGINT);
            update.setObject(9, time(move.purgeAfter()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setBoolean(10, move.finished());
            update.setBoolean(11, record.unaccounted());
            update.setString(12, record.failure().orElse(null));
            update.setLong(13, record.steps());
            update.setObject(14, time(record.times().changed()));
            update.setObject(15, time(record.times().fenced()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(16, time(record.times().activated()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(17, time(record.times().finished()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(18, move.id());
            if (update.executeUpdate() != 1) {
                throw new AssertionError("a move that was locked is there");
            }
        }
    }

    /// Lets a move rest until then, if it is still the turn of `driver`.
    public void rest(UUID id, UUID driver, Instant until) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE moves SET due_at = ?
                                WHERE move_id = ? AND driver = ? AND NOT finished
                                """)) {
            update.setObject(1, time(until));
            update.setObject(2, id);
            update.setObject(3, driver);
            update.executeUpdate();
        }
    }

    /// Deletes all that is on record of a user's moves.
    Map<String, Long> delete(UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement changes =
                        connection.prepareStatement(
                                """
                                DELETE FROM move_changes
                                WHERE move_id IN (SELECT move_id FROM moves WHERE user_id = ?)
                                """);
                PreparedStatement moves =
                        connection.prepareStatement("DELETE FROM moves WHERE user_id = ?")) {
            changes.setObject(1, user.value());
            moves.setObject(1, user.value());
            long steps = changes.executeUpdate();
            return Map.of("move_changes", steps, "moves", (long) moves.executeUpdate());
        }
    }

    /// A number that is higher than any before.
    public long nextTurn() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE move_turns SET turn = turn + 1 WHERE singleton RETURNING turn");
                ResultSet row = update.executeQuery()) {
            if (!row.next()) {
                throw new AssertionError("the row of turns is made by a migration");
            }
            return row.getLong("turn");
        }
    }

    /// The moves that somebody should take up, the most urgent first: those whose user may be waiting,
    /// then those that have not got so far, then what is only to be cleared away.
    ///
    /// @param perSource how many from one cell, so that one cell's moves do not hide another's
    public List<DueMove> due(Instant now, int perSource, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT move_id, from_cell, urgency FROM (
                                    SELECT move_id, from_cell, urgency, due_at,
                                        row_number() OVER (PARTITION BY from_cell, urgency
                                            ORDER BY due_at, move_id) AS place
                                    FROM (
                                        SELECT move_id, from_cell, due_at,
                                            CASE WHEN state IN ('FENCED', 'VERIFIED', 'FLIPPED',
                                                    'ABORTED') THEN 0
                                                WHEN state IN ('PLANNED', 'COPYING') THEN 1
                                                ELSE 2 END AS urgency
                                        FROM moves WHERE NOT finished AND due_at <= ?) AS due
                                    ) AS placed
                                WHERE place <= ? ORDER BY urgency, due_at, move_id LIMIT ?
                                """)) {
            select.setObject(1, time(now));
            select.setInt(2, perSource);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<DueMove> due = new ArrayList<>();
                while (row.next()) {
                    due.add(
                            new DueMove(
                                    row.getObject("move_id", UUID.class),
                                    new CellId(row.getString("from_cell")),
                                    row.getLong("urgency") == 0));
                }
                return due;
            }
        }
    }

    /// How many are on their way to each cell.
    public Map<CellId, Long> arriving() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT target_cell, count(*) AS users FROM moves
                                WHERE state IN ('PLANNED', 'COPYING', 'FENCED', 'VERIFIED')
                                GROUP BY target_cell
                                """);
                ResultSet row = select.executeQuery()) {
            Map<CellId, Long> arriving = new HashMap<>();
            while (row.next()) {
                arriving.put(new CellId(row.getString("target_cell")), row.getLong("users"));
            }
            return arriving;
        }
    }

    /// How many are on their way into some cells from others than those.
    public long arrivingFromElsewhere(Collection<Cell> cells) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FROM moves
                                WHERE state IN ('PLANNED', 'COPYING', 'FENCED', 'VERIFIED')
                                    AND target_cell = ANY (?) AND from_cell <> ALL (?)
                                """)) {
            Array ids =
                    connection.createArrayOf(
                            "text",
                            cells.stream().map(cell -> cell.id().value()).toArray(String[]::new));
            select.setArray(1, ids);
            select.setArray(2, ids);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /// How many moves are not finished.
    public long unfinished() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT count(*) FROM moves WHERE NOT finished");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// A page of moves, the newest first.
    public List<MoveRecord> page(MoveFilter filter, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + """
                                        WHERE (?::TEXT IS NULL OR state = ?::TEXT)
                                            AND (?::TEXT IS NULL OR from_cell = ?::TEXT
                                                OR target_cell = ?::TEXT)
                                            AND (?::UUID IS NULL OR user_id = ?::UUID)
                                            AND (?::TIMESTAMPTZ IS NULL
                                                OR (planned_at, move_id) < (?::TIMESTAMPTZ, ?::UUID))
                                        ORDER BY planned_at DESC, move_id DESC LIMIT ?
                                        """)) {
            @Nullable String state = filter.state().map(MoveState::name).orElse(null);
            @Nullable String cell = filter.cell().map(CellId::value).orElse(null);
            @Nullable UUID user = filter.user().map(UserId::value).orElse(null);
            @Nullable OffsetDateTime before = time(filter.before().map(MoveFilter.Place::planned));
            select.setString(1, state);
            select.setString(2, state);
            select.setString(3, cell);
            select.setString(4, cell);
            select.setString(5, cell);
            select.setObject(6, user, Types.OTHER);
            select.setObject(7, user, Types.OTHER);
            select.setObject(8, before, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(9, before, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(
                    10, filter.before().map(MoveFilter.Place::id).orElse(null), Types.OTHER);
            select.setInt(11, limit);
            return read(select);
        }
    }

    private Optional<MoveRecord> one(String sql, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    private static List<MoveRecord> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<MoveRecord> records = new ArrayList<>();
            while (row.next()) {
                records.add(read(row));
            }
            return records;
        }
    }

    private static MoveRecord read(ResultSet row) throws SQLException {
        return new MoveRecord(
                readMove(row),
                new Reason(row.getString("wanted_by"), row.getString("reason")),
                row.getBoolean("overridden"),
                Optional.ofNullable(row.getObject("drain_id", UUID.class)),
                Optional.ofNullable(row.getString("failure")),
                row.getBoolean("unaccounted"),
                row.getLong("steps"),
                new Times(
                        readTime(row, "planned_at").orElseThrow(),
                        readTime(row, "changed_at").orElseThrow(),
                        readTime(row, "fenced_at"),
                        readTime(row, "activated_at"),
                        readTime(row, "finished_at")));
    }

    private static Move readMove(ResultSet row) throws SQLException {
        @Nullable String digest = row.getString("verified_digest");
        boolean settled = row.getBoolean("verified_settled");
        @Nullable Long closed = row.getObject("closed_stamp", Long.class);
        return new Move(
                row.getObject("move_id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                new Home(new CellId(row.getString("from_cell")), row.getInt("from_epoch")),
                new CellId(row.getString("target_cell")),
                MoveState.valueOf(row.getString("state")),
                row.getLong("turn"),
                row.getInt("turns"),
                Optional.ofNullable(digest).map(found -> new Move.Verified(found, settled)),
                Optional.ofNullable(closed).map(Stamp::new),
                readTime(row, "purge_after"),
                row.getBoolean("finished"));
    }

    private static Optional<Instant> readTime(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(MoveRecords::time).orElse(null);
    }
}

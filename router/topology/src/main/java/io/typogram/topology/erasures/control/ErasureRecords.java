package io.typogram.topology.erasures.control;

import io.typogram.kernel.moves.ErasureState;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.erasures.entity.ErasureChange;
import io.typogram.topology.erasures.entity.ErasureRecord;
import io.typogram.topology.erasures.entity.SignInState;
import io.typogram.topology.platform.PageCursor;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables `erasures` and `erasure_changes`. Every method runs in the caller's transaction.
@ApplicationScoped
public class ErasureRecords {

    /// An erasure has a handful of changes, and one for every time that a cell found something left.
    static final int MAX_CHANGES = 100;

    private static final String SELECT =
            """
            SELECT erasure_id, state, sign_in, turn, turns, wanted_by, reason, steps, requested_at,
                fenced_at, erased_at, done_at
            FROM erasures
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private ErasureRows rows;

    public Optional<ErasureRecord> find(UUID id) throws SQLException {
        return one(SELECT + "WHERE erasure_id = ?", id);
    }

    /// As [#find], and nobody else changes it until this transaction ends.
    public Optional<ErasureRecord> lock(UUID id) throws SQLException {
        return one(SELECT + "WHERE erasure_id = ? FOR UPDATE", id);
    }

    /// The newest erasures.
    ///
    /// @param isDone whether those that are done are wanted, or those that are not; both when empty
    /// @param before where the page before ended
    public List<ErasureRecord> newest(
            Optional<Boolean> isDone, Optional<PageCursor> before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + """
                                        WHERE (?::BOOLEAN IS NULL OR (state = 'DONE') = ?::BOOLEAN)
                                            AND (?::TIMESTAMPTZ IS NULL
                                                OR (requested_at, erasure_id) < (?::TIMESTAMPTZ, ?::UUID))
                                        ORDER BY requested_at DESC, erasure_id DESC LIMIT ?
                                        """)) {
            @Nullable OffsetDateTime at = time(before.map(PageCursor::at));
            select.setObject(1, isDone.orElse(null), Types.BOOLEAN);
            select.setObject(2, isDone.orElse(null), Types.BOOLEAN);
            select.setObject(3, at, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(4, at, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(5, before.map(PageCursor::id).orElse(null), Types.OTHER);
            select.setInt(6, limit);
            try (ResultSet row = select.executeQuery()) {
                List<ErasureRecord> found = new ArrayList<>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        }
    }

    /// Stores a new erasure, which is due at once.
    public void insert(ErasureRecord record) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO erasures (erasure_id, state, sign_in, turn, turns, due_at,
                                    wanted_by, reason, steps, requested_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, record.id());
            insert.setString(2, record.state().name());
            insert.setString(3, record.signIn().name());
            insert.setLong(4, record.turn());
            insert.setLong(5, record.turns());
            insert.setObject(6, time(record.times().requested()));
            insert.setString(7, record.reason().by());
            insert.setString(8, record.reason().why());
            insert.setLong(9, record.steps());
            insert.setObject(10, time(record.times().requested()));
            insert.executeUpdate();
        }
    }

    /// Stores how an erasure stands now.
    public void update(ErasureRecord record, Instant dueAt) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE erasures SET state = ?, sign_in = ?, turn = ?, turns = ?,
                                    due_at = ?, steps = ?, fenced_at = ?, erased_at = ?, done_at = ?
                                WHERE erasure_id = ?
                                """)) {
            update.setString(1, record.state().name());
            update.setString(2, record.signIn().name());
            update.setLong(3, record.turn());
            update.setLong(4, record.turns());
            update.setObject(5, time(dueAt));
            update.setLong(6, record.steps());
            update.setObject(7, time(record.times().fenced()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(8, time(record.times().erased()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(9, time(record.times().done()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(10, record.id());
            if (update.executeUpdate() != 1) {
                throw new AssertionError("an erasure that was locked is there");
            }
        }
    }

    /// Writes down the latest change of an erasure.
    public void note(
            ErasureRecord record, String change, String by, Optional<String> note, Instant now)
            throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO erasure_changes (erasure_id, step, changed_at, change,
                                    changed_by, note)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, record.id());
            insert.setLong(2, record.steps());
            insert.setObject(3, time(now));
            insert.setString(4, change);
            insert.setString(5, by);
            insert.setString(6, note.orElse(null));
            insert.executeUpdate();
        }
    }

    /// All changes of an erasure, the first one first.
    public List<ErasureChange> history(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT step, changed_at, change, changed_by, note
                                FROM erasure_changes WHERE erasure_id = ? ORDER BY step LIMIT ?
                                """)) {
            select.setObject(1, id);
            select.setInt(2, MAX_CHANGES);
            try (ResultSet row = select.executeQuery()) {
                List<ErasureChange> changes = new ArrayList<>();
                while (row.next()) {
                    changes.add(
                            new ErasureChange(
                                    row.getLong("step"),
                                    readTime(row, "changed_at").orElseThrow(),
                                    row.getString("change"),
                                    row.getString("changed_by"),
                                    Optional.ofNullable(row.getString("note"))));
                }
                return List.copyOf(changes);
            }
        }
    }

    /// Whether nobody takes the erasure up before some later time.
    public boolean rests(UUID id, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT 1 FROM erasures WHERE erasure_id = ? AND due_at > ?")) {
            select.setObject(1, id);
            select.setObject(2, time(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /// The erasures that somebody should take up, those that have waited longest first.
    public List<UUID> due(Instant now, int limit) throws SQLException {
        return ids(
                """
                SELECT erasure_id FROM erasures WHERE state <> 'DONE' AND due_at <= ?
                ORDER BY due_at, erasure_id LIMIT ?
                """,
                now,
                limit);
    }

    /// Erasures that were done before a time and of which it is still known whom they were about.
    public List<UUID> rememberedFromBefore(Instant time, int limit) throws SQLException {
        return ids(
                """
                SELECT e.erasure_id FROM erasures e
                JOIN erased_users u ON u.erasure_id = e.erasure_id
                WHERE e.done_at < ? ORDER BY e.done_at LIMIT ?
                """,
                time,
                limit);
    }

    private List<UUID> ids(String sql, Instant time, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, time(time));
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<UUID> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    /// How many erasures are not done, and since when the oldest of them is wanted.
    public Open open(Instant now) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) AS open, min(requested_at) AS oldest
                                FROM erasures WHERE state <> 'DONE'
                                """);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Open(
                            row.getLong("open"),
                            readTime(row, "oldest")
                                    .map(oldest -> Duration.between(oldest, now))
                                    .orElse(Duration.ZERO))
                    : new Open(0, Duration.ZERO);
        }
    }

    /// What is not done.
    public record Open(long count, Duration oldest) {}

    private Optional<ErasureRecord> one(String sql, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private ErasureRecord read(ResultSet row) throws SQLException {
        UUID id = row.getObject("erasure_id", UUID.class);
        return new ErasureRecord(
                id,
                ErasureState.valueOf(row.getString("state")),
                SignInState.valueOf(row.getString("sign_in")),
                row.getLong("turn"),
                row.getInt("turns"),
                new Reason(row.getString("wanted_by"), row.getString("reason")),
                row.getLong("steps"),
                new ErasureRecord.Times(
                        readTime(row, "requested_at").orElseThrow(),
                        readTime(row, "fenced_at"),
                        readTime(row, "erased_at"),
                        readTime(row, "done_at")),
                rows.ofTopology(id));
    }

    private static Optional<Instant> readTime(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(ErasureRecords::time).orElse(null);
    }
}

package io.typogram.topology.rollouts.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.Release;
import io.typogram.topology.rollouts.entity.Rollout;
import io.typogram.topology.rollouts.entity.RolloutChange;
import io.typogram.topology.rollouts.entity.RolloutState;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables `rollouts` and `rollout_changes`. Every method runs in the caller's transaction.
@ApplicationScoped
public class RolloutRecords {

    private static final String COLUMNS =
            """
            SELECT rollout_id, release, canary, state, soak_seconds, soaking_since, unready_since,
                halted, wanted_by, reason, began_at, version
            FROM rollouts
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// The latest rollouts, the newest first.
    public List<Rollout> latest(int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                COLUMNS + "ORDER BY began_at DESC, rollout_id DESC LIMIT ?")) {
            select.setInt(1, limit);
            return read(select);
        }
    }

    /// The latest rollout of a release.
    public Optional<Rollout> latestOf(Release release) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                COLUMNS
                                        + "WHERE release = ? ORDER BY began_at DESC, rollout_id DESC LIMIT 1")) {
            select.setString(1, release.value());
            return read(select).stream().findFirst();
        }
    }

    /// The latest of all rollouts, locked.
    public Optional<Rollout> lockLatest() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                COLUMNS
                                        + "ORDER BY began_at DESC, rollout_id DESC LIMIT 1 FOR UPDATE")) {
            return read(select).stream().findFirst();
        }
    }

    public Optional<Rollout> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(COLUMNS + "WHERE rollout_id = ?")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /// Stores a rollout, new or changed.
    public void store(Rollout rollout) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO rollouts (rollout_id, release, canary, state,
                                    soak_seconds, soaking_since, unready_since, halted, wanted_by,
                                    reason, began_at, version, ended)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (rollout_id) DO UPDATE SET state = excluded.state,
                                    soaking_since = excluded.soaking_since,
                                    unready_since = excluded.unready_since,
                                    halted = excluded.halted, version = excluded.version,
                                    ended = excluded.ended
                                """)) {
            upsert.setObject(1, rollout.id());
            upsert.setString(2, rollout.release().value());
            upsert.setString(3, rollout.canary().value());
            upsert.setString(4, rollout.state().name());
            upsert.setLong(5, rollout.soak().toSeconds());
            upsert.setObject(6, time(rollout.soakingSince()), Types.TIMESTAMP_WITH_TIMEZONE);
            upsert.setObject(7, time(rollout.unreadySince()), Types.TIMESTAMP_WITH_TIMEZONE);
            upsert.setString(8, rollout.halted().orElse(null));
            upsert.setString(9, rollout.reason().by());
            upsert.setString(10, rollout.reason().why());
            upsert.setObject(11, rollout.beganAt().atOffset(ZoneOffset.UTC));
            upsert.setLong(12, rollout.version());
            upsert.setBoolean(13, rollout.state().isEnded());
            upsert.executeUpdate();
        }
    }

    /// Writes down that a rollout has come to a state, and by whom.
    public void note(Rollout rollout, Reason reason) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO rollout_changes (rollout_id, version, changed_at, change,
                                    changed_by, note)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, rollout.id());
            insert.setLong(2, rollout.version());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(4, rollout.state().name());
            insert.setString(5, reason.by());
            insert.setString(6, reason.why());
            insert.executeUpdate();
        }
    }

    /// What became of a rollout, the oldest first.
    public List<RolloutChange> history(UUID id, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT version, changed_at, change, changed_by, note
                                FROM rollout_changes WHERE rollout_id = ?
                                ORDER BY version LIMIT ?
                                """)) {
            select.setObject(1, id);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<RolloutChange> changes = new ArrayList<>();
                while (row.next()) {
                    changes.add(
                            new RolloutChange(
                                    row.getLong("version"),
                                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                                    row.getString("change"),
                                    row.getString("changed_by"),
                                    Optional.ofNullable(row.getString("note"))));
                }
                return List.copyOf(changes);
            }
        }
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static List<Rollout> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Rollout> rollouts = new ArrayList<>();
            while (row.next()) {
                rollouts.add(rollout(row));
            }
            return List.copyOf(rollouts);
        }
    }

    private static Rollout rollout(ResultSet row) throws SQLException {
        return new Rollout(
                row.getObject("rollout_id", UUID.class),
                new Release(row.getString("release")),
                new CellId(row.getString("canary")),
                RolloutState.valueOf(row.getString("state")),
                Duration.ofSeconds(row.getLong("soak_seconds")),
                instant(row, "soaking_since"),
                instant(row, "unready_since"),
                Optional.ofNullable(row.getString("halted")),
                new Reason(row.getString("wanted_by"), row.getString("reason")),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}

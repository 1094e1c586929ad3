package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.entity.DrainCourse;
import io.typogram.topology.moves.entity.DrainSummary;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What is on record of drains and rebalances, for people who look. Every method runs in the caller's
/// transaction.
@ApplicationScoped
public class DrainHistory {

    private static final String SELECT =
            """
            SELECT drain_id, cell_id, region, wanted_by, reason, users, began_at, ended_at, outcome
            FROM drains
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// The newest of all.
    public List<DrainSummary> newest(int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT + "ORDER BY began_at DESC, drain_id DESC LIMIT ?")) {
            select.setInt(1, limit);
            return read(select);
        }
    }

    public Optional<DrainSummary> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SELECT + "WHERE drain_id = ?")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /// How its moves have arrived since it began.
    public DrainCourse course(DrainSummary drain, Instant now) throws SQLException {
        Duration time = Duration.between(drain.began(), drain.ended().orElse(now));
        Duration step = DrainCourse.stepOf(time);
        long[] arrived = new long[DrainCourse.stepsIn(time, step)];
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT CAST(floor(extract(epoch FROM m.activated_at - d.began_at) / ?)
                                        AS BIGINT) AS step, count(*) AS users
                                FROM moves m JOIN drains d ON d.drain_id = m.drain_id
                                WHERE m.drain_id = ? AND m.activated_at IS NOT NULL
                                GROUP BY 1
                                """)) {
            select.setDouble(1, (double) step.toSeconds());
            select.setObject(2, drain.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    // Who was on their way when it was called off has come later than it ended.
                    int at = Math.clamp(row.getLong("step"), 0, arrived.length - 1);
                    arrived[at] += row.getLong("users");
                }
            }
        }
        List<Long> moved = new ArrayList<>();
        long sum = 0;
        for (long users : arrived) {
            sum += users;
            moved.add(sum);
        }
        return new DrainCourse(step, moved);
    }

    private static List<DrainSummary> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<DrainSummary> drains = new ArrayList<>();
            while (row.next()) {
                drains.add(
                        new DrainSummary(
                                row.getObject("drain_id", UUID.class),
                                Optional.ofNullable(row.getString("cell_id")).map(CellId::new),
                                Optional.ofNullable(row.getString("region")).map(RegionId::new),
                                new Reason(row.getString("wanted_by"), row.getString("reason")),
                                row.getLong("users"),
                                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant),
                                Optional.ofNullable(row.getString("outcome"))));
            }
            return drains;
        }
    }
}

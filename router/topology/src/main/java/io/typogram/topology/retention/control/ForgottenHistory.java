package io.typogram.topology.retention.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `forgotten_history`: one line a day for each thing of which something was forgotten. Every method
/// runs in the caller's transaction.
@ApplicationScoped
public class ForgottenHistory {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// Adds to today's line.
    ///
    /// @param before what ended before that was forgotten
    public void note(String what, int count, Instant before) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO forgotten_history (what, day, forgotten_id, forgotten,
                                    ended_before, changed_at)
                                VALUES (?, ?, ?, ?, ?, ?)
                                ON CONFLICT (what, day) DO UPDATE
                                SET forgotten = forgotten_history.forgotten + excluded.forgotten,
                                    ended_before = excluded.ended_before,
                                    changed_at = excluded.changed_at
                                """)) {
            upsert.setString(1, what);
            upsert.setObject(2, now.toLocalDate());
            upsert.setObject(3, UUID.randomUUID());
            upsert.setLong(4, count);
            upsert.setObject(5, before.atOffset(ZoneOffset.UTC));
            upsert.setObject(6, now);
            upsert.executeUpdate();
        }
    }
}

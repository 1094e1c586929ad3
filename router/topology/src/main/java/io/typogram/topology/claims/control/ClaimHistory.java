package io.typogram.topology.claims.control;

import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimChange;
import io.typogram.topology.claims.entity.ClaimId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `claim_changes`, the audit. Every method runs in the caller's transaction.
@ApplicationScoped
public class ClaimHistory {

    /// A claim that is kept long is hashed anew now and then; the oldest changes are shown.
    static final int MAX_CHANGES = 100;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// Writes down what a claim is now, and by whom.
    void record(Claim claim, String by, String note) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO claim_changes (claim_id, step, changed_at, change,
                                    changed_by, note)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setObject(1, claim.id().value());
            insert.setLong(2, claim.steps());
            insert.setObject(3, claim.changed().atOffset(ZoneOffset.UTC));
            insert.setString(4, claim.state().wireName());
            insert.setString(5, by);
            insert.setString(6, note.isEmpty() ? null : note);
            insert.executeUpdate();
        }
    }

    /// The audit of a claim, the first change first.
    public List<ClaimChange> changesOf(ClaimId claim) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT step, changed_at, change, changed_by, note
                                FROM claim_changes WHERE claim_id = ? ORDER BY step LIMIT ?
                                """)) {
            select.setObject(1, claim.value());
            select.setInt(2, MAX_CHANGES);
            try (ResultSet row = select.executeQuery()) {
                List<ClaimChange> changes = new ArrayList<>();
                while (row.next()) {
                    changes.add(
                            new ClaimChange(
                                    row.getLong("step"),
                                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                                    row.getString("change"),
                                    row.getString("changed_by"),
                                    Optional.ofNullable(row.getString("note"))));
                }
                return List.copyOf(changes);
            }
        }
    }

    /// Forgets the changes of these claims.
    void forget(UUID[] claims) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM claim_changes WHERE claim_id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", claims));
            delete.executeUpdate();
        }
    }
}

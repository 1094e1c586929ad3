package io.typogram.topology.claims.control;

import io.typogram.server.persistence.SqlStates;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/// The table `claim_names`: which keys are whose. Every method runs in the caller's transaction.
@ApplicationScoped
class ClaimNames {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// As [ClaimTable#keysOf].
    List<String> keysOf(ClaimId claim) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT name_key FROM claim_names WHERE claim_id = ?")) {
            select.setObject(1, claim.value());
            try (ResultSet row = select.executeQuery()) {
                List<String> keys = new ArrayList<>();
                while (row.next()) {
                    keys.add(row.getString("name_key"));
                }
                return keys;
            }
        }
    }

    /// As [ClaimTable#take].
    void take(Claim claim, Collection<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO claim_names (kind, name_key, claim_id)
                                SELECT ?, k.name_key, ? FROM unnest(?::TEXT[]) AS k (name_key)
                                ON CONFLICT (kind, name_key) DO NOTHING
                                """)) {
            insert.setString(1, claim.name().kind().name());
            insert.setObject(2, claim.id().value());
            insert.setArray(3, texts(connection, keys));
            if (insert.executeUpdate() != keys.size()) {
                throw metSomebody();
            }
        }
    }

    /// As [ClaimTable#pass].
    void pass(Collection<String> keys, Claim from, Claim to) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE claim_names SET claim_id = ?
                                WHERE kind = ? AND name_key = ANY (?) AND claim_id = ?
                                """)) {
            update.setObject(1, to.id().value());
            update.setString(2, to.name().kind().name());
            update.setArray(3, texts(connection, keys));
            update.setObject(4, from.id().value());
            update.executeUpdate();
        }
    }

    /// As [ClaimTable#letGo].
    void letGo(ClaimId claim) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM claim_names WHERE claim_id = ?")) {
            delete.setObject(1, claim.value());
            delete.executeUpdate();
        }
    }

    /// Whoever inserts has looked before that nobody is there. If somebody is, this transaction saw what is
    /// over, and begins again.
    static SQLException metSomebody() {
        return new SQLException("somebody came first", SqlStates.SERIALIZATION_FAILURE);
    }

    static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray(String[]::new));
    }
}

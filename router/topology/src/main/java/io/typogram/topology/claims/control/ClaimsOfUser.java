package io.typogram.topology.claims.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.platform.UserRows;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/// The claims of a user who is erased. Their names are free at once: to hold them would be to remember them.
@ApplicationScoped
public class ClaimsOfUser implements UserRows {

    private static final String OF_USER =
            " WHERE claim_id IN (SELECT claim_id FROM claims WHERE user_id = ?)";

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Override
    public Map<String, Long> forget(UserId user) throws SQLException {
        try (var connection = database.getConnection()) {
            long changes = delete(connection, "DELETE FROM claim_changes" + OF_USER, user);
            long names = delete(connection, "DELETE FROM claim_names" + OF_USER, user);
            long claims = delete(connection, "DELETE FROM claims WHERE user_id = ?", user);
            return Map.of("claim_changes", changes, "claim_names", names, "claims", claims);
        }
    }

    private static long delete(Connection connection, String sql, UserId user) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, user.value());
            return delete.executeUpdate();
        }
    }
}

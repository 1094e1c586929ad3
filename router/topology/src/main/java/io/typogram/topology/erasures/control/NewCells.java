package io.typogram.topology.erasures.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Cells that came after an erasure was done, while it is still known whom it was about. Such a cell reads what
/// the broker still has of that user. Runs in the caller's transaction.
@ApplicationScoped
public class NewCells {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// What a cell has to be told.
    public record Untold(UUID erasure, UserId user, CellId cell) {}

    /// What has not been told, some of it.
    public List<Untold> untold(int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT e.erasure_id, u.user_id, c.cell_id
                                FROM erasures e
                                JOIN erased_users u ON u.erasure_id = e.erasure_id
                                CROSS JOIN cells c
                                LEFT JOIN erasure_cells told
                                    ON told.erasure_id = e.erasure_id AND told.cell_id = c.cell_id
                                WHERE e.state = 'DONE' AND c.state <> 'RETIRED'
                                    AND (told.cell_id IS NULL
                                        OR told.state NOT IN ('ERASED', 'RETIRED'))
                                ORDER BY c.cell_id, e.erasure_id LIMIT ?
                                """)) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Untold> untold = new ArrayList<>();
                while (row.next()) {
                    untold.add(
                            new Untold(
                                    row.getObject("erasure_id", UUID.class),
                                    new UserId(row.getObject("user_id", UUID.class)),
                                    new CellId(row.getString("cell_id"))));
                }
                return List.copyOf(untold);
            }
        }
    }
}

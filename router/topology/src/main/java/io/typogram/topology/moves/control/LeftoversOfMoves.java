package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.CellLeftovers;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/// What the table `moves` says of copies that are not cleared away: those that users left in their source,
/// and what had come to a target before a move was given up.
@ApplicationScoped
public class LeftoversOfMoves implements CellLeftovers {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Override
    public Optional<Leftovers> of(CellId cell) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*) AS moves, max(purge_after) AS kept_until FROM moves
                                WHERE NOT finished
                                    AND (from_cell = ? OR (target_cell = ? AND state = 'ABORTED'))
                                """)) {
            select.setString(1, cell.value());
            select.setString(2, cell.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getLong("moves") == 0) {
                    return Optional.empty();
                }
                return Optional.of(
                        new Leftovers(
                                row.getLong("moves"),
                                Optional.ofNullable(
                                                row.getObject("kept_until", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)));
            }
        }
    }
}

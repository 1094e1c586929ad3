package io.typogram.topology.erasures.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.erasures.entity.CellErasure;
import io.typogram.topology.erasures.entity.CellErasure.State;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table `erasure_cells`. Every method runs in the caller's transaction.
@ApplicationScoped
public class ErasureCells {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private Cells cells;
    @Inject private ErasureRows rows;

    /// The cells that have something to do yet, of all that are there now.
    public List<CellId> pending(UUID erasure) throws SQLException {
        List<CellErasure> known = of(erasure);
        for (Cell cell : cells.all()) {
            Optional<CellErasure> one =
                    known.stream().filter(each -> each.cell().equals(cell.id())).findFirst();
            boolean isRetired = cell.state() == CellState.RETIRED;
            if (one.isEmpty() && !isRetired) {
                store(erasure, cell.id(), State.PENDING, Optional.empty());
            } else if (one.isPresent() && !one.get().isOver() && isRetired) {
                store(erasure, cell.id(), State.RETIRED, Optional.empty());
            }
        }
        return of(erasure).stream().filter(cell -> !cell.isOver()).map(CellErasure::cell).toList();
    }

    public void answered(UUID erasure, CellId cell, Erased erased, Instant now)
            throws SQLException {
        rows.store(erasure, cell.value(), erased.rows());
        if (erased.isAll()) {
            store(erasure, cell, State.ERASED, Optional.of(now));
        } else {
            store(erasure, cell, State.FAILED, Optional.empty());
        }
    }

    /// How far each cell is, in the order of their names.
    public List<CellErasure> of(UUID erasure) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT cell_id, state, erased_at FROM erasure_cells
                                WHERE erasure_id = ? ORDER BY cell_id
                                """)) {
            select.setObject(1, erasure);
            try (ResultSet row = select.executeQuery()) {
                List<CellErasure> found = new ArrayList<>();
                while (row.next()) {
                    found.add(
                            new CellErasure(
                                    new CellId(row.getString("cell_id")),
                                    State.valueOf(row.getString("state")),
                                    Optional.ofNullable(
                                                    row.getObject(
                                                            "erased_at", OffsetDateTime.class))
                                            .map(OffsetDateTime::toInstant),
                                    rows.of(erasure, row.getString("cell_id"))));
                }
                return found;
            }
        }
    }

    private void store(UUID erasure, CellId cell, State state, Optional<Instant> erasedAt)
            throws SQLException {
        @Nullable OffsetDateTime at =
                erasedAt.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
        try (var connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO erasure_cells (erasure_id, cell_id, state, erased_at)
                                VALUES (?, ?, ?, ?)
                                ON CONFLICT (erasure_id, cell_id) DO UPDATE
                                SET state = excluded.state, erased_at = excluded.erased_at
                                """)) {
            upsert.setObject(1, erasure);
            upsert.setString(2, cell.value());
            upsert.setString(3, state.name());
            upsert.setObject(4, at, Types.TIMESTAMP_WITH_TIMEZONE);
            upsert.executeUpdate();
        }
    }

    /// With the home before all others.
    public static List<CellId> homeFirst(List<CellId> cells, Optional<CellId> home) {
        return Stream.concat(
                        home.filter(cells::contains).stream(),
                        cells.stream().filter(cell -> !home.equals(Optional.of(cell))))
                .toList();
    }
}

package io.typogram.topology.testing.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.CellSide;
import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.moves.MovingCells;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Cells whose data stands in tables of the server's own database, and which a test may put out of
/// reach, wholly or for one request.
@Alternative
@Priority(1)
@ApplicationScoped
public class TestingMovingCells implements MovingCells {

    /// Few at once, so that a user with some rows needs several pages.
    private static final int ROWS_AT_ONCE = 3;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private Transactions transactions;

    @Override
    public MovingCell of(CellId cell) {
        var store = new TableHomeStore(cell, database, transactions);
        var side = new CellSide(store, limits());
        return (MovingCell)
                Proxy.newProxyInstance(
                        MovingCell.class.getClassLoader(),
                        new Class<?>[] {MovingCell.class},
                        (_, request, arguments) -> answer(side, cell, request, arguments));
    }

    private Object answer(CellSide side, CellId cell, Method request, Object @Nullable [] arguments)
            throws Throwable {
        if (isAway(cell, request.getName())) {
            throw new CellUnreachableException(cell + " is out of reach for a test");
        }
        try {
            return request.invoke(side, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private boolean isAway(CellId cell, String request) {
        return transactions.run(() -> {
            try (var connection = database.getConnection();
                    PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    SELECT 1 FROM testing.away
                                    WHERE cell_id = ? AND request IN (?, '*')
                                    """)) {
                select.setString(1, cell.value());
                select.setString(2, request);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static MoveLimits limits() {
        MoveLimits usual = MoveLimits.USUAL;
        return new MoveLimits(
                ROWS_AT_ONCE,
                usual.entriesInInventory(),
                usual.entriesRemembered(),
                ROWS_AT_ONCE,
                usual.charactersAtOnce(),
                usual.roundsBeforeFence(),
                usual.longestPause(),
                usual.turnsBeforeFence(),
                usual.renewal(),
                usual.rollbackWindow());
    }
}

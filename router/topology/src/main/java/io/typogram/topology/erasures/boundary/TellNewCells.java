package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.moves.Refusal;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.topology.Home;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.erasures.control.ErasureCells;
import io.typogram.topology.erasures.control.NewCells;
import io.typogram.topology.erasures.control.NewCells.Untold;
import io.typogram.topology.moves.MovingCells;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.platform.WorkLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Tells cells that came later of the erasures that were done before, so that what the broker still has of
/// those users does not stay in them. Several nodes of topology may do it at once; it does no harm.
@ApplicationScoped
public class TellNewCells {

    private static final Logger LOG = System.getLogger(TellNewCells.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;

    @Inject private NewCells newCells;
    @Inject private ErasureCells erasureCells;
    @Inject private MovingCells cells;
    @Inject private Loops loops;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;

    private final WorkLoop loop = new WorkLoop(LOOK_EVERY, this::tell, TellNewCells::failed);

    void start(@Observes SchemaReady ready) {
        loops.start(loop);
    }

    private void tell() {
        List<Untold> untold = transactions.run(() -> newCells.untold(AT_ONCE));
        for (Untold one : untold) {
            try {
                tell(one);
            } catch (CellUnreachableException unreachable) {
                // The cell is not up yet; there is another look.
                return;
            }
        }
    }

    private void tell(Untold one) {
        MovingCell cell = cells.of(one.cell());
        Erased erased = erase(cell, one);
        while (erased.more()) {
            erased = erase(cell, one);
        }
        Erased all = erased;
        transactions.run(() -> {
            erasureCells.answered(one.erasure(), one.cell(), all, clock.instant());
            return true;
        });
    }

    private static Erased erase(MovingCell cell, Untold one) {
        return switch (cell.erase(one.user(), Home.first(one.cell()))) {
            case Reply.Done<Erased>(Erased erased) -> erased;
            case Reply.Refused<Erased>(Refusal reason) ->
                    throw new IllegalStateException("nobody refuses an erasure: " + reason);
        };
    }

    private static void failed(Throwable failure) {
        LOG.log(
                Level.WARNING,
                "TOPOLOGY-605 a cell that came later cannot be told of erasures, will be again",
                failure);
    }
}

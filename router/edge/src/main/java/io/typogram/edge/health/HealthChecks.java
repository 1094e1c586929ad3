package io.typogram.edge.health;

import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Asks every node of every cell in turn. Somebody else says when: [#round] starts one round.
public final class HealthChecks {

    private final KnownCells knownCells;
    private final Nodes nodes;
    private final ReadinessProbe probe;
    private final Set<Node> beingAsked = ConcurrentHashMap.newKeySet();

    public HealthChecks(KnownCells knownCells, Nodes nodes, ReadinessProbe probe) {
        this.knownCells = knownCells;
        this.nodes = nodes;
        this.probe = probe;
    }

    /// Asks each node that is not still thinking about the last question. Does not wait.
    public void round() {
        Cells cells = knownCells.current();
        nodes.keepOnly(cells);
        cells.all().forEach(cell -> cell.nodes().forEach(this::check));
    }

    private void check(Node node) {
        if (!beingAsked.add(node)) {
            return;
        }
        probe.ask(node)
                .thenAccept(answer -> {
                    beingAsked.remove(node);
                    switch (answer) {
                        case READY -> nodes.checkPassed(node);
                        case NOT_READY -> nodes.checkFailed(node);
                        case SILENT -> nodes.checkUnanswered(node);
                    }
                });
    }
}

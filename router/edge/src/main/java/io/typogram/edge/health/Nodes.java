package io.typogram.edge.health;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.Node;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The health of every node of every cell.
public final class Nodes {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private final Map<Node, NodeHealth> healths = new ConcurrentHashMap<>();
    private final LongAdder ejections = new LongAdder();

    public boolean isHealthy(Node node) {
        return health(node).isHealthy();
    }

    public boolean isHealthy(Cell cell) {
        return cell.nodes().stream().anyMatch(this::isHealthy);
    }

    public void connected(Node node) {
        health(node).connected();
    }

    public void connectFailed(Node node) {
        if (health(node).connectFailed()) {
            tellUnhealthy(node, "connections to it fail");
        }
    }

    public void checkPassed(Node node) {
        if (health(node).checkPassed()) {
            LOG.info("EDGE-H2 {} is healthy again", node);
        }
    }

    public void checkFailed(Node node) {
        if (health(node).checkFailed()) {
            tellUnhealthy(node, "it is not ready");
        }
    }

    /// How often a healthy node was taken out.
    public long ejections() {
        return ejections.sum();
    }

    /// Forgets the nodes that no cell has any more.
    void keepOnly(Cells cells) {
        Set<Node> present =
                cells.all().stream()
                        .flatMap(cell -> cell.nodes().stream())
                        .collect(Collectors.toSet());
        healths.keySet().retainAll(present);
    }

    private void tellUnhealthy(Node node, String why) {
        ejections.increment();
        LOG.warn("EDGE-H1 {} gets no requests: {}", node, why);
    }

    private NodeHealth health(Node node) {
        return healths.computeIfAbsent(node, added -> new NodeHealth());
    }
}

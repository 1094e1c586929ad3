package io.typogram.edge.health;

import io.typogram.edge.MonotonicClock;
import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.metrics.PrometheusText;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The health of every node of every cell.
public final class Nodes {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private final KnownCells knownCells;
    private final MonotonicClock clock;
    private final Map<Node, NodeHealth> healths = new ConcurrentHashMap<>();
    private final Ejections ejections = new Ejections();

    public Nodes(KnownCells knownCells, MonotonicClock clock) {
        this.knownCells = knownCells;
        this.clock = clock;
    }

    public boolean isHealthy(Node node) {
        return health(node).isHealthy();
    }

    public boolean isHealthy(Cell cell) {
        return cell.nodes().stream().anyMatch(this::isHealthy);
    }

    /// Whether to offer a request to a node that is not healthy, when no other of its cell is: one that
    /// is out for its silence only. Trying is better than refusing then.
    public boolean isWorthATry(Node node) {
        return health(node).isOnlySilent();
    }

    public void connected(Node node) {
        health(node).connected();
    }

    public void connectFailed(Node node) {
        if (health(node).connectFailed()) {
            tellUnhealthy(node, Ejection.UNREACHABLE);
        }
    }

    /// Records what a node answered: a run of answers in which it says that it cannot work makes it
    /// an outlier among its cell's nodes.
    public void answered(Node node, int status) {
        if (status < BAD_GATEWAY || status > GATEWAY_TIMEOUT) {
            health(node).worked();
        } else {
            failed(node);
        }
    }

    /// Records a node that ended a connection instead of answering.
    public void brokeOff(Node node) {
        failed(node);
    }

    public void checkPassed(Node node) {
        if (health(node).checkPassed(clock.nanos())) {
            LOG.info("EDGE-H2 {} is healthy again", node);
        }
    }

    public void checkFailed(Node node) {
        if (health(node).checkFailed()) {
            tellUnhealthy(node, Ejection.NOT_READY);
        }
    }

    /// A node that does not answer in time may be slow and nothing else: see [#isWorthATry].
    public void checkUnanswered(Node node) {
        if (health(node).checkUnanswered()) {
            tellUnhealthy(node, Ejection.SILENT);
        }
    }

    public void write(PrometheusText text) {
        ejections.write(text, knownCells.current());
    }

    /// Forgets the nodes that no cell has any more.
    void keepOnly(Cells cells) {
        Set<Node> present =
                cells.all().stream()
                        .flatMap(cell -> cell.nodes().stream())
                        .collect(Collectors.toSet());
        healths.keySet().retainAll(present);
        ejections.keepOnly(cells);
    }

    /// An outlier is taken out only while another node of its cell is healthy: with the last one,
    /// trying is better than refusing.
    private void failed(Node node) {
        NodeHealth health = health(node);
        if (health.failed() && hasHealthyNeighbour(node)) {
            health.eject(clock.nanos());
            tellUnhealthy(node, Ejection.OUTLIER);
        }
    }

    private boolean hasHealthyNeighbour(Node node) {
        return cellsOf(node)
                .flatMap(cell -> cell.nodes().stream())
                .anyMatch(other -> !other.equals(node) && isHealthy(other));
    }

    private void tellUnhealthy(Node node, Ejection why) {
        cellsOf(node).forEach(cell -> ejections.count(cell.id(), why));
        LOG.warn("EDGE-H1 {} gets no requests: {}", node, why.reason());
    }

    private Stream<Cell> cellsOf(Node node) {
        return knownCells.current().all().stream().filter(cell -> cell.nodes().contains(node));
    }

    private NodeHealth health(Node node) {
        NodeHealth known = healths.get(node);
        return known != null ? known : healths.computeIfAbsent(node, added -> new NodeHealth());
    }
}

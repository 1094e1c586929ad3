package io.typogram.topology.loads.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.loads.entity.Edge;
import io.typogram.topology.loads.entity.Measure;
import io.typogram.topology.loads.entity.Subject;
import io.typogram.topology.loads.entity.Subject.OfCell;
import io.typogram.topology.loads.entity.Subject.OfEdge;
import io.typogram.topology.loads.entity.Subject.OfNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Makes figures of what nodes and edges have said in one round, and keeps them.
///
/// A figure of a cell is one of all its nodes, or of all edges; when one of those has said nothing, there is
/// none: a sum of the others would look like less load.
public final class Loads {

    /// What is read of a node's page.
    public static final Set<String> NODE_METRICS =
            Set.of(
                    "typogram_results_kept_total",
                    "typogram_outbox_depth",
                    "typogram_outbox_oldest_seconds",
                    "cpu_processCpuLoad_percent",
                    "memory_usedHeap_bytes",
                    "memory_maxHeap_bytes");

    /// What is read of an edge's page.
    public static final Set<String> EDGE_METRICS = edgeMetrics();

    private static final double PERCENT = 100;
    private static final double SECONDS = LoadHistory.STEP.toSeconds();

    private final LoadHistory history;
    private Map<Edge, EdgeTraffic> trafficBefore = Map.of();
    private Map<URI, Double> resultsBefore = Map.of();
    private long stepBefore = Long.MIN_VALUE;

    public Loads(LoadHistory history) {
        this.history = history;
    }

    /// What was heard in one round; whoever did not answer is missing from `pages`.
    public record Round(
            long step,
            Map<CellId, List<URI>> cells,
            List<Edge> edges,
            Map<URI, MetricsPage> pages) {

        public Round {
            cells = Map.copyOf(cells);
            edges = List.copyOf(edges);
            pages = Map.copyOf(pages);
        }

        Optional<MetricsPage> page(URI address) {
            return Optional.ofNullable(pages.get(address));
        }
    }

    private static Set<String> edgeMetrics() {
        Set<String> names = new HashSet<>(EdgeTraffic.METRICS);
        names.add("typogram_edge_directory_age_seconds");
        names.add("typogram_edge_connections");
        return Set.copyOf(names);
    }

    /// Takes one round in. Rounds come one after the other.
    public void take(Round round) {
        boolean follows = round.step() == stepBefore + 1;
        history.keepOnly(subjects(round));
        keepTraffic(round, follows);
        keepNodes(round, follows);
        stepBefore = round.step();
    }

    private static Set<Subject> subjects(Round round) {
        Set<Subject> subjects = new HashSet<>();
        round.cells()
                .forEach((cell, nodes) -> {
                    subjects.add(new OfCell(cell));
                    nodes.forEach(node -> subjects.add(new OfNode(cell, node)));
                });
        round.edges().forEach(edge -> subjects.add(new OfEdge(edge.name())));
        return subjects;
    }

    private void keepTraffic(Round round, boolean follows) {
        Map<Edge, EdgeTraffic> now = new HashMap<>();
        List<EdgeTraffic> passed = new ArrayList<>();
        for (Edge edge : round.edges()) {
            Optional<MetricsPage> page = round.page(edge.address());
            if (page.isEmpty()) {
                continue;
            }
            EdgeTraffic counted = EdgeTraffic.of(page.get());
            now.put(edge, counted);
            keepEdge(round.step(), edge, page.get());
            EdgeTraffic before = trafficBefore.get(edge);
            if (follows && before != null && counted.since(before).isPossible()) {
                EdgeTraffic since = counted.since(before);
                passed.add(since);
                keep(round.step(), new OfEdge(edge.name()), since.ofAll(SECONDS));
            }
        }
        if (!round.edges().isEmpty() && passed.size() == round.edges().size()) {
            EdgeTraffic all = passed.stream().reduce(EdgeTraffic.none(), EdgeTraffic::plus);
            round.cells()
                    .keySet()
                    .forEach(cell ->
                            keep(
                                    round.step(),
                                    new OfCell(cell),
                                    all.ofCell(cell.value(), SECONDS)));
        }
        trafficBefore = now;
    }

    private void keepEdge(long step, Edge edge, MetricsPage page) {
        Subject subject = new OfEdge(edge.name());
        page.one("typogram_edge_directory_age_seconds")
                .ifPresent(age -> history.put(step, subject, Measure.DIRECTORY_AGE_SECONDS, age));
        if (!page.of("typogram_edge_connections").isEmpty()) {
            history.put(
                    step,
                    subject,
                    Measure.CONNECTIONS,
                    page.sum(
                            "typogram_edge_connections",
                            one -> one.label("side").equals("client")));
        }
    }

    private void keepNodes(Round round, boolean follows) {
        Map<URI, Double> now = new HashMap<>();
        round.cells()
                .forEach((cell, nodes) -> {
                    for (URI node : nodes) {
                        round.page(node)
                                .ifPresent(page -> {
                                    keepNode(round.step(), new OfNode(cell, node), page);
                                    now.put(
                                            node,
                                            page.sum("typogram_results_kept_total", any -> true));
                                });
                    }
                    keepOutbox(round, cell, nodes);
                    keepResults(round, cell, nodes, now, follows);
                });
        resultsBefore = now;
    }

    private void keepNode(long step, Subject node, MetricsPage page) {
        page.one("cpu_processCpuLoad_percent")
                .ifPresent(load -> history.put(step, node, Measure.CPU_PERCENT, load * PERCENT));
        OptionalDouble used = page.one("memory_usedHeap_bytes");
        OptionalDouble max = page.one("memory_maxHeap_bytes");
        if (used.isPresent() && max.isPresent() && max.getAsDouble() > 0) {
            double share = used.getAsDouble() / max.getAsDouble() * PERCENT;
            history.put(step, node, Measure.HEAP_PERCENT, share);
        }
    }

    /// Every node counts the whole cell's outbox, at its own moment: the worst of them is told.
    private void keepOutbox(Round round, CellId cell, List<URI> nodes) {
        for (var one :
                Map.of(
                                Measure.OUTBOX_DEPTH,
                                "typogram_outbox_depth",
                                Measure.OUTBOX_OLDEST_SECONDS,
                                "typogram_outbox_oldest_seconds")
                        .entrySet()) {
            nodes.stream()
                    .flatMap(node -> round.page(node).stream())
                    .map(page -> page.one(one.getValue()))
                    .flatMapToDouble(OptionalDouble::stream)
                    .max()
                    .ifPresent(most ->
                            history.put(round.step(), new OfCell(cell), one.getKey(), most));
        }
    }

    private void keepResults(
            Round round, CellId cell, List<URI> nodes, Map<URI, Double> now, boolean follows) {
        boolean isWhole =
                follows
                        && !nodes.isEmpty()
                        && nodes.stream()
                                .allMatch(node ->
                                        now.containsKey(node) && resultsBefore.containsKey(node));
        if (!isWhole) {
            return;
        }
        double kept =
                nodes.stream()
                        .mapToDouble(node ->
                                Objects.requireNonNull(now.get(node))
                                        - Objects.requireNonNull(resultsBefore.get(node)))
                        .sum();
        if (kept >= 0) {
            keep(
                    round.step(),
                    new OfCell(cell),
                    Map.of(Measure.RESULTS_PER_SECOND, kept / SECONDS));
        }
    }

    private void keep(long step, Subject subject, Map<Measure, Double> figures) {
        figures.forEach((measure, value) -> history.put(step, subject, measure, value));
    }
}

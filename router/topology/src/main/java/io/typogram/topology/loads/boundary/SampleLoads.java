package io.typogram.topology.loads.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.NodeRelease;
import io.typogram.topology.cells.NodeReleases;
import io.typogram.topology.cells.Release;
import io.typogram.topology.loads.CellHealth;
import io.typogram.topology.loads.boundary.OverridesResource.OverrideRepresentation;
import io.typogram.topology.loads.control.CellService;
import io.typogram.topology.loads.control.ConfiguredEdges;
import io.typogram.topology.loads.control.LoadHistory;
import io.typogram.topology.loads.control.Loads;
import io.typogram.topology.loads.control.MetricsPage;
import io.typogram.topology.loads.control.Readiness;
import io.typogram.topology.loads.entity.Edge;
import io.typogram.topology.loads.entity.Subject;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Asks every node and every edge for its metrics, once in each [LoadHistory#STEP]. A round ends before the
/// next one begins, so of no node anything is asked twice at a time.
@ApplicationScoped
public class SampleLoads implements CellHealth {

    /// Further nodes are not asked; cells come in the order of their names.
    static final int MAX_NODES = 256;

    static final int MAX_READINESS_BYTES = 64 * 1024;

    static final int MAX_PAGE_BYTES = 2 * 1024 * 1024;

    private static final Logger LOG = System.getLogger(SampleLoads.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    @Inject private Loops loops;
    @Inject private Cells cells;
    @Inject private Transactions transactions;
    @Inject private NodeReleases releases;
    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.topology.edges")
    private Optional<String> configured;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final LoadHistory history =
            // A cell for each node, at worst.
            new LoadHistory(2 * MAX_NODES + ConfiguredEdges.MAX_EDGES);
    private final Loads loads = new Loads(history);

    /// What this node has stored of what nodes run; touched by its one thread only.
    private final Map<URI, Release> known = new HashMap<>();

    private volatile Set<URI> ready = Set.of();
    private volatile long latest = Long.MIN_VALUE;

    void start(@Observes SchemaReady event) {
        List<Edge> edges = edges();
        loops.start(() -> sampleForEver(edges));
    }

    @PreDestroy
    void stop() {
        client.shutdownNow();
    }

    List<Edge> edges() {
        return ConfiguredEdges.parse(configured.orElse(""));
    }

    /// Asks every edge where it sends a user's requests first.
    List<OverrideRepresentation> overridesOf(UserId user) {
        List<CompletableFuture<OverrideRepresentation>> asked =
                edges().stream().map(edge -> overrideOf(user, edge)).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<OverrideRepresentation> overrideOf(UserId user, Edge edge) {
        var body =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(), MAX_PAGE_BYTES);
        return client.sendAsync(request(edge.address(), "/overrides/" + user), body)
                .handle((answer, failed) -> {
                    boolean answered =
                            failed == null
                                    && (answer.statusCode() == OK
                                            || answer.statusCode() == NOT_FOUND);
                    boolean isPinned = answered && answer.statusCode() == OK;
                    return new OverrideRepresentation(
                            edge.name(), answered, isPinned ? cellOf(answer.body()) : null);
                });
    }

    private static @Nullable String cellOf(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().getString("cell", null);
        }
    }

    LoadHistory history() {
        return history;
    }

    /// The latest step of which everything is known that will be; empty before the first.
    Optional<Long> latest() {
        return latest == Long.MIN_VALUE ? Optional.empty() : Optional.of(latest);
    }

    /// Whether a node said in the latest round that it is ready.
    boolean isReady(URI node) {
        return ready.contains(node);
    }

    @Override
    public boolean hasLooked() {
        return latest().isPresent();
    }

    @Override
    public boolean isReady(Cell cell) {
        return !cell.nodes().isEmpty() && cell.nodes().stream().allMatch(this::isReady);
    }

    @Override
    public Service serviceOf(CellId cell, Instant since) {
        Optional<Long> last = latest();
        if (last.isEmpty()) {
            return Service.NONE;
        }
        long steps = last.get() - LoadHistory.stepOf(since);
        int count = Math.clamp(steps, 1, LoadHistory.STEPS);
        return CellService.of(history.of(new Subject.OfCell(cell), last.get(), count));
    }

    private void sampleForEver(List<Edge> edges) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                sample(edges, LoadHistory.stepOf(clock.instant()));
            } catch (RuntimeException | Error failed) {
                LOG.log(Level.WARNING, "TOPOLOGY-501 cannot gather loads, will again", failed);
            }
            waitForTheNextStep();
        }
    }

    private void waitForTheNextStep() {
        Instant now = clock.instant();
        Instant next = LoadHistory.timeOf(LoadHistory.stepOf(now) + 1);
        try {
            Thread.sleep(Duration.between(now, next));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample(List<Edge> edges, long step) {
        Map<CellId, List<URI>> nodes = nodes();
        Map<URI, CompletableFuture<Optional<MetricsPage>>> pages = new HashMap<>();
        Map<URI, CompletableFuture<Readiness>> readiness = new HashMap<>();
        for (List<URI> ofCell : nodes.values()) {
            for (URI node : ofCell) {
                CompletableFuture<Readiness> isReady = readinessOf(node);
                readiness.put(node, isReady);
                // One question at a time.
                pages.put(node, isReady.thenCompose(any -> page(node, Loads.NODE_METRICS)));
            }
        }
        edges.forEach(edge -> pages.put(edge.address(), page(edge.address(), Loads.EDGE_METRICS)));
        Map<URI, MetricsPage> answered = new HashMap<>();
        pages.forEach((address, page) -> page.join().ifPresent(it -> answered.put(address, it)));
        Set<URI> readyNow = new HashSet<>();
        readiness.forEach((node, answer) -> {
            if (answer.join().isReady()) {
                readyNow.add(node);
            }
        });
        nodes.forEach((cell, ofCell) ->
                ofCell.forEach(node -> {
                    Readiness answer = Objects.requireNonNull(readiness.get(node)).join();
                    answer.release().ifPresent(release -> learn(cell, node, release));
                }));
        known.keySet().retainAll(readiness.keySet());
        loads.take(new Loads.Round(step, nodes, edges, answered));
        ready = Set.copyOf(readyNow);
        latest = step;
    }

    /// The nodes of all cells that may be up.
    private Map<CellId, List<URI>> nodes() {
        List<Cell> known = transactions.run(cells::all);
        Map<CellId, List<URI>> nodes = new HashMap<>();
        int left = MAX_NODES;
        for (Cell cell : known) {
            if (cell.state() != CellState.RETIRED && cell.nodes().size() <= left) {
                nodes.put(cell.id(), new ArrayList<>(cell.nodes()));
                left -= cell.nodes().size();
            }
        }
        return nodes;
    }

    /// Stored when it is news to this node of topology; the others learn it themselves.
    private void learn(CellId cell, URI node, Release release) {
        if (!release.equals(known.get(node))) {
            transactions.run(
                    () -> releases.store(new NodeRelease(cell, node, release, clock.instant())));
            known.put(node, release);
        }
    }

    private CompletableFuture<Readiness> readinessOf(URI node) {
        var body =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(), MAX_READINESS_BYTES);
        return client.sendAsync(request(node, "/health/ready"), body)
                .handle((answer, failed) ->
                        failed == null
                                ? Readiness.read(answer.statusCode() == OK, answer.body())
                                : Readiness.SILENT);
    }

    private CompletableFuture<Optional<MetricsPage>> page(URI address, Set<String> wanted) {
        var body =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(), MAX_PAGE_BYTES);
        return client.sendAsync(request(address, "/metrics"), body)
                .handle((answer, failed) ->
                        failed == null && answer.statusCode() == OK
                                ? Optional.of(MetricsPage.read(answer.body(), wanted))
                                : Optional.empty());
    }

    private static HttpRequest request(URI address, String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_TIMEOUT).build();
    }
}

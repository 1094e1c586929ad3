package io.typogram.edge.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.directory.DirectoryFollower;
import io.typogram.edge.directory.DirectoryFollower.Progress;
import io.typogram.edge.health.Nodes;
import io.typogram.edge.metrics.PrometheusText;
import io.typogram.edge.placement.Strangers;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.routing.Overrides;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.topology.Home;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the admin port shows and does.
///
/// @param meters each writes what it has counted
/// @param configuration what may change while the edge runs, as JSON
public record AdminPages(
        Directory directory,
        KnownCells knownCells,
        DirectoryFollower follower,
        Overrides overrides,
        Nodes nodes,
        Strangers strangers,
        List<Consumer<PrometheusText>> meters,
        Supplier<String> configuration,
        InstantSource clock) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final double MILLIS_PER_SECOND = 1000;

    AdminAnswer live() {
        return health(true);
    }

    /// Ready as soon as the cells and some version of the directory are known, be it from disk.
    public boolean isReady() {
        boolean directoryKnown = follower.progress().version().isPresent();
        return directoryKnown && !knownCells.current().isEmpty();
    }

    AdminAnswer ready() {
        return health(isReady());
    }

    AdminAnswer metrics() {
        PrometheusText text = new PrometheusText();
        meters.forEach(meter -> meter.accept(text));
        writePlacements(text);
        writeDirectory(text);
        nodes.write(text);
        return new AdminAnswer(OK, PROMETHEUS, text.toString());
    }

    AdminAnswer override(AdminRequest request) {
        Optional<UserId> user = user(request);
        if (user.isEmpty()) {
            return notFound();
        }
        return switch (request.method()) {
            case "GET" -> overrides.find(user.get()).map(AdminPages::show).orElse(notFound());
            case "PUT" -> putOverride(user.get(), request.body());
            case "DELETE" -> overrides.remove(user.get()) ? AdminAnswer.noContent() : notFound();
            default -> AdminAnswer.of(Problem.of(EdgeProblems.METHOD_NOT_SUPPORTED));
        };
    }

    AdminAnswer configurationPage() {
        return AdminAnswer.json(OK, configuration.get());
    }

    /// Each cell as topology tells of it, and which of its nodes get requests.
    AdminAnswer cells() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode cells = root.putArray("cells");
        for (Cell cell : knownCells.current().all()) {
            ObjectNode node = cells.addObject();
            node.put("id", cell.id().value());
            node.put("region", cell.region().value());
            node.put("kind", cell.kind());
            node.put("state", cell.state());
            node.put("weight", cell.weight());
            ArrayNode hosts = node.putArray("hosts");
            cell.hosts().forEach(host -> hosts.add(host.value()));
            ArrayNode all = node.putArray("nodes");
            for (Node each : cell.nodes()) {
                all.addObject()
                        .put("address", each.toString())
                        .put("healthy", nodes.isHealthy(each));
            }
        }
        return AdminAnswer.json(OK, root);
    }

    AdminAnswer directory(AdminRequest request) {
        return user(request)
                .flatMap(user -> directory.find(user).map(home -> show(user, home)))
                .orElse(notFound());
    }

    private AdminAnswer putOverride(UserId user, String body) {
        Optional<CellId> cell =
                readCell(body).filter(id -> knownCells.current().find(id).isPresent());
        if (cell.isEmpty()) {
            return malformed("The body is {\"cell\":\"…\"} with a cell that exists");
        }
        return overrides.put(user, cell.get())
                ? show(cell.get())
                : malformed("There are too many overrides already");
    }

    private static Optional<CellId> readCell(String body) {
        try {
            return Optional.of(new CellId(JSON.readTree(body).path("cell").asText()));
        } catch (JsonProcessingException | IllegalArgumentException notACell) {
            return Optional.empty();
        }
    }

    private void writePlacements(PrometheusText text) {
        String name = "typogram_edge_placements_total";
        text.describe(name, "counter", "Strangers by what became of placing them.");
        text.sample(name, "outcome", "asked", strangers.asked());
        text.sample(name, "outcome", "failed", strangers.failed());
        text.sample(name, "outcome", "refused", strangers.refused());
    }

    private void writeDirectory(PrometheusText text) {
        Progress progress = follower.progress();
        text.describe("typogram_edge_directory_users", "gauge", "Users whose home is known.");
        text.sample("typogram_edge_directory_users", directory.size());
        text.describe("typogram_edge_directory_bytes", "gauge", "Memory taken for the directory.");
        text.sample("typogram_edge_directory_bytes", directory.bytes());
        text.describe("typogram_edge_directory_version", "gauge", "Version; -1 before the first.");
        text.sample("typogram_edge_directory_version", progress.version().orElse(-1));
        if (progress.lastHeard().isPresent()) {
            Duration age = Duration.between(progress.lastHeard().get(), clock.instant());
            text.describe(
                    "typogram_edge_directory_age_seconds",
                    "gauge",
                    "Since topology last answered.");
            text.sample("typogram_edge_directory_age_seconds", age.toMillis() / MILLIS_PER_SECOND);
        }
    }

    private static Optional<UserId> user(AdminRequest request) {
        return Uuids.parse(request.rest()).map(UserId::new);
    }

    private static AdminAnswer health(boolean up) {
        ObjectNode node = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
        return AdminAnswer.json(up ? OK : UNAVAILABLE, node);
    }

    private static AdminAnswer show(CellId cell) {
        return AdminAnswer.json(OK, JSON.createObjectNode().put("cell", cell.value()));
    }

    private static AdminAnswer show(UserId user, Home home) {
        ObjectNode node = JSON.createObjectNode();
        node.put("userId", user.toString());
        node.put("cell", home.cell().value());
        node.put("epoch", home.epoch());
        return AdminAnswer.json(OK, node);
    }

    private static AdminAnswer notFound() {
        return AdminAnswer.of(Problem.of(EdgeProblems.NOT_FOUND));
    }

    private static AdminAnswer malformed(String detail) {
        return AdminAnswer.of(Problem.of(EdgeProblems.MALFORMED_REQUEST, detail));
    }
}

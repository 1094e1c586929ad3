package io.typogram.edge.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.CellsJson;
import io.typogram.edge.directory.TopologyFeed;
import io.typogram.edge.placement.HomeRegistry;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.kernel.topology.TopologyNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Topology over HTTP, for following the directory and for placing users. A node that does not answer is left
/// for the next; whatever is asked here may be asked twice.
public final class HttpTopology implements TopologyFeed, HomeRegistry, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SNAPSHOT_TIMEOUT = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final TopologyNodes nodes;
    private final String secret;
    private volatile boolean closed;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    public HttpTopology(TopologyNodes nodes, String secret) {
        this.nodes = nodes;
        this.secret = secret;
    }

    @Override
    public Cells cells() throws IOException {
        return CellsJson.read(json(get("/cells", ANSWER_TIMEOUT)).path("cells"));
    }

    @Override
    public InputStream snapshot() throws IOException {
        HttpResponse<InputStream> response =
                get("/directory/snapshot", SNAPSHOT_TIMEOUT, BodyHandlers.ofInputStream());
        if (response.statusCode() != OK) {
            response.body().close();
            throw unexpected(response);
        }
        return response.body();
    }

    @Override
    public ChangesOutcome changes(long version, Duration wait) throws IOException {
        String path = "/directory/changes?after=" + version + "&waitSeconds=" + wait.toSeconds();
        HttpResponse<String> response = get(path, wait.plus(ANSWER_TIMEOUT));
        if (response.statusCode() == GONE) {
            return new ChangesGone();
        }
        return readChanges(json(response));
    }

    @Override
    public CompletionStage<Answer> place(
            UserId user, RegionId region, Optional<HostName> host, String authorization) {
        ObjectNode body = JSON.createObjectNode().put("region", region.value());
        host.ifPresent(name -> body.put("host", name.value()));
        return ask(
                        node ->
                                request(node, "/users/" + user + "/home", ANSWER_TIMEOUT)
                                        .header("Content-Type", "application/json")
                                        .header("Authorization", authorization)
                                        .PUT(BodyPublishers.ofString(body.toString()))
                                        .build(),
                        nodes.count())
                .thenApply(HttpTopology::readAnswer);
    }

    @Override
    public CompletionStage<Optional<Home>> lookUp(UserId user) {
        return ask(
                        node ->
                                request(node, "/users/" + user + "/home", ANSWER_TIMEOUT)
                                        .GET()
                                        .build(),
                        nodes.count())
                .thenApply(response ->
                        response.statusCode() == NOT_FOUND || response.statusCode() == GONE
                                ? Optional.empty()
                                : Optional.of(readHome(checkedJson(response))));
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    private static Changes readChanges(JsonNode root) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode change : root.path("changes")) {
            changes.add(readChange(change));
        }
        JsonNode cells = root.path("cells");
        return new Changes(
                root.path("version").asLong(),
                changes,
                cells.isArray() ? Optional.of(CellsJson.read(cells)) : Optional.empty(),
                root.path("more").asBoolean());
    }

    private static Change readChange(JsonNode node) {
        UserId user = UserId.parse(node.path("userId").asText());
        return node.hasNonNull("cell")
                ? new Settled(user, readHome(node))
                : new Left(user, node.path("epoch").asInt());
    }

    private static Answer readAnswer(HttpResponse<String> response) {
        if (response.statusCode() == GONE) {
            return new Answer.Gone();
        }
        Optional<ProblemType> denial =
                response.statusCode() == UNAUTHORIZED || response.statusCode() == FORBIDDEN
                        ? denial(response.body())
                        : Optional.empty();
        return denial.<Answer>map(Answer.Denied::new)
                .orElseGet(() -> new Answer.Given(readHome(checkedJson(response))));
    }

    /// Empty for what topology says to us, and not to the user.
    private static Optional<ProblemType> denial(String body) {
        try {
            String code = JSON.readTree(body).path("code").asText();
            return EdgeProblems.OF_TOPOLOGY.stream()
                    .filter(problem -> problem.code().equals(code))
                    .findFirst();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static Home readHome(JsonNode node) {
        return new Home(new CellId(node.path("cell").asText()), node.path("epoch").asInt());
    }

    private HttpResponse<String> get(String path, Duration timeout) throws IOException {
        return get(path, timeout, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> get(
            String path, Duration timeout, HttpResponse.BodyHandler<T> handler) throws IOException {
        for (int left = nodes.count() - 1; ; left--) {
            URI node = nodes.preferred();
            try {
                return client.send(request(node, path, timeout).GET().build(), handler);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while topology was asked");
            } catch (IOException unanswered) {
                if (closed) {
                    throw new InterruptedIOException("ended while topology was asked");
                }
                nodes.leave(node);
                if (left == 0) {
                    throw unanswered;
                }
            }
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(
            Function<URI, HttpRequest> request, int attempts) {
        URI node = nodes.preferred();
        return client.sendAsync(request.apply(node), BodyHandlers.ofString())
                .exceptionallyCompose(unanswered -> {
                    nodes.leave(node);
                    return attempts == 1
                            ? CompletableFuture.failedFuture(unanswered)
                            : ask(request, attempts - 1);
                });
    }

    private HttpRequest.Builder request(URI node, String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(node + "/topology/v1" + path))
                .timeout(timeout)
                .header("Accept", "application/json, application/octet-stream")
                .header(HomeHeaders.INTERNAL, secret);
    }

    private static JsonNode checkedJson(HttpResponse<String> response) {
        try {
            return json(response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != OK) {
            throw unexpected(response);
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException malformed) {
            throw new IOException("topology answered something that is not JSON", malformed);
        }
    }

    private static IOException unexpected(HttpResponse<?> response) {
        return new IOException("topology answered " + response.statusCode());
    }
}

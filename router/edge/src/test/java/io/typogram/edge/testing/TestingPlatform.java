package io.typogram.edge.testing;

import io.typogram.edge.Edge;
import io.typogram.edge.EdgeConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A running edge in front of testing servers: two cells, sign-in and topology.
public final class TestingPlatform implements AutoCloseable {

    public final TestingServer eu;
    public final TestingServer us;
    public final TestingServer signIn;
    public final TestingTopology topology;

    private final Edge edge;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// Starts with cells `eu-1` and `us-1`, an edge in `eu`, and health checks so rare that a test
    /// never meets a second one.
    public static TestingPlatform start(Path folder) throws IOException, InterruptedException {
        return start(folder, Map.of());
    }

    public static TestingPlatform start(Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        TestingServer eu = TestingServer.cell("eu-1");
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology =
                new TestingTopology()
                        .withCell("eu-1", "eu", eu.url())
                        .withCell("us-1", "us", us.url());
        return start(folder, settings, eu, us, topology);
    }

    public static TestingPlatform start(
            Path folder,
            Map<String, String> settings,
            TestingServer eu,
            TestingServer us,
            TestingTopology topology)
            throws IOException, InterruptedException {
        TestingServer signIn = TestingServer.cell("sign-in");
        Edge edge = Edge.start(configuration(folder, settings, topology.url(), signIn.url()));
        topology.awaitFollowed();
        return new TestingPlatform(eu, us, signIn, topology, edge);
    }

    private TestingPlatform(
            TestingServer eu,
            TestingServer us,
            TestingServer signIn,
            TestingTopology topology,
            Edge edge) {
        this.eu = eu;
        this.us = us;
        this.signIn = signIn;
        this.topology = topology;
        this.edge = edge;
    }

    public static EdgeConfiguration configuration(
            Path folder, Map<String, String> settings, String topology, String signIn) {
        return EdgeConfiguration.read(environment(folder, settings, topology, signIn));
    }

    /// What an edge of a process of its own is told.
    public static Map<String, String> environment(
            Path folder, Map<String, String> settings, String topology, String signIn) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TYPOGRAM_EDGE_PORT", "0");
        environment.put("TYPOGRAM_EDGE_ADMIN_PORT", "0");
        environment.put("TYPOGRAM_EDGE_REGION", "eu");
        environment.put("TYPOGRAM_EDGE_REGION_HEADER", "Typogram-Region");
        environment.put("TYPOGRAM_EDGE_THREADS", "1");
        environment.put("TYPOGRAM_EDGE_HEALTH_INTERVAL_MILLIS", "3600000");
        environment.put("TYPOGRAM_TOPOLOGY_URL", topology);
        environment.put("TYPOGRAM_INTERNAL_SECRET", "secret");
        environment.put("TYPOGRAM_EDGE_KEYCLOAK_URL", signIn);
        environment.put("TYPOGRAM_EDGE_DATA_DIR", folder.toString());
        environment.putAll(settings);
        return environment;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + edge.address().getPort() + path);
    }

    public InetSocketAddress address() {
        return edge.address();
    }

    public Edge edge() {
        return edge;
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> getAs(String token, String path)
            throws IOException, InterruptedException {
        return get(path, "Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// A request to the admin port.
    public HttpResponse<String> admin(String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + edge.adminAddress().getPort() + path);
        return send(
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        client.shutdownNow();
        edge.close();
        topology.close();
        eu.close();
        us.close();
        signIn.close();
    }
}

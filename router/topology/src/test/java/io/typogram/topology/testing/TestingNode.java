package io.typogram.topology.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// A node of a cell, as far as topology asks it by HTTP: it is ready, says what it runs, and answers what a
/// test has told it to.
public final class TestingNode implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    public TestingNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private record Told(int status, String mediaType, String body) {}

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Is ready from now on, and runs that.
    public void run(String release) {
        tell(
                "/health/ready",
                200,
                "application/json",
                """
                {"status":"UP","checks":[{"name":"release","status":"UP","data":{"release":"%s"}}]}
                """
                        .formatted(release));
    }

    /// Answers whoever asks with the secret.
    public void tell(String path, int status, String mediaType, String body) {
        told.put(path, new Told(status, mediaType, body));
    }

    public void refuse(String path, int status, String code) {
        tell(path, status, "application/problem+json", "{\"code\":\"%s\"}".formatted(code));
    }

    /// What topology is told of a cell that has this node only.
    public JsonObject description(String region) {
        return Json.createObjectBuilder(MovesClient.reason())
                .add("region", region)
                .add("kind", "shared")
                .add("hosts", Json.createArrayBuilder())
                .add("weight", 100)
                .add("capacity", 1000)
                .add("nodes", Json.createArrayBuilder(List.of(address())))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Told answer = told.getOrDefault(path, new Told(404, "text/plain", "-"));
            boolean isInternal = path.startsWith("/internal/");
            String secret = exchange.getRequestHeaders().getFirst("Typogram-Internal");
            if (isInternal && !TestingServer.SECRET.equals(secret)) {
                answer = new Told(401, "text/plain", "-");
            }
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

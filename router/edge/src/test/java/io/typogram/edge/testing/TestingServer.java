package io.typogram.edge.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server that answers as it is told and remembers what it was asked. It is always ready.
public final class TestingServer implements AutoCloseable {

    private static final int NO_BODY = -1;
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final List<TestingRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<TestingRequest, TestingAnswer> behaviour;

    public TestingServer(Function<TestingRequest, TestingAnswer> behaviour) throws IOException {
        this.behaviour = behaviour;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// A cell that says its name, in a header and in the body.
    public static TestingServer cell(String name) throws IOException {
        return new TestingServer(
                request -> TestingAnswer.text(200, name).with("Typogram-Cell", name));
    }

    public void behave(Function<TestingRequest, TestingAnswer> changed) {
        behaviour = changed;
    }

    /// All requests so far, without the questions about health.
    public List<TestingRequest> requests() {
        return List.copyOf(requests);
    }

    public TestingRequest lastRequest() {
        return requests.getLast();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            TestingRequest request = read(exchange);
            if (request.path().equals("/health/ready")) {
                send(exchange, TestingAnswer.text(200, "{}"));
                return;
            }
            requests.add(request);
            send(exchange, behaviour.apply(request));
        }
    }

    private static TestingRequest read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new TestingRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private static void send(HttpExchange exchange, TestingAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = answer.body().length() == 0 || exchange.getRequestMethod().equals("HEAD");
        if (empty) {
            exchange.getResponseHeaders()
                    .set("Content-Length", Integer.toString(answer.body().length()));
            exchange.sendResponseHeaders(answer.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(
                answer.status(), answer.chunked() ? 0 : answer.body().length());
        exchange.getResponseBody().write(answer.body().getBytes(StandardCharsets.ISO_8859_1));
    }
}

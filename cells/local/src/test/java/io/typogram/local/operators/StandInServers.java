package io.typogram.local.operators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Topology, the edge's admin port and Keycloak, as far as operators' commands ask them: they answer what
/// a test has told them to, and remember what they were asked.
final class StandInServers implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    StandInServers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// What was asked, such as `PUT /topology/v1/cells/eu-1/weight`.
    record Asked(String call, String body, String secret) {}

    private record Answer(int status, String type, ByteBuffer body) {

        static Answer json(int status, String body) {
            return new Answer(
                    status,
                    "application/json",
                    ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers a call from now on; told several times, one after the other, and the last for ever.
    StandInServers on(String call, int status, String body) {
        answers.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(Answer.json(status, body));
        return this;
    }

    /// As [#on], with an archive.
    StandInServers onZip(String call, byte[] archive) {
        answers.computeIfAbsent(call, _ -> new ArrayDeque<>())
                .add(new Answer(200, "application/zip", ByteBuffer.wrap(archive)));
        return this;
    }

    StandInServers problem(String call, int status, String code, String title, String detail) {
        return on(
                call,
                status,
                "{\"status\":%d,\"code\":\"%s\",\"title\":\"%s\",\"detail\":\"%s\"}"
                        .formatted(status, code, title, detail));
    }

    /// Every call that was not only a look.
    List<Asked> changes() {
        return asked.stream().filter(each -> !each.call().startsWith("GET ")).toList();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String secret =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Typogram-Internal"))
                            .orElse("");
            asked.add(new Asked(call, body, secret));
            send(exchange, next(call));
        }
    }

    private Answer next(String call) {
        Deque<Answer> told = answers.getOrDefault(call, new ArrayDeque<>());
        if (told.isEmpty()) {
            return Answer.json(NOT_FOUND, "");
        }
        return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().array();
        if (bytes.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

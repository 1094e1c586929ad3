package io.typogram.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Answers for homes as topology does. Whoever is asked for lives in the cell under test, unless a
/// test has said otherwise.
public final class TestingTopology implements AutoCloseable {

    private static final Home HERE = Home.first(new CellId(TestingServer.CELL));
    private static final String BEFORE_USER = "/topology/v1/users/";
    private static final String BEHIND_USER = "/home";

    private static final String OF_CELL = "/topology/v1/tenants/of-cell/";

    private final HttpServer server;
    private final String secret;
    private final Map<UserId, Home> elsewhere = new ConcurrentHashMap<>();
    private final Map<UserId, TenantId> tenants = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> asked = new ConcurrentHashMap<>();
    private final Set<UserId> unanswered = ConcurrentHashMap.newKeySet();

    private TestingTopology(HttpServer server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    static TestingTopology start(String secret) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestingTopology topology = new TestingTopology(server, secret);
        server.createContext(BEFORE_USER, topology::answer);
        server.createContext(OF_CELL, topology::answerWhoseCell);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return topology;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Places a user somewhere of the test's choice.
    public void place(UserId user, Home home) {
        elsewhere.put(user, home);
    }

    /// Gives a user a seat of a tenant that shares the cell under test.
    public void seat(UserId user, TenantId tenant) {
        tenants.put(user, tenant);
    }

    /// Is down, as far as this user goes.
    public void refuse(UserId user) {
        unanswered.add(user);
    }

    /// Is up again.
    public void answerAgain(UserId user) {
        unanswered.remove(user);
    }

    /// How often the cell asked for a user.
    public int askedFor(UserId user) {
        return asked.getOrDefault(user, 0);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Optional<UserId> user = user(exchange);
            if (user.isEmpty()) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            asked.merge(user.get(), 1, Integer::sum);
            if (unanswered.contains(user.get())) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            byte[] body = home(user.get()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Every cell is for everybody. Two tenants share it: `acme`, of whose members nothing may be told, and `bolt`,
    /// of whose members all.
    private void answerWhoseCell(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body =
                    """
                    {"kind":"shared","allowed":[],"sharing":[
                        {"tenant":"acme","hosts":["acme.example"],"allowed":[]},
                        {"tenant":"bolt","hosts":["bolt.example"],
                            "allowed":["public-boards","public-profiles"]}]}
                    """
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// The user who is asked for, by one who knows the secret and how to ask.
    private Optional<UserId> user(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        boolean known = secret.equals(exchange.getRequestHeaders().getFirst("Typogram-Internal"));
        if (!known || !exchange.getRequestMethod().equals("PUT") || !path.endsWith(BEHIND_USER)) {
            return Optional.empty();
        }
        return Optional.of(
                UserId.parse(
                        path.substring(
                                BEFORE_USER.length(), path.length() - BEHIND_USER.length())));
    }

    private String home(UserId user) {
        Home home = elsewhere.getOrDefault(user, HERE);
        TenantId tenant = tenants.get(user);
        return "{\"userId\":\"%s\",\"cell\":\"%s\",\"epoch\":%d,\"version\":17%s}"
                .formatted(
                        user,
                        home.cell(),
                        home.epoch(),
                        tenant == null ? "" : ",\"tenant\":\"%s\"".formatted(tenant));
    }
}

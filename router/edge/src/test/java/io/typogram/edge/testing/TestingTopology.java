package io.typogram.edge.testing;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Topology, as far as the edge speaks with it: cells, homes, a snapshot and the changes after it.
public final class TestingTopology implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final TestingServer server;
    private final Map<String, Home> homes = new ConcurrentHashMap<>();
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final AtomicLong version = new AtomicLong(1);
    private final AtomicInteger placements = new AtomicInteger();
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> followedUpTo = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<String> placesIn = CompletableFuture.completedFuture("eu-1");

    public TestingTopology() throws IOException {
        server = new TestingServer(this::answer);
    }

    public TestingTopology withCell(String id, String region, String... nodes) {
        return register(id, region, "shared", nodes);
    }

    public TestingTopology withDedicatedCell(String id, String region, String... nodes) {
        return register(id, region, "dedicated", nodes);
    }

    /// A dedicated cell of one node, whose tenant comes by these host names.
    public TestingTopology withTenantsCell(String id, String region, String node, String... hosts) {
        return register(id, region, "dedicated", "\"" + node + "\"", quoted(hosts));
    }

    private TestingTopology register(String id, String region, String kind, String... nodes) {
        return register(id, region, kind, quoted(nodes), "");
    }

    private static String quoted(String... texts) {
        return "\"" + String.join("\",\"", texts) + "\"";
    }

    private TestingTopology register(
            String id, String region, String kind, String addresses, String hosts) {
        cells.put(
                id,
                """
                {"id":"%s","region":"%s","kind":"%s","state":"active","weight":100,\
                "capacity":10,"users":0,"nodes":[%s],"hosts":[%s]}\
                """
                        .formatted(id, region, kind, addresses, hosts));
        return this;
    }

    public TestingTopology withHome(UserId user, String cell, int epoch) {
        homes.put(user.toString(), HomeText.home(cell, epoch));
        return this;
    }

    /// Where strangers are placed from now on. A future that is not complete holds them.
    public void placeIn(CompletableFuture<String> cell) {
        placesIn = cell;
    }

    /// How often somebody was placed.
    public int placements() {
        return placements.get();
    }

    /// Tells the edge of a changed home, and returns once it has taken the change in.
    public void publish(UserId user, String cell, int epoch) throws InterruptedException {
        withHome(user, cell, epoch);
        long reached = version.incrementAndGet();
        changes.add(
                """
                {"version":%d,"changes":[{"userId":"%s","cell":"%s","epoch":%d}],"more":false}\
                """
                        .formatted(reached, user, cell, epoch));
        awaitFollowed(reached);
    }

    /// Returns once the edge has asked for what comes after the present version.
    public void awaitFollowed() throws InterruptedException {
        awaitFollowed(version.get());
    }

    public String url() {
        return server.url();
    }

    public List<TestingRequest> requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }

    private void awaitFollowed(long wanted) throws InterruptedException {
        while (followedUpTo.take() < wanted) {
            // An earlier question: the one that is waited for comes later.
        }
    }

    private TestingAnswer answer(TestingRequest request) {
        String path = request.path().substring("/topology/v1".length());
        if (path.equals("/cells")) {
            return TestingAnswer.text(200, cellsJson());
        }
        if (path.equals("/directory/snapshot")) {
            return new TestingAnswer(200, Map.of(), snapshot(), false);
        }
        if (path.startsWith("/directory/changes")) {
            return nextChanges(path);
        }
        if (path.startsWith("/administration")) {
            return TestingAnswer.text(200, "topology");
        }
        return home(request.method(), path.split("/", -1)[2]);
    }

    private TestingAnswer nextChanges(String path) {
        try {
            String after = path.substring(path.indexOf("after=") + 6, path.indexOf('&'));
            followedUpTo.add(Long.parseLong(after));
            return TestingAnswer.text(200, changes.take());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return TestingAnswer.text(503, "");
        }
    }

    private TestingAnswer home(String method, String user) {
        if (method.equals("PUT")) {
            placements.incrementAndGet();
            String cell = placesIn.join();
            if (cell.isEmpty()) {
                return TestingAnswer.text(503, "{}");
            }
            homes.putIfAbsent(user, HomeText.home(cell, 1));
        }
        Home home = homes.get(user);
        if (home == null) {
            return TestingAnswer.text(NOT_FOUND, "{}");
        }
        return TestingAnswer.text(
                200,
                """
                {"userId":"%s","cell":"%s","epoch":%d,"version":%d}\
                """
                        .formatted(user, home.cell(), home.epoch(), version.get()));
    }

    private String cellsJson() {
        return "{\"version\":1,\"cells\":[" + String.join(",", cells.values()) + "]}";
    }

    private String snapshot() {
        List<String> names = List.copyOf(cells.keySet());
        List<ByteBuffer> users =
                homes.entrySet().stream()
                        .map(entry ->
                                TestingSnapshot.user(
                                        UserId.parse(entry.getKey()), names, entry.getValue()))
                        .toList();
        byte[] snapshot =
                new TestingSnapshot()
                        .cells(version.get(), names)
                        .users(users)
                        .end(users.size())
                        .bytes();
        return new String(snapshot, StandardCharsets.ISO_8859_1);
    }
}

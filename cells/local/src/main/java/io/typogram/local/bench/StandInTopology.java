package io.typogram.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Topology, as far as an edge asks it that knows all its users: one cell, their homes in it, and
/// never a change.
final class StandInTopology implements AutoCloseable {

    private static final String CELL = "eu-1";
    private static final String BASE = "/topology/v1";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int VERSION = 1;
    private static final int WITHOUT_NEWS_SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String cells;
    private static final int USER_BYTES = 22;

    private final byte[] snapshot;

    StandInTopology(int port, String node, List<UUID> users) throws IOException {
        cells =
                """
                {"version":%d,"cells":[{"id":"%s","region":"eu","kind":"shared","state":"active",\
                "weight":100,"capacity":1000000,"users":%d,"nodes":["%s"]}]}\
                """
                        .formatted(VERSION, CELL, users.size(), node);
        snapshot = snapshot(users);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext(BASE, this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath().substring(BASE.length())) {
                case "/cells" -> send(exchange, OK, cells);
                case "/directory/snapshot" -> send(exchange, OK, snapshot);
                case "/directory/changes" -> {
                    awaitNews();
                    send(
                            exchange,
                            OK,
                            "{\"version\":%d,\"changes\":[],\"more\":false}".formatted(VERSION));
                }
                default -> send(exchange, NOT_FOUND, "{}");
            }
        }
    }

    private void awaitNews() {
        try {
            boolean _ = closing.await(WITHOUT_NEWS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// The form of docs/reference/internal-protocols.md.
    private static byte[] snapshot(List<UUID> users) {
        ByteBuffer bytes = ByteBuffer.allocate(1024 + users.size() * USER_BYTES);
        bytes.put("TYPODIR2".getBytes(StandardCharsets.US_ASCII));
        byte[] cell = CELL.getBytes(StandardCharsets.UTF_8);
        block(
                bytes,
                'C',
                0,
                content ->
                        content.putLong(VERSION).putInt(1).putShort((short) cell.length).put(cell));
        block(
                bytes,
                'U',
                1,
                content ->
                        users.forEach(user ->
                                content.putLong(user.getMostSignificantBits())
                                        .putLong(user.getLeastSignificantBits())
                                        .putShort((short) 0)
                                        .putInt(1)));
        block(bytes, 'E', 2, content -> content.putLong(users.size()));
        byte[] whole = new byte[bytes.position()];
        bytes.flip().get(whole);
        return whole;
    }

    private static void block(
            ByteBuffer bytes, char kind, int number, Consumer<ByteBuffer> writer) {
        int start = bytes.position();
        bytes.put((byte) kind).putInt(number).putInt(0);
        int content = bytes.position();
        writer.accept(bytes);
        bytes.putInt(content - Integer.BYTES, bytes.position() - content);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(start, bytes.position() - start));
        bytes.putInt((int) checksum.getValue());
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}

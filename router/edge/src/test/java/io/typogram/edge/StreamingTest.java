package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTopology;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long and slow bodies, in both directions, and changed protocols.
final class StreamingTest {

    private static final long LARGE_BYTES = 1L << 28;

    /// What the kernel's socket buffers and the edge may hold between them, generously.
    private static final long HELD_BYTES = 64L << 20;

    /// No room for this long means that the reader has stopped reading.
    private static final long NO_ROOM_MILLIS = 500;

    private static final String SWITCHING =
            String.join(
                    "\r\n",
                    "HTTP/1.1 101 Switching Protocols",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "",
                    "");
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @TempDir private Path folder;

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private TestingPlatform platform;

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aClientThatDoesNotReadStopsTheCellAndNotTheEdgesMemory() throws Exception {
        CompletableFuture<Long> writtenUnread = new CompletableFuture<>();
        CountDownLatch clientReads = new CountDownLatch(1);
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE_BYTES;
                    TestingSocketServer.send(socket, answer + "\r\n\r\n");
                    socket.setSoTimeout(0);
                    sendLarge(socket, writtenUnread, clientReads);
                })) {
            start(cell.url(), Map.of());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
                client.readHead();
                assertThat(writtenUnread.join()).isLessThan(HELD_BYTES);
                clientReads.countDown();
                for (long read = 0; read < LARGE_BYTES; read += 1 << 20) {
                    assertThat(client.readBytes(1 << 20)).hasSize(1 << 20);
                }
            }
        }
    }

    /// Writes in a thread of its own and sees whether that thread gets on.
    private static void sendLarge(
            Socket socket, CompletableFuture<Long> writtenUnread, CountDownLatch clientReads)
            throws IOException {
        byte[] block = new byte[1 << 20];
        ProgressWatch watch = new ProgressWatch();
        CompletableFuture<Void> watching =
                CompletableFuture.runAsync(() -> writtenUnread.complete(watch.awaitStandstill()));
        for (long sent = 0; sent < LARGE_BYTES; sent += block.length) {
            socket.getOutputStream().write(block);
            watch.advanced(block.length);
        }
        watching.join();
        await(clientReads);
    }

    /// Tells when a writer no longer gets on.
    private static final class ProgressWatch {

        private long total;

        synchronized void advanced(long bytes) {
            total += bytes;
            notifyAll();
        }

        synchronized long awaitStandstill() {
            try {
                long before;
                do {
                    before = total;
                    wait(NO_ROOM_MILLIS);
                } while (total != before && total < LARGE_BYTES);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return total;
        }
    }

    @Test
    void aCellThatDoesNotReadStopsTheClientAndNotTheEdgesMemory() throws Exception {
        CountDownLatch cellReads = new CountDownLatch(1);
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    await(cellReads);
                    skip(socket.getInputStream(), LARGE_BYTES);
                    TestingSocketServer.send(
                            socket, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nall");
                })) {
            start(cell.url(), Map.of("TYPOGRAM_EDGE_MAX_OTHER_BODY_BYTES", "" + LARGE_BYTES));
            try (SocketChannel client = SocketChannel.open(platform.address())) {
                String head = "POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE_BYTES;
                write(client, ascii(head + "\r\n\r\n"));
                long unread = writeUntilThereIsNoRoom(client);
                assertThat(unread).isLessThan(HELD_BYTES);
                cellReads.countDown();
                client.configureBlocking(true);
                for (long rest = LARGE_BYTES - unread; rest > 0; rest -= 1 << 20) {
                    write(client, ByteBuffer.allocate((int) Math.min(rest, 1 << 20)));
                }
                String answer = readToString(client, "all");
                assertThat(answer).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void anAnswerBeforeTheEndOfTheBodyReachesTheClient() throws Exception {
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) ->
                        TestingSocketServer.send(
                                socket,
                                "HTTP/1.1 409 Conflict\r\nContent-Length: 5\r\n\r\nearly"))) {
            start(cell.url(), Map.of());
            try (RawClient client = new RawClient(platform.address())) {
                client.send(
                        "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nhalf");
                RawClient.RawAnswer answer = client.read();
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.body()).isEqualTo("early");
                assertThat(answer.headers()).containsEntry("connection", "close");
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void aConnectionOnWhichLittleIsLeftToSendOutlivesAnEarlyAnswer() throws Exception {
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) ->
                        TestingSocketServer.send(
                                socket,
                                "HTTP/1.1 409 Conflict\r\nContent-Length: 5\r\n\r\nearly"))) {
            start(cell.url(), Map.of());
            try (RawClient client = new RawClient(platform.address())) {
                String post = "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n";
                for (int request = 0; request < 3; request++) {
                    RawClient.RawAnswer answer = client.send(post + "half").read();
                    assertThat(answer.body()).isEqualTo("early");
                    assertThat(answer.headers()).doesNotContainKey("connection");
                    client.send("rest");
                }
            }
        }
    }

    @Test
    void partsOfAnAnswerReachTheClientAsTheyCome() throws Exception {
        CountDownLatch firstArrived = new CountDownLatch(1);
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    TestingSocketServer.send(socket, CHUNKED + "5\r\nfirst\r\n");
                    await(firstArrived);
                    TestingSocketServer.send(socket, "6\r\nsecond\r\n0\r\n\r\n");
                })) {
            start(cell.url(), Map.of());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
                client.readHead();
                assertThat(client.readBytes(10)).asString().isEqualTo("5\r\nfirst\r\n");
                firstArrived.countDown();
                assertThat(client.readBytes(11)).asString().isEqualTo("6\r\nsecond\r\n");
            }
        }
    }

    @Test
    void aClientThatLeavesEndsTheRequestAtTheCell() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Integer> afterwards = new CompletableFuture<>();
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    arrived.countDown();
                    afterwards.complete(socket.getInputStream().read());
                })) {
            start(cell.url(), Map.of());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
                arrived.await();
            }
            assertThat(afterwards.join()).isEqualTo(-1);
        }
    }

    @Test
    void aWebSocketCarriesBytesBothWaysAndEndsOnBothSides() throws Exception {
        CompletableFuture<String> headSeen = new CompletableFuture<>();
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    headSeen.complete(head);
                    TestingSocketServer.send(socket, SWITCHING + "welcome");
                    for (int next = echo(socket); next >= 0; next = echo(socket)) {
                        // Every byte goes back.
                    }
                    end.complete(-1);
                })) {
            start(cell.url(), Map.of());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /ws/races HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n");
                client.send("Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n");
                assertThat(client.readHead().headers()).containsEntry("upgrade", "websocket");
                assertThat(client.readBytes(7)).asString().isEqualTo("welcome");
                String frames = "frame".repeat(20_000);
                client.send(frames);
                assertThat(client.readBytes(frames.length())).asString().isEqualTo(frames);
                assertThat(platform.admin("GET", "/metrics", "").body())
                        .contains("typogram_edge_connections{side=\"tunnel\"} 1\n");
            }
            assertThat(end.join()).isEqualTo(-1);
            assertThat(headSeen.join().toLowerCase(java.util.Locale.ROOT))
                    .contains("upgrade: websocket\r\n", "connection: upgrade\r\n");
        }
    }

    @Test
    void aWebSocketThatTheCellRefusesIsAnOrdinaryAnswer() throws Exception {
        start(TestingServer.cell("eu-1"));
        try (RawClient client = new RawClient(platform.address())) {
            String upgrade = "Host: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
            client.send("GET /ws/races HTTP/1.1\r\n" + upgrade);
            assertThat(client.read().body()).isEqualTo("eu-1");
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("eu-1");
        }
    }

    @Test
    void anIdleWebSocketIsEnded() throws Exception {
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    TestingSocketServer.send(socket, SWITCHING);
                    echo(socket);
                })) {
            start(
                    cell.url(),
                    Map.of(
                            "TYPOGRAM_EDGE_TUNNEL_MILLIS", "100",
                            "TYPOGRAM_EDGE_SWEEP_MILLIS", "10"));
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n");
                client.send("Connection: Upgrade\r\n\r\n");
                assertThat(client.readHead().status()).isEqualTo(101);
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    private static int echo(Socket socket) throws IOException {
        byte[] some = new byte[4096];
        int read = socket.getInputStream().read(some);
        if (read > 0) {
            socket.getOutputStream().write(some, 0, read);
        }
        return read;
    }

    private static long writeUntilThereIsNoRoom(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
        long written = 0;
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            while (written < LARGE_BYTES && selector.select(NO_ROOM_MILLIS) > 0) {
                selector.selectedKeys().clear();
                block.clear().limit((int) Math.min(block.capacity(), LARGE_BYTES - written));
                written += channel.write(block);
            }
            key.cancel();
        }
        return written;
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String readToString(SocketChannel channel, String end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        String text = "";
        while (!text.endsWith(end) && channel.read(bytes) >= 0) {
            text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        }
        return text;
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void skip(InputStream input, long bytes) throws IOException {
        byte[] block = new byte[1 << 20];
        long left = bytes;
        while (left > 0) {
            int read = input.read(block, 0, (int) Math.min(left, block.length));
            if (read < 0) {
                throw new IOException("the body ended early");
            }
            left -= read;
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException("the test is over", interrupted);
        }
    }

    private void start(TestingServer eu) throws Exception {
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology = new TestingTopology().withCell("eu-1", "eu", eu.url());
        platform = TestingPlatform.start(folder, Map.of(), eu, us, topology);
    }

    private void start(String nodeOfEu, Map<String, String> settings) throws Exception {
        TestingServer unused = TestingServer.cell("unused");
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology = new TestingTopology().withCell("eu-1", "eu", nodeOfEu);
        platform = TestingPlatform.start(folder, settings, unused, us, topology);
    }
}

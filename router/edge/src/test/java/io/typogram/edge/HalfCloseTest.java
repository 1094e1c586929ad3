package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTopology;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that end their side of the connection and would still read. They are taken for gone, for
/// one that has gone looks the same.
final class HalfCloseTest {

    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

    @TempDir private Path folder;

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private TestingPlatform platform;

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 8, half, half",
        "Transfer-Encoding: chunked, '4\r\nhalf\r\n', '4\r\nhalf\r\n'",
        "Transfer-Encoding: chunked, '8\r\nhalf', '4\r\nhalf\r\n'",
    })
    void aRequestThatEndsInItsMiddleIsNeverWholeForTheCell(
            String framing, String sent, String passedOn) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    byte[] first = socket.getInputStream().readNBytes(passedOn.length());
                    arrived.countDown();
                    seen.complete(ascii(first) + "+" + restOf(socket));
                })) {
            start(cell.url());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("POST /api/v1/x HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n" + sent);
                arrived.await();
                client.endOutput();
                assertThat(seen.join()).isEqualTo(passedOn + "+");
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void headersThatEndInTheirMiddleReachNoCell() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> reached.countDown())) {
            start(cell.url());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Half:").endOutput();
                assertThat(client.isAtEnd()).isTrue();
            }
            assertThat(reached.getCount()).isOne();
        }
    }

    @Test
    void whoeverEndsTheirSideAfterTheRequestHasLeft() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    arrived.countDown();
                    seen.complete(restOf(socket));
                })) {
            start(cell.url());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
                arrived.await();
                client.endOutput();
                assertThat(seen.join()).as("the cell is told at once").isEmpty();
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void whoeverEndsTheirSideBetweenRequestsKeepsTheAnswerBefore() throws Exception {
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) ->
                        TestingSocketServer.send(
                                socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone"))) {
            start(cell.url());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.read().body()).isEqualTo("done");
                client.endOutput();
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void aTunnelThatOneSideEndsIsEndedOnceAllHasArrived() throws Exception {
        String last = "last".repeat(20_000);
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (TestingSocketServer cell =
                new TestingSocketServer((head, socket) -> {
                    TestingSocketServer.send(socket, SWITCHING);
                    seen.complete(restOf(socket));
                })) {
            start(cell.url());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n");
                client.send("Connection: Upgrade\r\n\r\n");
                assertThat(client.readHead().status()).isEqualTo(101);
                client.send(last).endOutput();
                assertThat(seen.join()).isEqualTo(last);
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    /// What comes until the connection ends, in whatever way it does.
    private static String restOf(Socket socket) throws IOException {
        StringBuilder rest = new StringBuilder();
        try {
            byte[] some = new byte[4096];
            int read = socket.getInputStream().read(some);
            while (read >= 0) {
                rest.append(new String(some, 0, read, StandardCharsets.US_ASCII));
                read = socket.getInputStream().read(some);
            }
        } catch (SocketException reset) {
            // As good an end as the other.
        }
        return rest.toString();
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private void start(String nodeOfEu) throws Exception {
        TestingServer unused = TestingServer.cell("unused");
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology = new TestingTopology().withCell("eu-1", "eu", nodeOfEu);
        platform = TestingPlatform.start(folder, Map.of(), unused, us, topology);
    }
}

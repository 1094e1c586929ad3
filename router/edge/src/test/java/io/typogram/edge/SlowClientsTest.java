package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTopology;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that hold a connection by doing as little as possible.
final class SlowClientsTest {

    private static final int LARGE = 8 * 1024 * 1024;
    private static final int RECEIVE_BYTES = 64 * 1024;
    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "TYPOGRAM_EDGE_REQUEST_MILLIS", "500",
                    "TYPOGRAM_EDGE_HEADER_MILLIS", "100",
                    "TYPOGRAM_EDGE_LINGER_MILLIS", "100",
                    "TYPOGRAM_EDGE_CLIENT_BYTES_PER_SECOND", "1000000",
                    "TYPOGRAM_EDGE_SWEEP_MILLIS", "10");

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = TestingPlatform.start(folder, IMPATIENT);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aClientThatNeverEndsItsHeadersIsCut() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow:");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aClientThatSendsItsHeadersByteByByteIsCut() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow:");
            sendUntilCut(client);
        }
    }

    @Test
    void aClientThatNeverEndsItsBodyIsTold() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhel");
            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
    }

    @Test
    void aClientThatSendsItsBodyByteByByteIsCut() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
            sendUntilCut(client);
        }
    }

    /// The answer has no end, so no buffer between the cell and the client can take it whole. The cell
    /// can go on writing for as long as the edge holds the exchange.
    @Test
    void aClientThatDoesNotReadItsAnswerIsCut() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        try (TestingSocketServer cell =
                        new TestingSocketServer((head, socket) -> writeUntilCut(socket, cut));
                TestingPlatform other = startWith(cell);
                RawClient client = new RawClient(other.address(), RECEIVE_BYTES)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            assertThat(client.readBytes(LARGE)).hasSize(LARGE);
            cut.await();
            skipUntilCut(client);
        }
    }

    private static void writeUntilCut(Socket socket, CountDownLatch cut) {
        byte[] block = new byte[64 * 1024];
        try {
            TestingSocketServer.send(
                    socket, "HTTP/1.1 200 OK\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\n");
            while (true) {
                socket.getOutputStream().write(block);
            }
        } catch (IOException gone) {
            cut.countDown();
        }
    }

    private static void skipUntilCut(RawClient client) throws IOException {
        try {
            while (!client.isAtEnd()) {
                // What the kernel had received already.
            }
        } catch (SocketException reset) {
            // As good an end as the other.
        }
    }

    private TestingPlatform startWith(TestingSocketServer cell) throws Exception {
        TestingServer unused = TestingServer.cell("unused");
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology = new TestingTopology().withCell("eu-1", "eu", cell.url());
        return TestingPlatform.start(folder.resolve("other"), IMPATIENT, unused, us, topology);
    }

    /// Sends a byte now and then. Ends when the edge takes no more.
    private void sendUntilCut(RawClient client) throws Exception {
        boolean open = true;
        while (open) {
            platform.admin("GET", "/health/live", "");
            open = sends(client);
        }
    }

    private static boolean sends(RawClient client) {
        try {
            client.send("x");
            return true;
        } catch (IOException cut) {
            return false;
        }
    }
}

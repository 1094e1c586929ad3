package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that hold a connection by doing as little as possible.
final class SlowClientsTest {

    private static final int LARGE = 32 * 1024 * 1024;

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform =
                TestingPlatform.start(
                        folder,
                        Map.of(
                                "TYPOGRAM_EDGE_REQUEST_MILLIS", "500",
                                "TYPOGRAM_EDGE_HEADER_MILLIS", "100",
                                "TYPOGRAM_EDGE_LINGER_MILLIS", "100",
                                "TYPOGRAM_EDGE_CLIENT_BYTES_PER_SECOND", "1000000",
                                "TYPOGRAM_EDGE_SWEEP_MILLIS", "10"));
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

    @Test
    void aClientThatDoesNotReadItsAnswerIsCut() throws Exception {
        TestingAnswer large = TestingAnswer.text(200, "x".repeat(LARGE));
        platform.eu.behave(request -> large);
        try (RawClient client = new RawClient(platform.address())) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readBytes(LARGE / 2)).hasSize(LARGE / 2);
            while (platform.admin("GET", "/metrics", "")
                    .body()
                    .contains("typogram_edge_connections{side=\"client\"} 1\n")) {
                Thread.onSpinWait();
            }
            assertThat(client.readBytes(LARGE / 2)).hasSizeLessThan(LARGE / 2);
        }
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

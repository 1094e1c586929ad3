package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.RawHttp2Client;
import io.typogram.edge.testing.RawHttp2Client.Frame;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingCertificate;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingRequest;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTopology;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests to change the protocol that are not to be granted. Each of them is an ordinary request, so
/// that nothing passes the edge which it does not look at.
final class UpgradesTest {

    private static final String GET = "GET /ws/races HTTP/1.1\r\nHost: a\r\n";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";

    @TempDir private Path folder;
    private TestingCertificate certificate;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        certificate = new TestingCertificate(folder);
        platform = TestingPlatform.start(folder, certificate.settings());
        platform.eu.behave(request -> TestingAnswer.text(200, "got " + request.body()));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n",
                "Upgrade: h2c\r\nConnection: Upgrade\r\nHTTP2-Settings: AAMAAABk\r\n",
                "Upgrade: TLS/1.0\r\nConnection: Upgrade\r\n",
                "Upgrade: h2c, websocket\r\nConnection: Upgrade\r\n",
                "Upgrade: websocket, h2c\r\nConnection: Upgrade\r\n",
                "Upgrade: websocket2\r\nConnection: Upgrade\r\n",
                "Upgrade: websocket\r\n",
            })
    void noOtherProtocolIsChangedTo(String fields) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(GET + fields + "\r\n");
            assertThat(client.read().status()).isEqualTo(200);
            assertNoUpgradeReachedTheCell();
            client.send(GET + "\r\n");
            assertThat(client.read().status()).as("the connection lives on").isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\n\r\nhello",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            })
    void aWebSocketThatBeginsWithABodyIsAnOrdinaryRequest(String body) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(GET + "Upgrade: websocket\r\nConnection: Upgrade\r\n" + body);
            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("got hello");
            assertNoUpgradeReachedTheCell();
            client.send(GET + "\r\n");
            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /ws/races HTTP/1.1\r\nHost: a\r\n",
                "GET /ws/races HTTP/1.0\r\nHost: a\r\n"
            })
    void aWebSocketBeginsWithAGetOfHttp11(String line) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(line + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(200);
        }
        assertNoUpgradeReachedTheCell();
    }

    @Test
    void http2WithoutTlsIsNotSpoken() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.isAtEnd()).isTrue();
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upgrade: h2c\r\nConnection: Upgrade\r\n"})
    void aCellThatChangesTheProtocolUnaskedIsNotFollowed(String fields) throws Exception {
        try (TestingSocketServer cell =
                        new TestingSocketServer((head, socket) ->
                                TestingSocketServer.send(socket, SWITCHING + "bytes"));
                TestingPlatform other = startWith(cell);
                RawClient client = new RawClient(other.address())) {
            client.send("POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "Content-Length: 0\r\n\r\n");
            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).contains("\"code\":\"cell-failed\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "connection", "keep-alive", "transfer-encoding"})
    void aStreamThatSpeaksOfTheConnectionIsNotARequest(String name) throws Exception {
        try (RawHttp2Client client = http2()) {
            byte[] fields =
                    client.fields(
                            ":method",
                            "GET",
                            ":scheme",
                            "https",
                            ":path",
                            "/ws/races",
                            ":authority",
                            "a",
                            name,
                            name.equals("upgrade") ? "websocket" : "upgrade");
            int end = RawHttp2Client.END_HEADERS | RawHttp2Client.END_STREAM;
            client.send(RawHttp2Client.frame(RawHttp2Client.HEADERS, end, 1, fields));
            Frame refused = client.awaitFrame(RawHttp2Client.RESET);
            assertThat(refused.stream()).isEqualTo(1);
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    private void assertNoUpgradeReachedTheCell() {
        TestingRequest seen = platform.eu.lastRequest();
        assertThat(seen.header("Upgrade")).isEmpty();
        assertThat(seen.header("HTTP2-Settings")).isEmpty();
        assertThat(seen.header("Connection")).isEmpty();
    }

    private TestingPlatform startWith(TestingSocketServer cell) throws Exception {
        TestingTopology topology = new TestingTopology().withCell("eu-1", "eu", cell.url());
        return TestingPlatform.start(
                folder.resolve("other"),
                Map.of(),
                TestingServer.cell("unused"),
                TestingServer.cell("us-1"),
                topology);
    }

    private RawHttp2Client http2() throws Exception {
        int port = platform.edge().tlsAddress().orElseThrow().getPort();
        return new RawHttp2Client(port, certificate.trusting());
    }
}

package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingRequest;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTopology;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the bytes and headers of a request and its answer.
final class CarryingTest {

    private static final String HOST = "Host: typogram.example\r\n";

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = TestingPlatform.start(folder);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aBodyOfKnownLengthArrivesWithItsLength() throws Exception {
        platform.send(
                HttpRequest.newBuilder(platform.uri("/api/v1/tests"))
                        .POST(BodyPublishers.ofString("hello")));
        TestingRequest seen = platform.eu.lastRequest();
        assertThat(seen.header("Content-Length")).contains("5");
        assertThat(seen.body()).isEqualTo("hello");
    }

    @Test
    void chunksArriveAsChunksWhereverTheyAreSplit() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("POST /api/v1/tests HTTP/1.1\r\n" + HOST);
            client.send("Transfer-Encoding: chunked\r\n\r\n5\r\nhe");
            client.send("llo\r\n1\r\n \r\n5;ext=1\r\nwor");
            client.send("ld\r\n0\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(200);
        }
        TestingRequest seen = platform.eu.lastRequest();
        assertThat(seen.body()).isEqualTo("hello world");
        assertThat(seen.header("Transfer-Encoding")).contains("chunked");
    }

    @Test
    void trailersArePassedOnWithoutWhatAClientMayNotSay() throws Exception {
        BlockingQueue<String> trailers = new LinkedBlockingQueue<>();
        String end = "2\r\nok\r\n0\r\nX-Sum: 7\r\n\r\n";
        try (TestingSocketServer cell =
                        new TestingSocketServer((head, socket) -> {
                            BufferedReader lines =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    socket.getInputStream(),
                                                    StandardCharsets.US_ASCII));
                            String line = lines.readLine();
                            while (!line.equals("0")) {
                                line = lines.readLine();
                            }
                            for (line = lines.readLine(); !line.isEmpty(); ) {
                                trailers.add(line);
                                line = lines.readLine();
                            }
                            TestingSocketServer.send(
                                    socket,
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            TestingSocketServer.send(socket, end);
                        });
                TestingPlatform other = startWith(cell);
                RawClient client = new RawClient(other.address())) {
            client.send("POST /api/v1/tests HTTP/1.1\r\n" + HOST);
            client.send("Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n");
            client.send("X-Check: 5\r\nTypogram-Internal: stolen\r\nAuthorization: Basic x\r\n");
            client.send("Host: evil\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            assertThat(new String(client.readBytes(end.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(end);
        }
        assertThat(trailers).containsExactly("X-Check: 5");
    }

    @Test
    void aTrustedNeighbourSaysTheClientsAddress() throws Exception {
        try (TestingPlatform other = startBelieving("X-Forwarded-For")) {
            other.get("/page", "X-Forwarded-For", "6.6.6.6, 203.0.113.7");
            assertThat(other.eu.lastRequest().header("X-Forwarded-For")).contains("203.0.113.7");
            assertThat(other.eu.lastRequest().header("Forwarded").orElseThrow())
                    .startsWith("for=203.0.113.7;");
            other.get("/page", "X-Forwarded-For", "2001:db8::7");
            assertThat(other.eu.lastRequest().header("X-Forwarded-For"))
                    .contains("2001:db8:0:0:0:0:0:7");
            assertThat(other.eu.lastRequest().header("Forwarded").orElseThrow())
                    .startsWith("for=\"[2001:db8:0:0:0:0:0:7]\";");
        }
    }

    @Test
    void anAddressThatCannotBeReadIsTheConnections() throws Exception {
        try (TestingPlatform other = startBelieving("X-Forwarded-For")) {
            for (String said : List.of("203.0.113.7, evil", "203.0.113.7:80", "localhost", "")) {
                other.get("/page", "X-Forwarded-For", said);
                assertThat(other.eu.lastRequest().header("X-Forwarded-For"))
                        .as(said)
                        .contains("127.0.0.1");
            }
            other.get("/page", "X-Real-IP", "203.0.113.7");
            assertThat(other.eu.lastRequest().header("X-Forwarded-For")).contains("127.0.0.1");
        }
    }

    private TestingPlatform startBelieving(String header) throws Exception {
        return TestingPlatform.start(
                folder.resolve("other"), Map.of("TYPOGRAM_EDGE_ADDRESS_HEADER", header));
    }

    private TestingPlatform startWith(TestingSocketServer cell) throws Exception {
        TestingServer unused = TestingServer.cell("unused");
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology = new TestingTopology().withCell("eu-1", "eu", cell.url());
        return TestingPlatform.start(folder.resolve("other"), Map.of(), unused, us, topology);
    }

    @Test
    void anAnswerInChunksArrivesWhole() throws Exception {
        String body = "chunk".repeat(100_000);
        platform.eu.behave(request -> TestingAnswer.text(200, body).inChunks());
        HttpResponse<String> answer = platform.get("/large");
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void headTellsTheLengthAndSendsNothing() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("HEAD /page HTTP/1.1\r\n" + HOST + "\r\n");
            RawAnswer head = client.readHead();
            assertThat(head.headers()).containsEntry("content-length", "4");
            client.send("GET /page HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(client.read().body()).isEqualTo("eu-1");
        }
    }

    @Test
    void answersWithoutABodyLeaveTheConnectionUsable() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            for (int status : new int[] {204, 304}) {
                platform.eu.behave(request -> new TestingAnswerOfStatus(status).answer());
                client.send("GET /page HTTP/1.1\r\n" + HOST + "\r\n");
                assertThat(client.readHead().status()).isEqualTo(status);
            }
            platform.eu.behave(request -> TestingAnswer.text(200, "still here"));
            client.send("GET /page HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(client.read().body()).isEqualTo("still here");
        }
    }

    private record TestingAnswerOfStatus(int status) {
        TestingAnswer answer() {
            return TestingAnswer.text(status, "");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        platform.eu.behave(request -> TestingAnswer.text(200, request.path() + request.body()));
        try (RawClient client = new RawClient(platform.address())) {
            StringBuilder requests = new StringBuilder();
            for (int number = 0; number < 50; number++) {
                requests.append("POST /").append(number).append(" HTTP/1.1\r\n").append(HOST);
                requests.append("Content-Length: 3\r\n\r\n:").append(10 + number);
            }
            client.send(requests.toString());
            for (int number = 0; number < 50; number++) {
                assertThat(client.read().body()).isEqualTo("/" + number + ":" + (10 + number));
            }
        }
    }

    @Test
    void aRefusalBetweenPipelinedRequestsDoesNotShiftTheAnswers() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            String get = " HTTP/1.1\r\n" + HOST + "\r\n";
            client.send("GET /a" + get + "GET /metrics" + get + "GET /b" + get);
            assertThat(client.read().status()).isEqualTo(200);
            assertThat(client.read().status()).isEqualTo(404);
            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @Test
    void anOldClientGetsNoChunksAndTheConnectionEndsTheBody() throws Exception {
        platform.eu.behave(request -> TestingAnswer.text(200, "old").inChunks());
        try (RawClient client = new RawClient(platform.address())) {
            client.send("GET / HTTP/1.0\r\n\r\n");
            RawAnswer answer = client.read();
            assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
            assertThat(answer.body()).isEqualTo("old");
        }
    }

    @Test
    void anAbsoluteAddressIsMadePlain() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("GET http://other.example/page?x=1 HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(client.read().status()).isEqualTo(200);
        }
        assertThat(platform.eu.lastRequest().path()).isEqualTo("/page?x=1");
        assertThat(platform.eu.lastRequest().header("Host")).contains("other.example");
    }

    @Test
    void headersOfOneConnectionAreNotPassedOn() throws Exception {
        platform.eu.behave(request ->
                TestingAnswer.text(200, "")
                        .with("Keep-Alive", "timeout=5")
                        .with("Proxy-Authenticate", "Basic")
                        .with("X-Kept", "yes"));
        try (RawClient client = new RawClient(platform.address())) {
            client.send("GET / HTTP/1.1\r\n" + HOST);
            client.send("Connection: keep-alive, X-Mine, Authorization, Host\r\nX-Mine: 1\r\n");
            client.send("Keep-Alive: 5\r\nTE: trailers\r\nProxy-Authorization: x\r\n");
            client.send("Upgrade: h2c\r\nX-Kept: yes\r\nAuthorization: Basic x\r\n\r\n");
            RawAnswer answer = client.read();
            assertThat(answer.headers())
                    .containsEntry("x-kept", "yes")
                    .doesNotContainKeys("keep-alive", "proxy-authenticate");
        }
        TestingRequest seen = platform.eu.lastRequest();
        assertThat(seen.headers())
                .containsKeys("x-kept", "authorization", "host")
                .doesNotContainKeys("x-mine", "keep-alive", "te", "proxy-authorization", "upgrade");
    }

    @Test
    void whatAClientSaysInThePlatformsNameIsDropped() throws Exception {
        platform.get(
                "/",
                "Typogram-Internal",
                "guess",
                "Typogram-Home",
                "us-1;epoch=9",
                "Typogram-User",
                "somebody",
                "X-Forwarded-For",
                "6.6.6.6",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Port",
                "1",
                "Forwarded",
                "for=6.6.6.6",
                "X-Real-IP",
                "6.6.6.6");
        TestingRequest seen = platform.eu.lastRequest();
        assertThat(seen.headers())
                .doesNotContainKeys(
                        "typogram-internal",
                        "typogram-home",
                        "typogram-user",
                        "x-forwarded-port",
                        "x-real-ip");
        assertThat(seen.header("X-Forwarded-For")).contains("127.0.0.1");
        assertThat(seen.header("Forwarded").orElseThrow())
                .startsWith("for=127.0.0.1;host=\"127.0.0.1:")
                .endsWith(";proto=http");
        assertThat(seen.header("Via")).contains("1.1 typogram-edge");
    }

    @Test
    void aRequestIdIsPassedWhenItHasAShapeAndMadeOtherwise() throws Exception {
        HttpResponse<String> passed = platform.get("/", "X-Request-Id", "abcdef-123456");
        assertThat(passed.headers().firstValue("X-Request-Id")).contains("abcdef-123456");
        assertThat(platform.eu.lastRequest().header("X-Request-Id")).contains("abcdef-123456");
        platform.get("/", "X-Request-Id", "not an id; really");
        assertThat(platform.eu.lastRequest().header("X-Request-Id").orElseThrow())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void traceContextIsPassed() throws Exception {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        platform.get("/", "traceparent", trace);
        assertThat(platform.eu.lastRequest().header("traceparent")).contains(trace);
    }

    @Test
    void whatPassesIsCounted() throws Exception {
        platform.get("/");
        platform.get("/metrics");
        String metrics = platform.admin("GET", "/metrics", "").body();
        assertThat(metrics)
                .contains(
                        "typogram_edge_requests_total"
                                + "{cell=\"eu-1\",route=\"pages\",class=\"2xx\"} 1\n")
                .contains(
                        "typogram_edge_requests_total"
                                + "{cell=\"edge\",route=\"pages\",class=\"4xx\"} 1\n")
                .contains("typogram_edge_request_seconds_count{cell=\"eu-1\",route=\"pages\"} 1\n")
                .contains("typogram_edge_directory_version 1\n");
        assertThat(platform.admin("GET", "/health/ready", "").statusCode()).isEqualTo(200);
        assertThat(platform.admin("GET", "/health/live", "").statusCode()).isEqualTo(200);
        assertThat(platform.admin("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }
}

package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that nobody honest sends. None of them may reach a cell.
final class HostileRequestsTest {

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = TestingPlatform.start(folder, Map.of("TYPOGRAM_EDGE_MAX_CONNECTIONS", "3"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1|Host: a|Content-Length: 5|Content-Length: 6||hello",
                "POST / HTTP/1.1|Host: a|Content-Length: 5|Content-Length: 5||hello",
                "POST / HTTP/1.1|Host: a|Content-Length: 5, 5||hello",
                "POST / HTTP/1.1|Host: a|Content-Length: -5||hello",
                "POST / HTTP/1.1|Host: a|Content-Length: +5||hello",
                "POST / HTTP/1.1|Host: a|Content-Length: 0x5||hello",
                "POST / HTTP/1.1|Host: a|Content-Length: 5|Transfer-Encoding: chunked||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 5||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Transfer-Encoding: x||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: xchunked||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: identity|Content-Length: 1||x",
                "POST / HTTP/1.0|Host: a|Transfer-Encoding: chunked||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding : chunked||0||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||G||",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||-1||",
                "GET / HTTP/1.1||",
                "GET / HTTP/1.1|Host: a|Host: b||",
                "GET / HTTP/1.1|Host: a b||",
                "GET / HTTP/1.1|Host: a:80:80||",
                "GET / HTTP/1.1|Host: a:port||",
                "GET / HTTP/1.1|Host: :80||",
                "GET / HTTP/1.1|Host: [::1||",
                "GET / HTTP/1.1|Host: a|X: folded| over||",
                "GET / HTTP/1.1|Host: a|X: folded|\tover||",
                "GET / HTTP/1.1| Host: a||",
                "GET  / HTTP/1.1|Host: a||",
                "GET /  HTTP/1.1|Host: a||",
                "GET\t/\tHTTP/1.1|Host: a||",
                " GET / HTTP/1.1|Host: a||",
                "GET / http/1.1|Host: a||",
                "GET / HTTP/1.10|Host: a||",
                "GET /|Host: a||",
                "GET / HTTP/1.1|Host: a/b||",
                "GET / HTTP/1.1|Host: a|Bad Name: x||",
                "GET / HTTP/1.1|Host: a|: x||",
                "GET / HTTP/1.1|Host: a|X: a\u0000b||",
                "GET / HTTP/2.0|Host: a||",
                "GET / HTTP/1.1 x|Host: a||",
                "GET /a/../internal HTTP/1.1|Host: a||",
                "GET /a/%2e%2e/internal HTTP/1.1|Host: a||",
                "GET /%zz HTTP/1.1|Host: a||",
                "GET /a#b HTTP/1.1|Host: a||",
                "GET /a\\b HTTP/1.1|Host: a||",
                "GET /\u00e9 HTTP/1.1|Host: a||",
                "GET a HTTP/1.1|Host: a||",
                "OPTIONS * HTTP/1.1|Host: a||",
            })
    void whatTwoParsersCouldReadDifferentlyIsMalformed(String request) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            RawAnswer answer = client.send(request.replace("|", "\r\n")).read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"malformed-request\"");
            assertThat(answer.headers())
                    .containsEntry("connection", "close")
                    .containsEntry("content-type", "application/problem+json");
            assertThat(client.isAtEnd()).isTrue();
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @Test
    void linesThatEndInABareLineFeedAreMalformed() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            assertThat(client.send("GET / HTTP/1.1\nHost: a\n\n").read().status()).isEqualTo(400);
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @Test
    void aRequestHiddenInTheBodyOfAnotherIsNotAnswered() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 44\r\n");
            client.send("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            client.send("GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.isAtEnd()).isTrue();
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "BREW"})
    void methodsThatNobodyNeedsAreNotSupported(String method) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            RawAnswer answer = client.send(method + " / HTTP/1.1\r\nHost: a\r\n\r\n").read();
            assertThat(answer.status()).isEqualTo(501);
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsRefused() throws Exception {
        assertThat(statusOf("GET /" + "a".repeat(8 * 1024) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .isEqualTo(414);
        assertThat(statusOf("GET /" + "a".repeat(8 * 1024 - 20) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .isEqualTo(200);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws Exception {
        assertThat(statusOf(withHeaderOf(16 * 1024))).isEqualTo(431);
        assertThat(statusOf(withHeaderOf(15 * 1024))).isEqualTo(200);
    }

    @Test
    void aBodyThatGrowsTooLargeInChunksIsRefused() throws Exception {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        try (RawClient client = new RawClient(platform.address())) {
            client.send("POST /api/v1/results HTTP/1.1\r\nHost: a\r\n");
            client.send("Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(129));
            assertThat(client.read().status()).isEqualTo(413);
        }
    }

    @Test
    void moreConnectionsThanThereMayBeAreRefused() throws Exception {
        RawClient[] holders = takeAllPlaces();
        try (RawClient tooMany = new RawClient(platform.address())) {
            assertRefused(tooMany);
        }
        leave(holders);
    }

    @Test
    void whoIsOneTooManyReadsWhyAlthoughTheySendOn() throws Exception {
        RawClient[] holders = takeAllPlaces();
        try (RawClient tooMany = new RawClient(platform.address())) {
            tooMany.send("POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n");
            tooMany.send("x".repeat(4_000_000));
            assertRefused(tooMany);
        }
        leave(holders);
    }

    @Test
    void whoIsRefusedAndStaysTakesNobodysPlace() throws Exception {
        RawClient[] holders = takeAllPlaces();
        try (RawClient refused = new RawClient(platform.address())) {
            assertRefused(refused);
            leave(holders);
            awaitConnections(1);
            leave(takeAllPlaces());
        }
    }

    /// As many as there may be, each with a request under way.
    private RawClient[] takeAllPlaces() throws Exception {
        RawClient[] holders = new RawClient[3];
        for (int number = 0; number < holders.length; number++) {
            holders[number] = new RawClient(platform.address());
            holders[number].send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(holders[number].read().status()).isEqualTo(200);
            holders[number].send("POST /held HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n");
        }
        return holders;
    }

    private static void leave(RawClient[] holders) throws IOException {
        for (RawClient holder : holders) {
            holder.close();
        }
    }

    private static void assertRefused(RawClient client) throws IOException {
        RawAnswer answer = client.read();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"edge-full\"");
        assertThat(client.isAtEnd()).isTrue();
    }

    /// Returns when so many are open, or fewer: whoever is refused may be cut meanwhile.
    private void awaitConnections(int count) throws Exception {
        while (connections() > count) {
            Thread.onSpinWait();
        }
    }

    private long connections() throws Exception {
        String name = "typogram_edge_connections{side=\"client\"} ";
        return platform.admin("GET", "/metrics", "")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(name.length()))))
                .findFirst()
                .orElseThrow();
    }

    private int statusOf(String request) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            return client.send(request).read().status();
        }
    }

    private static String withHeaderOf(int bytes) {
        return "GET / HTTP/1.1\r\nHost: a\r\nX-Large: " + "x".repeat(bytes) + "\r\n\r\n";
    }
}

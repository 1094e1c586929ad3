package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.UserId;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What the edge does to requests and answers so that cells and browsers need not fear them.
final class ProtectionTest {

    private static final UserId PLAYER = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final String FRIEND = "https://friend.example";

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        configure(
                """
                {"plans":{"guest":{"write":{"requests":1,"perSeconds":600,"burst":2}},
                          "free":{"write":{"requests":1,"perSeconds":600,"burst":4}}},
                 "connectionsPerAddress":20,
                 "accessLog":{"oneIn":1},
                 "cors":{"allowedOrigins":["https://friend.example"]}}
                """);
        platform =
                TestingPlatform.start(
                        folder, Map.of("TYPOGRAM_EDGE_CONFIG_FILE", file().toString()));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aGuestIsToldWhatIsLeftAndThenToWait() throws Exception {
        HttpHeaders first = write().headers();
        assertThat(first.firstValue("RateLimit-Limit")).contains("2");
        assertThat(first.firstValue("RateLimit-Remaining")).contains("1");
        assertThat(write().statusCode()).isEqualTo(200);
        HttpResponse<String> refused = write();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"rate-limited\"");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 600L);
        assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
        assertThat(platform.eu.requests()).hasSize(2);
        assertThat(platform.get("/api/v1/languages").statusCode())
                .as("reading has a bucket of its own")
                .isEqualTo(200);
    }

    @Test
    void aPlayerForWhomACellHasVouchedHasABucketOfTheirOwn() throws Exception {
        Standing standing =
                new Standing(PLAYER, Plan.FREE, Optional.empty(), 100, Duration.ofMinutes(5));
        platform.eu.behave(request ->
                TestingAnswer.text(200, "ok").with(Standing.HEADER, standing.toHeader()));
        HttpResponse<String> first = writeAs(PLAYER);
        assertThat(first.headers().firstValue(Standing.HEADER)).isEmpty();
        assertThat(first.headers().firstValue("RateLimit-Limit"))
                .as("until then they are a guest")
                .contains("2");
        assertThat(writeAs(PLAYER).headers().firstValue("RateLimit-Limit")).contains("4");
        for (int request = 0; request < 3; request++) {
            assertThat(writeAs(PLAYER).statusCode()).isEqualTo(200);
        }
        assertThat(writeAs(PLAYER).statusCode()).isEqualTo(429);
    }

    @Test
    void aCellThatRefusesTheTokenTakesItsWordBack() throws Exception {
        Standing standing =
                new Standing(PLAYER, Plan.FREE, Optional.empty(), 100, Duration.ofMinutes(5));
        platform.eu.behave(request ->
                TestingAnswer.text(200, "ok").with(Standing.HEADER, standing.toHeader()));
        writeAs(PLAYER);
        platform.eu.behave(request -> TestingAnswer.text(401, "revoked"));
        assertThat(writeAs(PLAYER).headers().firstValue("RateLimit-Limit")).contains("4");
        assertThat(writeAs(PLAYER).headers().firstValue("RateLimit-Limit")).contains("2");
    }

    @Test
    void whoeverATrustedNeighbourNamesHasABucketOfTheirOwnAndNobodyElseIsBelieved()
            throws Exception {
        try (TestingPlatform behind = startBelieving("Client-Address")) {
            assertThat(writeFrom(behind, "203.0.113.7")).isEqualTo(200);
            assertThat(writeFrom(behind, "6.6.6.6,203.0.113.7")).isEqualTo(200);
            assertThat(writeFrom(behind, "203.0.113.7")).isEqualTo(429);
            assertThat(writeFrom(behind, "203.0.113.8")).isEqualTo(200);
            assertThat(writeFrom(behind, "2001:db8::1")).isEqualTo(200);
            assertThat(writeFrom(behind, "2001:db8::2")).isEqualTo(200);
            assertThat(writeFrom(behind, "2001:db8::3")).as("the /64 is one").isEqualTo(429);
            assertThat(writeFrom(behind, "nobody")).isEqualTo(200);
            assertThat(writeFrom(behind, "203.0.113.9:80")).isEqualTo(200);
            assertThat(writeFrom(behind, "else")).as("all of the connection").isEqualTo(429);
        }
        assertThat(writeFrom(platform, "203.0.113.7")).isEqualTo(200);
        assertThat(writeFrom(platform, "203.0.113.8")).isEqualTo(200);
        assertThat(writeFrom(platform, "203.0.113.9")).as("nobody is believed").isEqualTo(429);
    }

    @Test
    void theCapOnConnectionsIsThatOfTheConnectionsOwnAddress() throws Exception {
        try (TestingPlatform behind = startBelieving("Client-Address")) {
            RawClient[] holders = new RawClient[20];
            for (int number = 0; number < holders.length; number++) {
                holders[number] = new RawClient(behind.address());
                holders[number].send(
                        "GET / HTTP/1.1\r\nHost: a\r\nClient-Address: 203.0.113.%d\r\n\r\n"
                                .formatted(number));
                assertThat(holders[number].read().status()).isEqualTo(200);
            }
            try (RawClient tooMany = new RawClient(behind.address())) {
                assertThat(tooMany.read().status()).isEqualTo(503);
            }
            for (RawClient holder : holders) {
                holder.close();
            }
        }
    }

    @Test
    void limitsChangeWithoutARestart() throws Exception {
        write();
        write();
        assertThat(write().statusCode()).isEqualTo(429);
        configure(
                "{\"plans\":{\"guest\":{\"write\":{\"requests\":1,\"perSeconds\":1,\"burst\":9}}}}");
        platform.edge().refresh();
        assertThat(write().headers().firstValue("RateLimit-Limit")).contains("9");
        assertThat(platform.admin("GET", "/config", "").body()).contains("\"burst\":9");
    }

    @Test
    void anAddressHasOnlySoManyConnections() throws Exception {
        RawClient[] holders = new RawClient[20];
        for (int number = 0; number < holders.length; number++) {
            holders[number] = new RawClient(platform.address());
            holders[number].send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(holders[number].read().status()).isEqualTo(200);
        }
        try (RawClient tooMany = new RawClient(platform.address())) {
            assertThat(tooMany.read().status()).isEqualTo(503);
        }
        for (RawClient holder : holders) {
            holder.close();
        }
        assertThat(platform.admin("GET", "/metrics", "").body())
                .contains("typogram_edge_capped_connections_total 1\n");
    }

    @Test
    void pagesOfAnotherOriginMayCallTheApiWhereConfigurationSaysSo() throws Exception {
        HttpResponse<String> preflight =
                platform.send(
                        HttpRequest.newBuilder(platform.uri("/api/v1/boards"))
                                .header("Origin", FRIEND)
                                .header("Access-Control-Request-Method", "GET")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization");
        HttpHeaders answer = platform.get("/api/v1/boards", "Origin", FRIEND).headers();
        assertThat(answer.firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(answer.allValues("Vary")).contains("origin");
        assertThat(answer.firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void pagesOfAnyOtherOriginMayNot() throws Exception {
        for (String origin : new String[] {"https://foe.example", "null", FRIEND + ".foe"}) {
            assertThat(
                            platform.get("/api/v1/boards", "Origin", origin)
                                    .headers()
                                    .firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(platform.get("/page", "Origin", FRIEND).headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() throws Exception {
        for (String path : new String[] {"/api/v1/languages", "/metrics"}) {
            HttpHeaders headers = platform.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Referrer-Policy")).isPresent();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(headers.firstValue("Strict-Transport-Security")).as("only by TLS").isEmpty();
        }
    }

    @Test
    void whatACellSaysAboutItsPagesStays() throws Exception {
        platform.eu.behave(request ->
                TestingAnswer.text(200, "page").with("Content-Security-Policy", "default-src x"));
        assertThat(platform.get("/").headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src x");
    }

    @Test
    void requestsAreLoggedWithoutWhatIsNobodysBusiness() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> collecting =
                new AppenderBase<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        lines.add(event.getFormattedMessage());
                    }
                };
        Logger log = (Logger) LoggerFactory.getLogger("access");
        collecting.start();
        log.setLevel(Level.INFO);
        log.addAppender(collecting);
        try {
            platform.get("/api/v1/languages?secret=1", "X-Request-Id", "request-0001");
            assertThat(lines.poll(20, TimeUnit.SECONDS))
                    .contains("\"requestId\":\"request-0001\"")
                    .contains("\"path\":\"/api/v1/languages\"")
                    .contains("\"route\":\"read\"")
                    .contains("\"cell\":\"eu-1\"")
                    .contains("\"status\":200")
                    .contains("\"bytes\":4")
                    .doesNotContain("secret", "127.0.0.1");
        } finally {
            log.detachAppender(collecting);
        }
    }

    @Test
    void operatorsSeeTheCellsAndTheirNodes() throws Exception {
        assertThat(platform.admin("GET", "/cells", "").body())
                .contains("\"id\":\"eu-1\"")
                .contains("\"address\":\"" + platform.eu.url() + "\",\"healthy\":true");
    }

    private void configure(String json) throws Exception {
        Files.writeString(file(), json);
    }

    private Path file() {
        return folder.resolve("edge.json");
    }

    private TestingPlatform startBelieving(String header) throws Exception {
        return TestingPlatform.start(
                folder.resolve("behind"),
                Map.of(
                        "TYPOGRAM_EDGE_CONFIG_FILE",
                        file().toString(),
                        "TYPOGRAM_EDGE_ADDRESS_HEADER",
                        header));
    }

    private static int writeFrom(TestingPlatform edge, String address) throws Exception {
        return edge.send(
                        HttpRequest.newBuilder(edge.uri("/api/v1/tests"))
                                .header("Client-Address", address)
                                .POST(BodyPublishers.noBody()))
                .statusCode();
    }

    private HttpResponse<String> write() throws Exception {
        return platform.send(
                HttpRequest.newBuilder(platform.uri("/api/v1/tests"))
                        .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> writeAs(UserId user) throws Exception {
        return platform.send(
                HttpRequest.newBuilder(platform.uri("/api/v1/tests"))
                        .header("Authorization", "Bearer " + TestingTokens.withHome(user, "eu-1"))
                        .POST(BodyPublishers.noBody()));
    }
}

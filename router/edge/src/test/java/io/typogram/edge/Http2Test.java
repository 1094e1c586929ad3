package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawHttp2Client;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingCertificate;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingRequest;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.kernel.identity.UserId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// HTTP/2 and TLS, as browsers and as attackers speak them.
final class Http2Test {

    private static final UserId AMERICAN = UserId.parse("0a0a0a0a-0000-4000-8000-000000000002");
    private static final int ENOUGH = 100_000;

    @TempDir private Path folder;
    private TestingCertificate certificate;
    private TestingPlatform platform;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        certificate = new TestingCertificate(folder);
        platform = TestingPlatform.start(folder, certificate.settings());
        client = clientOf(Version.HTTP_2);
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        platform.close();
    }

    @Test
    void aBrowserGetsHttp2ByTls() throws Exception {
        HttpResponse<String> answer = get("/api/v1/languages?x=1");
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("eu-1");
        TestingRequest seen = platform.eu.lastRequest();
        assertThat(seen.path()).isEqualTo("/api/v1/languages?x=1");
        assertThat(seen.header("Host")).contains("localhost:" + port());
        assertThat(seen.header("X-Forwarded-Proto")).contains("https");
        assertThat(seen.headers().keySet()).noneMatch(name -> name.startsWith("x-http2-"));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    void anOlderClientGetsHttp1ByTls() throws Exception {
        try (HttpClient older = clientOf(Version.HTTP_1_1)) {
            HttpResponse<String> answer = older.send(request("/").build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(answer.body()).isEqualTo("eu-1");
            assertThat(platform.eu.lastRequest().header("X-Forwarded-Proto")).contains("https");
        }
    }

    @Test
    void manyStreamsOfOneConnectionEachGetTheirOwnAnswer() throws Exception {
        platform.eu.behave(request ->
                TestingAnswer.text(200, request.path() + "=" + request.body()).inChunks());
        get("/warm");
        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, 100)
                        .mapToObj(number ->
                                client.sendAsync(
                                        request("/" + number)
                                                .POST(BodyPublishers.ofString("b".repeat(number)))
                                                .build(),
                                        BodyHandlers.ofString()))
                        .toList();
        for (int number = 0; number < answers.size(); number++) {
            assertThat(answers.get(number).join().body())
                    .isEqualTo("/" + number + "=" + "b".repeat(number));
        }
    }

    @Test
    void largeBodiesPassBothWays() throws Exception {
        String large = "typogram".repeat(500_000);
        platform.eu.behave(request -> TestingAnswer.text(200, request.body()));
        HttpResponse<String> answer =
                client.send(
                        request("/api/v1/echo").POST(BodyPublishers.ofString(large)).build(),
                        BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo(large);
    }

    @Test
    void headHasNoBodyAndTellsItsLength() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/page").method("HEAD", BodyPublishers.noBody()).build(),
                        BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("content-length")).contains("4");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aMisdirectedRequestIsReplayedWithItsBody() throws Exception {
        platform.eu.behave(request -> TestingAnswer.livesElsewhere("us-1;epoch=2"));
        platform.us.behave(request -> TestingAnswer.text(200, "us-1 got " + request.body()));
        HttpResponse<String> answer =
                client.send(
                        request("/api/v1/account")
                                .header("Authorization", "Bearer " + ofEu(AMERICAN))
                                .PUT(BodyPublishers.ofString("hello"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("us-1 got hello");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheConnectionLives() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/api/v1/tests")
                                .POST(BodyPublishers.ofByteArray(new byte[9 * 1024 * 1024]))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theCertificateIsExchangedWithoutARestart() throws Exception {
        certificate.renew();
        platform.edge().refresh();
        try (HttpClient newcomer = clientOf(Version.HTTP_2)) {
            assertThat(newcomer.send(request("/").build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
        certificate.damage();
        platform.edge().refresh();
        try (HttpClient newcomer = clientOf(Version.HTTP_2)) {
            assertThat(newcomer.send(request("/").build(), BodyHandlers.ofString()).statusCode())
                    .as("a damaged one is not taken")
                    .isEqualTo(200);
        }
    }

    // ---- Attacks

    @Test
    void streamsThatAreOpenedAndResetAgainAndAgainAreCut() throws Exception {
        try (RawHttp2Client attacker = attacker()) {
            boolean cut =
                    attacker.floodUntilCut(
                            ENOUGH,
                            number -> {
                                int stream = 2 * number + 1;
                                byte[] open =
                                        RawHttp2Client.frame(
                                                RawHttp2Client.HEADERS,
                                                RawHttp2Client.END_HEADERS
                                                        | RawHttp2Client.END_STREAM,
                                                stream,
                                                RawHttp2Client.getRoot());
                                byte[] reset =
                                        RawHttp2Client.frame(
                                                RawHttp2Client.RESET, 0, stream, new byte[4]);
                                return concat(open, reset);
                            });
            assertThat(cut).isTrue();
        }
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void headersThatNeverEndAreCut() throws Exception {
        try (RawHttp2Client attacker = attacker()) {
            attacker.send(
                    RawHttp2Client.frame(RawHttp2Client.HEADERS, 0, 1, RawHttp2Client.getRoot()));
            boolean cut =
                    attacker.floodUntilCut(
                            ENOUGH,
                            number ->
                                    RawHttp2Client.frame(
                                            RawHttp2Client.CONTINUATION, 0, 1, new byte[0]));
            assertThat(cut).isTrue();
        }
        assertThat(platform.eu.requests()).isEmpty();
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void framesThatOnlyWantAnAcknowledgementAreCut() throws Exception {
        for (int type : new int[] {RawHttp2Client.SETTINGS, RawHttp2Client.PING}) {
            byte[] payload = new byte[type == RawHttp2Client.PING ? 8 : 0];
            try (RawHttp2Client attacker = attacker()) {
                boolean cut =
                        attacker.floodUntilCut(
                                ENOUGH, number -> RawHttp2Client.frame(type, 0, 0, payload));
                assertThat(cut).isTrue();
            }
        }
        assertThat(platform.admin("GET", "/metrics", "").body())
                .contains("typogram_edge_floods_total 2\n");
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotHttp2IsEnded() throws Exception {
        try (RawHttp2Client attacker = attacker()) {
            attacker.send(
                    RawHttp2Client.frame(
                            RawHttp2Client.CONTINUATION, 0, 1, RawHttp2Client.getRoot()));
            assertThat(attacker.awaitFrame(RawHttp2Client.GO_AWAY).stream()).isZero();
        }
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    private RawHttp2Client attacker() throws Exception {
        return new RawHttp2Client(port(), certificate.trusting());
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String ofEu(UserId user) {
        return TestingTokens.withHome(user, "eu-1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port() + path));
    }

    private int port() {
        return platform.edge().tlsAddress().orElseThrow().getPort();
    }

    private HttpClient clientOf(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(certificate.trusting()).build();
    }
}

package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.RawHttp2Client;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingCertificate;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.kernel.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that want to be told something before they send their body.
final class ExpectationsTest {

    private static final UserId ADA = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final String POST = "POST /api/v1/tests HTTP/1.1\r\nHost: a\r\n";
    private static final String CONTINUE = "Expect: 100-continue\r\n";

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
                "100-continue",
                "100-Continue",
                " 100-continue ,",
                "100-continue, 100-continue",
                "100-continue\r\nExpect: 100-continue"
            })
    void whoeverAsksFirstIsToldToContinueOnce(String expected) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(POST + "Content-Length: 5\r\nExpect: " + expected + "\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            client.send("hello");
            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("got hello");
        }
        assertThat(platform.eu.lastRequest().header("Expect")).isEmpty();
    }

    @Test
    void whoeverAsksFirstIsToldOnceEvenIfTheRequestIsReplayed() throws Exception {
        platform.topology.withHome(ADA, "us-1", 2);
        platform.eu.behave(request -> TestingAnswer.livesElsewhere("us-1;epoch=2"));
        platform.us.behave(request -> TestingAnswer.text(200, "us-1 got " + request.body()));
        try (RawClient client = new RawClient(platform.address())) {
            String token = TestingTokens.withHome(ADA, "eu-1");
            client.send(POST + "Authorization: Bearer " + token + "\r\n");
            client.send("Content-Length: 5\r\n" + CONTINUE + "\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            client.send("hello");
            assertThat(client.read().body()).isEqualTo("us-1 got hello");
        }
    }

    @Test
    void whoeverAsksFirstMayGoOnWithoutWaiting() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            String post = POST + "Content-Length: 5\r\n" + CONTINUE + "\r\nhello";
            for (int request = 0; request < 2; request++) {
                client.send(post);
                RawAnswer answer = client.read();
                if (answer.status() == 100) {
                    answer = client.read();
                }
                assertThat(answer.body()).isEqualTo("got hello");
            }
        }
    }

    @Test
    void whoeverAsksFirstIsRefusedBeforeTheySendTooMuch() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(POST + "Content-Length: 99999999\r\n" + CONTINUE + "\r\n");
            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "GET /api/v1/languages HTTP/1.1", "PUT / HTTP/1.1"})
    void withoutABodyThereIsNothingToContinue(String line) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(line + "\r\nHost: a\r\n" + CONTINUE + "\r\n");
            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @Test
    void anOldClientIsNotToldToContinue() throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send("POST /api/v1/tests HTTP/1.0\r\nHost: a\r\nContent-Length: 5\r\n");
            client.send(CONTINUE + "\r\nhello");
            assertThat(client.read().body()).isEqualTo("got hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200-ok",
                "100-continue, 200-ok",
                "100-continue\r\nExpect: x=y",
                "100-continue;q=1",
                "100continue"
            })
    void whatNobodyKnowsIsNotPromised(String expected) throws Exception {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(POST + "Content-Length: 5\r\nExpect: " + expected + "\r\n\r\nhello");
            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(417);
            assertThat(answer.body()).contains("\"code\":\"expectation-failed\"");
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    // ---- By HTTP/2

    @Test
    void aStreamThatAsksFirstIsToldToContinueOnce() throws Exception {
        try (RawHttp2Client client = http2()) {
            client.send(open(client, "content-length", "5", "expect", "100-continue"));
            assertThat(client.awaitStatus(1)).isEqualTo(100);
            client.send(body("hello"));
            assertThat(client.awaitStatus(1)).isEqualTo(200);
            assertThat(client.awaitFrame(RawHttp2Client.DATA).payload())
                    .asString()
                    .isEqualTo("got hello");
        }
        assertThat(platform.eu.lastRequest().header("Expect")).isEmpty();
    }

    @Test
    void aStreamThatAsksFirstNeedNotSayHowMuchItSends() throws Exception {
        try (RawHttp2Client client = http2()) {
            client.send(open(client, "expect", "100-continue"));
            assertThat(client.awaitStatus(1)).isEqualTo(100);
            client.send(body("hello"));
            assertThat(client.awaitStatus(1)).isEqualTo(200);
        }
        assertThat(platform.eu.lastRequest().body()).isEqualTo("hello");
    }

    @Test
    void aStreamThatAsksFirstIsRefusedBeforeItSendsTooMuch() throws Exception {
        try (RawHttp2Client client = http2()) {
            client.send(open(client, "content-length", "99999999", "expect", "100-continue"));
            assertThat(client.awaitStatus(1)).isEqualTo(413);
        }
    }

    @Test
    void aStreamIsNotPromisedWhatNobodyKnowsAndTheOthersGoOn() throws Exception {
        try (RawHttp2Client client = http2()) {
            client.send(open(client, "content-length", "5", "expect", "200-ok"));
            assertThat(client.awaitStatus(1)).isEqualTo(417);
            assertThat(platform.eu.requests()).isEmpty();
            int end = RawHttp2Client.END_HEADERS | RawHttp2Client.END_STREAM;
            client.send(
                    RawHttp2Client.frame(RawHttp2Client.HEADERS, end, 3, RawHttp2Client.getRoot()));
            assertThat(client.awaitStatus(3)).isEqualTo(200);
        }
    }

    private static byte[] open(RawHttp2Client client, String... fields) throws Exception {
        String[] all = new String[8 + fields.length];
        String[] pseudo = {
            ":method", "POST", ":scheme", "https", ":path", "/api/v1/tests", ":authority", "a"
        };
        System.arraycopy(pseudo, 0, all, 0, pseudo.length);
        System.arraycopy(fields, 0, all, pseudo.length, fields.length);
        return RawHttp2Client.frame(
                RawHttp2Client.HEADERS, RawHttp2Client.END_HEADERS, 1, client.fields(all));
    }

    private static byte[] body(String text) {
        return RawHttp2Client.frame(
                RawHttp2Client.DATA,
                RawHttp2Client.END_STREAM,
                1,
                text.getBytes(StandardCharsets.US_ASCII));
    }

    private RawHttp2Client http2() throws Exception {
        int port = platform.edge().tlsAddress().orElseThrow().getPort();
        return new RawHttp2Client(port, certificate.trusting());
    }
}

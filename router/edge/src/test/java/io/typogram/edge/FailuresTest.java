package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.edge.testing.TestingTopology;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients see when something behind the edge is in trouble.
final class FailuresTest {

    private static final UserId EUROPEAN = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final UserId AMERICAN = UserId.parse("0a0a0a0a-0000-4000-8000-000000000002");
    private static final UserId STRANGER = UserId.parse("0a0a0a0a-0000-4000-8000-000000000003");

    @TempDir private Path folder;

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private TestingPlatform platform;

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aCellThatIsDownIsUnavailableForItsOwnUsersOnly() throws Exception {
        start();
        platform.eu.close();
        HttpResponse<String> answer = platform.getAs(TestingTokens.of(EUROPEAN), "/api/v1/account");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"cell-unavailable\"");
        assertThat(platform.getAs(TestingTokens.of(AMERICAN), "/api/v1/account").body())
                .isEqualTo("us-1");
    }

    @Test
    void guestsOfACellThatIsDownAreServedByAnother() throws Exception {
        start();
        platform.eu.close();
        for (int request = 0; request < 5; request++) {
            assertThat(platform.get("/").body()).isEqualTo("us-1");
        }
        assertThat(platform.send(post("/api/v1/tests")).body()).isEqualTo("us-1");
    }

    @Test
    void aDedicatedCellServesNoGuestsEvenWhenItIsAllThereIs() throws Exception {
        TestingServer eu = TestingServer.cell("eu-1");
        TestingServer acme = TestingServer.cell("acme-1");
        TestingTopology topology =
                new TestingTopology()
                        .withCell("eu-1", "eu", eu.url())
                        .withDedicatedCell("acme-1", "eu", acme.url());
        platform = TestingPlatform.start(folder, Map.of(), eu, acme, topology);
        eu.close();
        assertThat(platform.get("/").statusCode()).isEqualTo(503);
        assertThat(acme.requests()).isEmpty();
    }

    @Test
    void signInThatIsDownIsAProblemOfItsOwn() throws Exception {
        start();
        platform.signIn.close();
        HttpResponse<String> answer = platform.get("/auth/realms/typogram");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"sign-in-unavailable\"");
        assertThat(platform.get("/").body()).isEqualTo("eu-1");
    }

    @Test
    void anotherNodeOfTheSameCellTakesWhatADeadOneCannot() throws Exception {
        startWithNodesOfEu(deadAddress());
        for (int request = 0; request < 6; request++) {
            assertThat(platform.getAs(TestingTokens.of(EUROPEAN), "/api/v1/account").body())
                    .isEqualTo("eu-1");
        }
        assertThat(platform.admin("GET", "/metrics", "").body())
                .contains("typogram_edge_ejections_total{cell=\"eu-1\",why=\"unreachable\"} 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le"})
    void aReadThatACellBreaksOffIsAnsweredByAnother(String beginning) throws Exception {
        try (TestingSocketServer dying =
                new TestingSocketServer((head, socket) -> {
                    TestingSocketServer.send(socket, beginning);
                })) {
            startWithOnlyNodeOfEu(dying.url());
            assertThat(platform.get("/api/v1/boards").body()).isEqualTo("us-1");
        }
    }

    @Test
    void aWriteThatACellBreaksOffIsNotRepeated() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        try (TestingSocketServer dying =
                new TestingSocketServer((head, socket) -> seen.incrementAndGet())) {
            startWithOnlyNodeOfEu(dying.url());
            HttpResponse<String> answer = platform.send(post("/api/v1/tests"));
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("\"code\":\"cell-failed\"");
            assertThat(seen).hasValue(1);
            assertThat(platform.us.requests()).isEmpty();
        }
    }

    @Test
    void aUsersReadOnAConnectionThatTheCellHadClosedIsSentAgain() throws Exception {
        try (TestingSocketServer closing = new TestingSocketServer(FailuresTest::answerOnlyOnce)) {
            startWithOnlyNodeOfEu(closing.url());
            String token = TestingTokens.of(EUROPEAN);
            assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("once");
            assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("once");
            assertThat(platform.admin("GET", "/metrics", "").body())
                    .contains("typogram_edge_retries_total{cell=\"eu-1\",route=\"read\"} 1\n");
        }
    }

    /// Answers, takes a second request on the same connection, and closes without an answer.
    private static void answerOnlyOnce(String head, java.net.Socket socket) throws IOException {
        TestingSocketServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nonce");
        TestingSocketServer.readHead(socket.getInputStream());
    }

    @Test
    void anAnswerThatIsCutShortIsSeenToBeCutShort() throws Exception {
        try (TestingSocketServer dying =
                new TestingSocketServer((head, socket) ->
                        TestingSocketServer.send(
                                socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"))) {
            startWithOnlyNodeOfEu(dying.url());
            try (RawClient client = new RawClient(platform.address())) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.readHead().headers()).containsEntry("content-length", "9");
                assertThat(client.readBytes(9)).asString().isEqualTo("half");
            }
        }
    }

    @Test
    void anAnswerThatIsNotHttpIsNotPassedOn() throws Exception {
        try (TestingSocketServer babbling =
                new TestingSocketServer((head, socket) -> {
                    TestingSocketServer.send(socket, "SSH-2.0-OpenSSH\r\n\r\n");
                    TestingSocketServer.readHead(socket.getInputStream());
                })) {
            startWithOnlyNodeOfEu(babbling.url());
            assertThat(platform.send(post("/api/v1/tests")).statusCode()).isEqualTo(502);
        }
    }

    @Test
    void aCellThatNeverAnswersIsGivenUpOn() throws Exception {
        try (TestingSocketServer silent =
                new TestingSocketServer(
                        (head, socket) -> TestingSocketServer.readHead(socket.getInputStream()))) {
            startWithOnlyNodeOfEu(
                    silent.url(),
                    Map.of(
                            "TYPOGRAM_EDGE_REQUEST_MILLIS", "100",
                            "TYPOGRAM_EDGE_SWEEP_MILLIS", "10"));
            HttpResponse<String> answer = platform.get("/");
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("\"code\":\"cell-timed-out\"");
        }
    }

    @Test
    void withTopologyDeadTheEdgeStartsAndRoutesFromItsLastGoodCopy() throws Exception {
        start();
        platform.topology.publish(EUROPEAN, "us-1", 7);
        platform.edge().close();
        platform.topology.close();
        Edge restarted = restart();
        try (restarted) {
            assertThat(statusAndBody(restarted, EUROPEAN)).isEqualTo("200 us-1");
            assertThat(statusAndBody(restarted, AMERICAN)).isEqualTo("200 us-1");
            assertThat(statusAndBody(restarted, STRANGER))
                    .startsWith("503")
                    .contains("home-unavailable");
        }
    }

    @Test
    void aDamagedCopyIsRefusedAndNotHalfLoaded() throws Exception {
        start();
        platform.edge().close();
        platform.topology.close();
        Path copy = folder.resolve("directory.snapshot");
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length - 10] ^= 1;
        Files.write(copy, bytes);
        Edge restarted = restart();
        try (restarted) {
            assertThat(statusAndBody(restarted, AMERICAN))
                    .startsWith("503")
                    .contains("home-unavailable");
        }
    }

    private Edge restart() throws IOException {
        return Edge.start(
                TestingPlatform.configuration(
                        folder, Map.of(), platform.topology.url(), platform.signIn.url()));
    }

    private String statusAndBody(Edge edge, UserId user) throws Exception {
        String address = "http://127.0.0.1:" + edge.address().getPort() + "/api/v1/account";
        HttpResponse<String> answer =
                platform.send(
                        HttpRequest.newBuilder(java.net.URI.create(address))
                                .header("Authorization", "Bearer " + TestingTokens.of(user)));
        return answer.statusCode() + " " + answer.body();
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(platform.uri(path)).POST(BodyPublishers.ofString("{}"));
    }

    private void start() throws Exception {
        TestingServer eu = TestingServer.cell("eu-1");
        start(eu, Map.of(), eu.url());
    }

    private void startWithNodesOfEu(String deadNode) throws Exception {
        TestingServer eu = TestingServer.cell("eu-1");
        start(eu, Map.of(), deadNode, eu.url());
    }

    private void startWithOnlyNodeOfEu(String node) throws Exception {
        start(TestingServer.cell("unused"), Map.of(), node);
    }

    private void startWithOnlyNodeOfEu(String node, Map<String, String> settings) throws Exception {
        start(TestingServer.cell("unused"), settings, node);
    }

    private void start(TestingServer eu, Map<String, String> settings, String... nodesOfEu)
            throws Exception {
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology =
                new TestingTopology()
                        .withCell("eu-1", "eu", nodesOfEu)
                        .withCell("us-1", "us", us.url())
                        .withHome(EUROPEAN, "eu-1", 1)
                        .withHome(AMERICAN, "us-1", 1);
        platform = TestingPlatform.start(folder, settings, eu, us, topology);
    }

    private static String deadAddress() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            return "http://127.0.0.1:" + taken.getLocalPort();
        }
    }
}

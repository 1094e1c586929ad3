package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.edge.testing.TestingTopology;
import io.typogram.kernel.identity.UserId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// For which cell, and for which class of routes, things are counted that go wrong.
final class CountingTest {

    private static final UserId AMERICAN = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final UserId EUROPEAN = UserId.parse("0a0a0a0a-0000-4000-8000-000000000002");
    private static final UserId LOST = UserId.parse("0a0a0a0a-0000-4000-8000-000000000003");
    private static final String SOMETHING = "0a0a0a0a-0000-4000-8000-000000000009";

    @TempDir private Path folder;

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private TestingPlatform platform;

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aReplayIsCountedForTheCellThatTheRequestLeaves() throws Exception {
        start(Map.of());
        platform.us.behave(request -> TestingAnswer.livesElsewhere("eu-1;epoch=4"));
        assertThat(write(AMERICAN)).isEqualTo(200);
        assertThat(counted("replays"))
                .contains("{cell=\"us-1\",route=\"write\"} 1\n")
                .contains("{cell=\"eu-1\",route=\"write\"} 0\n");
        assertThat(counted("unanswered")).doesNotContain("} 1\n");
    }

    @Test
    void whatACellDoesNotAnswerIsCountedForIt() throws Exception {
        start(Map.of());
        platform.us.close();
        assertThat(write(AMERICAN)).isEqualTo(503);
        assertThat(counted("unanswered")).contains("{cell=\"us-1\",route=\"write\"} 1\n");
        assertThat(counted("connect_failures")).contains("{cell=\"us-1\",route=\"write\"} 1\n");
        assertThat(write(EUROPEAN)).isEqualTo(200);
        assertThat(counted("unanswered")).contains("{cell=\"eu-1\",route=\"write\"} 0\n");
    }

    @Test
    void whatNobodyIsAskedForIsCountedForTheCellThatHasNoNodeLeft() throws Exception {
        start(Map.of());
        platform.us.close();
        for (int failure = 0; failure < 3; failure++) {
            write(AMERICAN);
        }
        assertThat(counted("ejections")).contains("{cell=\"us-1\",why=\"unreachable\"} 1\n");
        assertThat(write(AMERICAN)).isEqualTo(503);
        assertThat(counted("connect_failures")).contains("{cell=\"us-1\",route=\"write\"} 3\n");
        assertThat(counted("unanswered")).contains("{cell=\"us-1\",route=\"write\"} 4\n");
    }

    @Test
    void aCellThatIsTooSlowIsCounted() throws Exception {
        try (TestingSocketServer silent =
                new TestingSocketServer(
                        (head, socket) -> TestingSocketServer.readHead(socket.getInputStream()))) {
            Map<String, String> impatient =
                    Map.of(
                            "TYPOGRAM_EDGE_REQUEST_MILLIS", "100",
                            "TYPOGRAM_EDGE_SWEEP_MILLIS", "10");
            start(silent.url(), impatient);
            assertThat(write(AMERICAN)).isEqualTo(504);
            assertThat(counted("unanswered")).contains("{cell=\"us-1\",route=\"write\"} 1\n");
        }
    }

    @Test
    void aRetryThatBreaksOffAgainIsCountedAsWhatItIs() throws Exception {
        try (TestingSocketServer dying = new TestingSocketServer((head, socket) -> {})) {
            start(dying.url(), Map.of());
            assertThat(write(AMERICAN)).isEqualTo(502);
            assertThat(counted("broken_off")).contains("{cell=\"us-1\",route=\"write\"} 1\n");
            assertThat(counted("retries")).contains("{cell=\"us-1\",route=\"write\"} 0\n");
            assertThat(counted("unanswered")).contains("{cell=\"us-1\",route=\"write\"} 1\n");
        }
    }

    @Test
    void aCellThatTopologyDoesNotKnowGetsNoSeries() throws Exception {
        start(Map.of());
        platform.get("/api/v1/races/xx-9-" + SOMETHING);
        platform.getAs(TestingTokens.withHome(UserId.parse(SOMETHING), "xx-9"), "/api/v1/account");
        assertThat(write(LOST)).isEqualTo(503);
        assertThat(platform.admin("GET", "/metrics", "").body()).doesNotContain("xx-9");
        assertThat(counted("unanswered")).contains("{cell=\"edge\",route=\"write\"} 1\n");
    }

    @Test
    void whatIsNotThereIsNotCountedAsUnanswered() throws Exception {
        start(Map.of());
        assertThat(platform.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(counted("unanswered")).doesNotContain("} 1\n");
    }

    private int write(UserId user) throws Exception {
        return platform.send(
                        HttpRequest.newBuilder(platform.uri("/api/v1/results"))
                                .header("Authorization", "Bearer " + TestingTokens.of(user))
                                .POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }

    /// The samples of one counter, without its name.
    private String counted(String what) throws Exception {
        String name = "typogram_edge_" + what + "_total";
        StringBuilder samples = new StringBuilder();
        for (String line : platform.admin("GET", "/metrics", "").body().split("\n", -1)) {
            if (line.startsWith(name)) {
                samples.append(line.substring(name.length())).append('\n');
            }
        }
        return samples.toString();
    }

    private void start(Map<String, String> settings) throws Exception {
        TestingServer us = TestingServer.cell("us-1");
        start(us, us.url(), settings);
    }

    private void start(String nodeOfUs, Map<String, String> settings) throws Exception {
        start(TestingServer.cell("unused"), nodeOfUs, settings);
    }

    private void start(TestingServer us, String nodeOfUs, Map<String, String> settings)
            throws Exception {
        TestingServer eu = TestingServer.cell("eu-1");
        TestingTopology topology =
                new TestingTopology()
                        .withCell("eu-1", "eu", eu.url())
                        .withCell("us-1", "us", nodeOfUs)
                        .withHome(AMERICAN, "us-1", 3)
                        .withHome(EUROPEAN, "eu-1", 3)
                        .withHome(LOST, "xx-9", 3);
        platform = TestingPlatform.start(folder, settings, eu, us, topology);
    }
}

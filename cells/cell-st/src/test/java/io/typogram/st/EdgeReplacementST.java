package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `./typogram restart edge` while players use it.
@ExtendWith(PlatformExtension.class)
class EdgeReplacementST {

    private static final String EDGE = "edge";
    private static final String LISTENING = "typogram_edge_cache_purges_listening";
    private static final String LANGUAGES = "/api/v1/languages";
    private static final Map<String, Object> TEST =
            Map.of("mode", "words", "amount", 10, "language", "english");

    private static final int CLIENTS_OF_A_KIND = 3;

    /// Of one client; more than any sends while an edge is replaced.
    private static final int MOST_REQUESTS = 100_000;

    private static final int REQUESTS_AFTERWARDS = 20;

    @Test
    void noRequestFailsWhileTheEdgeIsReplaced(Platform platform) throws Exception {
        platform.awaitHealthy();
        JsonNode before = platform.server(EDGE);
        CountDownLatch underWay = new CountDownLatch(2 * CLIENTS_OF_A_KIND);
        CountDownLatch replaced = new CountDownLatch(1);
        List<Future<Integer>> clients = new ArrayList<>();
        int answered = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS_OF_A_KIND; client++) {
                clients.add(
                        threads.submit(() -> {
                            try (Api guest = new Api(platform.edge())) {
                                return ask(() -> orderTest(guest), underWay, replaced);
                            }
                        }));
                clients.add(
                        threads.submit(() ->
                                ask(() -> connectAndAsk(platform.edge()), underWay, replaced)));
            }
            underWay.await();
            Ended restart = restart(platform, replaced);
            System.out.println(restart.output());
            assertThat(restart.exitCode()).as(restart.output()).isZero();
            assertThat(restart.output()).contains("has taken over");
            for (Future<Integer> client : clients) {
                int count = client.get();
                assertThat(count).isLessThan(MOST_REQUESTS);
                answered += count;
            }
        }
        System.out.println("Requests answered while the edge was replaced: " + answered);

        JsonNode after = platform.server(EDGE);
        assertThat(after.path("pid").asLong()).isPositive().isNotEqualTo(pid(before));
        assertThat(after.path("restarts").asInt()).isEqualTo(before.path("restarts").asInt() + 1);
        assertThat(after.path("health").asText()).isEqualTo("healthy");
        assertThat(after.path("companion").isNull()).isTrue();
        assertThat(ProcessHandle.of(pid(before)).filter(ProcessHandle::isAlive)).isEmpty();
        awaitPurgesAreHeard(platform);
    }

    @Test
    void anEdgeThatCannotTakeOverLeavesTheOldOneServing(Platform platform) throws Exception {
        platform.awaitHealthy();
        JsonNode before = platform.server(EDGE);
        Path configuration = platform.edgeConfiguration();
        String good = Files.readString(configuration);
        replace(configuration, "{\"plans\":");
        try {
            Ended restart = platform.run("restart", EDGE);

            assertThat(restart.exitCode()).as(restart.output()).isEqualTo(1);
            assertThat(restart.output()).contains(pid(before) + " goes on");
            JsonNode after = platform.server(EDGE);
            assertThat(pid(after)).isEqualTo(pid(before));
            assertThat(after.path("restarts")).isEqualTo(before.path("restarts"));
            assertThat(after.path("health").asText()).isEqualTo("healthy");
            assertThat(after.path("companion").isNull()).isTrue();
            assertThat(platform.run("logs", EDGE).output())
                    .contains("the configuration file is refused");
            try (Api guest = new Api(platform.edge())) {
                assertThat(guest.get(LANGUAGES).status()).isEqualTo(200);
            }
        } finally {
            replace(configuration, good);
        }
    }

    private static Ended restart(Platform platform, CountDownLatch replaced) {
        try {
            return platform.run("restart", EDGE);
        } finally {
            replaced.countDown();
        }
    }

    /// Asks until the edge has been replaced, and a little longer.
    ///
    /// @return how many requests were answered well; any other answer, or none, fails
    private static int ask(Runnable request, CountDownLatch underWay, CountDownLatch replaced) {
        int answered = 0;
        int afterwards = 0;
        while (afterwards < REQUESTS_AFTERWARDS && answered < MOST_REQUESTS) {
            if (replaced.getCount() == 0) {
                afterwards++;
            }
            request.run();
            answered++;
            if (answered == 1) {
                underWay.countDown();
            }
        }
        return answered;
    }

    /// By a connection that is kept, and not sent again by the client if it fails.
    private static void orderTest(Api guest) {
        assertThat(guest.post("/api/v1/tests", TEST).status()).isEqualTo(201);
    }

    /// By a connection for this request alone.
    private static void connectAndAsk(URI edge) {
        try (Socket socket = new Socket(edge.getHost(), edge.getPort())) {
            socket.setSoTimeout(20_000);
            String request =
                    "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(LANGUAGES, edge.getAuthority());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The tests after this one may count on it.
    private static void awaitPurgesAreHeard(Platform platform) {
        try (Api admin = new Api(platform.edgeAdmin())) {
            Await.until("the new edge hears purges", () -> admin.metric(LISTENING) == 1);
        }
    }

    private static long pid(JsonNode server) {
        return server.path("pid").asLong();
    }

    private static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

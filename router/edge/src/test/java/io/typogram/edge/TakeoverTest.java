package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.edge.takeover.DomainSocketTakeover;
import io.typogram.edge.takeover.ListeningSocket;
import io.typogram.edge.takeover.Predecessor;
import io.typogram.edge.takeover.Role;
import io.typogram.edge.takeover.Takeover;
import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingCertificate;
import io.typogram.edge.testing.TestingPlatform;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a new edge takes the place of an old one.
final class TakeoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CLIENTS = 10;
    private static final int REQUESTS = 5_000;
    private static final String SOCKET = "takeover/takeover.sock";
    private static final String POSTED = "posted";
    private static final String LIVE = "TYPOGRAM_EDGE_CONFIG_FILE";
    private static final String UNLIMITED =
            """
            {"address":{"pages":{"requests":1000000,"perSeconds":1,"burst":1000000},
              "write":{"requests":1000000,"perSeconds":1,"burst":1000000}},
             "plans":{"guest":{"pages":{"requests":1000000,"perSeconds":1,"burst":1000000},
              "write":{"requests":1000000,"perSeconds":1,"burst":1000000}}}}
            """;

    @TempDir private Path folder;

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private TestingPlatform platform;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        Path unlimited = folder.resolve("live.json");
        Files.writeString(unlimited, UNLIMITED);
        platform = TestingPlatform.start(folder, Map.of(LIVE, unlimited.toString()));
        platform.eu.behave(request -> TestingAnswer.text(200, request.method() + request.body()));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        platform.close();
    }

    @Test
    void noRequestIsLostWhileANewEdgeTakesOver() throws Exception {
        AtomicInteger left = new AtomicInteger(REQUESTS);
        CountDownLatch underWay = new CountDownLatch(REQUESTS / 5);
        CountDownLatch replaced = new CountDownLatch(1);
        InetSocketAddress address = platform.address();
        List<Future<Integer>> clients = new ArrayList<>();
        int answered = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                boolean keepsAlive = client % 2 == 0;
                clients.add(
                        threads.submit(() -> ask(address, keepsAlive, left, underWay, replaced)));
            }
            underWay.await();
            Edge next = startNext(Map.of());
            platform.edge().awaitEnd();
            replaced.countDown();
            assertThat(next.address()).isEqualTo(address);
            for (Future<Integer> client : clients) {
                answered += client.get();
            }
        }
        assertThat(answered).isGreaterThanOrEqualTo(REQUESTS);
    }

    @Test
    void anOldProcessAnswersWhatIsUnderWayAndEndsByItself() throws Exception {
        Path shared = folder.resolve("shared");
        Map<String, String> settings =
                Map.of("TYPOGRAM_EDGE_PORT", "" + freePort(), LIVE, folder + "/live.json");
        Map<String, String> environment =
                TestingPlatform.environment(
                        shared, settings, platform.topology.url(), platform.signIn.url());
        EdgeConfiguration configuration = EdgeConfiguration.read(environment);
        Process old = startProcess(environment);
        opened.add(old::destroyForcibly);
        awaitServing(old, configuration.address(), shared);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        platform.eu.behave(request -> {
            arrived.countDown();
            awaitQuietly(mayAnswer);
            return TestingAnswer.text(200, "late");
        });
        try (RawClient client = new RawClient(configuration.address())) {
            client.send(request(false, true));
            arrived.await();
            Edge next = Edge.start(configuration);
            opened.add(next);
            assertThat(old.isAlive()).isTrue();
            mayAnswer.countDown();
            assertThat(client.read().body()).isEqualTo("late");
        }
        assertThat(old.waitFor(PATIENCE)).isTrue();
        assertThat(old.exitValue()).isZero();
        assertThat(get(configuration.address()).status()).isEqualTo(200);
    }

    @Test
    void thePlainSocketAndTheOneForTlsAreToldApart() throws Exception {
        TestingCertificate certificate = new TestingCertificate(folder);
        Edge second = startNext(certificate.settings());
        Edge third = startNext(certificate.settings());
        second.awaitEnd();
        assertThat(third.address()).isEqualTo(second.address());
        assertThat(third.tlsAddress()).isPresent().isEqualTo(second.tlsAddress());
        URI uri = URI.create("https://localhost:" + third.tlsAddress().orElseThrow().getPort());
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()))
                    .returns(200, HttpResponse::statusCode)
                    .returns(HttpClient.Version.HTTP_2, HttpResponse::version);
        }
        assertThat(get(third.address()).status()).isEqualTo(200);
    }

    @Test
    void theAdminPortChangesHandsToo() throws Exception {
        int adminPort = platform.edge().adminAddress().getPort();
        Edge next = startNext(Map.of("TYPOGRAM_EDGE_ADMIN_PORT", Integer.toString(adminPort)));
        assertThat(next.adminAddress().getPort()).isEqualTo(adminPort);
    }

    @Test
    void aThirdEdgeTakesOverFromTheSecond() throws Exception {
        Edge second = startNext(Map.of());
        platform.edge().awaitEnd();
        Edge third = startNext(Map.of());
        second.awaitEnd();
        assertThat(third.address()).isEqualTo(platform.address());
        assertThat(get(third.address()).status()).isEqualTo(200);
    }

    @Test
    void aNewEdgeThatDiesBeforeItServesLeavesTheOldOneServing() throws Exception {
        Takeover dying = DomainSocketTakeover.in(folder, PATIENCE);
        try (Predecessor predecessor = dying.predecessor().orElseThrow()) {
            ListeningSocket socket = predecessor.take(Role.PLAIN).orElseThrow();
            assertThat(socket.address()).isEqualTo(platform.address());
            assertThat(predecessor.take(Role.TLS)).isEmpty();
            socket.close();
        }
        dying.close();
        assertThat(get(platform.address()).status()).isEqualTo(200);
        assertThat(platform.admin("GET", "/health/ready", "").statusCode()).isEqualTo(200);
        startNext(Map.of());
        platform.edge().awaitEnd();
        assertThat(get(platform.address()).status()).isEqualTo(200);
    }

    @Test
    void aNewEdgeThatIsNotReadyInTimeGivesUpAndTheOldOneGoesOn() throws Exception {
        Files.delete(folder.resolve("directory.snapshot"));
        Map<String, String> settings = Map.of("TYPOGRAM_EDGE_TAKEOVER_MILLIS", "2000");
        assertThatThrownBy(() -> startNext(settings, "http://127.0.0.1:1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not ready");
        assertThat(get(platform.address()).status()).isEqualTo(200);
        assertThat(folder.resolve("directory.snapshot")).doesNotExist();
    }

    @Test
    void aNewEdgeWhoseConfigurationFileIsWrongGivesUpAndTheOldOneGoesOn() throws Exception {
        Files.writeString(folder.resolve("live.json"), "{\"plans\": {\"guest\"");
        assertThatThrownBy(() -> startNext(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("configuration file is refused");
        assertThat(get(platform.address()).status()).isEqualTo(200);
        assertThat(platform.admin("GET", "/health/ready", "").statusCode()).isEqualTo(200);
        Files.writeString(folder.resolve("live.json"), UNLIMITED);
        startNext(Map.of());
        platform.edge().awaitEnd();
    }

    @Test
    void anEdgeThatAnswersAsReadyCanBeReplaced() throws Exception {
        Path shared = folder.resolve("shared");
        int adminPort = freePort();
        Map<String, String> environment =
                TestingPlatform.environment(
                        shared,
                        Map.of("TYPOGRAM_EDGE_ADMIN_PORT", Integer.toString(adminPort)),
                        platform.topology.url(),
                        platform.signIn.url());
        Process edge = startProcess(environment);
        opened.add(edge::destroyForcibly);
        awaitReady(edge, new InetSocketAddress(InetAddress.getLoopbackAddress(), adminPort));
        assertThat(shared.resolve(SOCKET)).exists();
    }

    @Test
    void aSecondEdgeThatComesMeanwhileIsSentAway() throws Exception {
        Takeover first = DomainSocketTakeover.in(folder, PATIENCE);
        Takeover second = DomainSocketTakeover.in(folder, Duration.ofSeconds(2));
        try (Predecessor predecessor = first.predecessor().orElseThrow()) {
            assertThatThrownBy(second::predecessor)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("busy");
            assertThat(predecessor.take(Role.PLAIN)).isPresent();
        }
        first.close();
        second.close();
    }

    @Test
    void theSocketOfADeadEdgeDoesNotHinderAStart() throws Exception {
        Path socket = socket();
        platform.edge().close();
        assertThat(socket).doesNotExist();
        leaveBehind(socket);
        Edge next = startNext(Map.of());
        assertThat(get(next.address()).status()).isEqualTo(200);
        Edge afterNext = startNext(Map.of());
        assertThat(afterNext.address()).isEqualTo(next.address());
    }

    @Test
    void onlyTheOwnerCanAskForTheSockets() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(socket().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aSocketThatListensElsewhereThanConfiguredIsNotTaken() throws Exception {
        int free = freePort();
        Edge next = startNext(Map.of("TYPOGRAM_EDGE_PORT", Integer.toString(free)));
        assertThat(next.address().getPort()).isEqualTo(free);
        assertThat(get(next.address()).status()).isEqualTo(200);
    }

    /// Asks until the old edge has ended and enough was asked.
    ///
    /// @return how many requests were answered well; any other answer, or none, fails
    private static int ask(
            InetSocketAddress address,
            boolean keepsAlive,
            AtomicInteger left,
            CountDownLatch underWay,
            CountDownLatch replaced)
            throws IOException {
        int answered = 0;
        while (left.get() > 0 || replaced.getCount() > 0) {
            try (RawClient client = new RawClient(address)) {
                boolean again = true;
                while (again && (left.getAndDecrement() > 0 || replaced.getCount() > 0)) {
                    RawAnswer answer = client.send(request(answered % 3 == 0, keepsAlive)).read();
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body())
                            .isEqualTo(answered % 3 == 0 ? "POST" + POSTED : "GET");
                    answered++;
                    underWay.countDown();
                    again = !"close".equals(answer.headers().get("connection"));
                }
            }
        }
        return answered;
    }

    private static String request(boolean post, boolean keepsAlive) {
        String headers = "Host: a\r\n" + (keepsAlive ? "" : "Connection: close\r\n");
        return post
                ? "POST / HTTP/1.1\r\n"
                        + headers
                        + "Content-Length: %d\r\n\r\n%s".formatted(POSTED.length(), POSTED)
                : "GET / HTTP/1.1\r\n" + headers + "\r\n";
    }

    private static RawAnswer get(InetSocketAddress address) throws IOException {
        try (RawClient client = new RawClient(address)) {
            return client.send(request(false, false)).read();
        }
    }

    private Edge startNext(Map<String, String> settings) throws IOException {
        return startNext(settings, platform.topology.url());
    }

    private Edge startNext(Map<String, String> settings, String topology) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put(LIVE, folder.resolve("live.json").toString());
        Edge next =
                Edge.start(
                        TestingPlatform.configuration(
                                folder, all, topology, platform.signIn.url()));
        opened.add(next);
        return next;
    }

    private static Process startProcess(Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Edge.class.getName());
        builder.environment().putAll(environment);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Serving, and ready to be replaced.
    private static void awaitServing(Process process, InetSocketAddress address, Path shared)
            throws IOException {
        boolean serving = false;
        while (!serving) {
            assertThat(process.isAlive()).isTrue();
            try {
                serving = Files.exists(shared.resolve(SOCKET)) && get(address).status() == 200;
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitReady(Process process, InetSocketAddress admin) throws IOException {
        String asked = "GET /health/ready HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        boolean ready = false;
        while (!ready) {
            assertThat(process.isAlive()).isTrue();
            try (RawClient client = new RawClient(admin)) {
                ready = client.send(asked).read().status() == 200;
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Path socket() {
        return folder.resolve(SOCKET);
    }

    /// As a process does that is killed: the file stays, and nobody listens.
    private static void leaveBehind(Path socket) throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
    }

    private static int freePort() throws IOException {
        try (ServerSocketChannel probe = ServerSocketChannel.open()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return ((InetSocketAddress) probe.getLocalAddress()).getPort();
        }
    }
}

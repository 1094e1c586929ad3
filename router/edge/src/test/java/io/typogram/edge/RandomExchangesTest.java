package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RandomExchange;
import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingSocketServer;
import io.typogram.edge.testing.TestingTopology;
import io.typogram.edge.testing.WireMessage;
import io.typogram.edge.testing.WireMessage.WireHeader;
import io.typogram.edge.testing.WireReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes in comes out, in both directions, however it is framed and wherever its bytes are split.
/// Client and node are bare sockets here, and what they read is parsed by the test itself.
final class RandomExchangesTest {

    private static final int EXCHANGES = 2_000;
    private static final int MOST_PIPELINED = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// All that the edge may add to a request.
    private static final Set<String> EDGES_OWN =
            Set.of(
                    "host",
                    "range",
                    "x-exchange",
                    "content-length",
                    "transfer-encoding",
                    "via",
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-host",
                    "x-forwarded-proto",
                    "x-request-id",
                    "typogram-region");

    private static final String NO_LIMITS =
            """
            {"plans":{"guest":{"write":{"requests":1000000,"perSeconds":1,"burst":1000000},
                               "pages":{"requests":1000000,"perSeconds":1,"burst":1000000}}},
             "address":{"write":{"requests":1000000,"perSeconds":1,"burst":1000000},
                        "pages":{"requests":1000000,"perSeconds":1,"burst":1000000}}}
            """;

    @TempDir private Path folder;
    private final Map<Integer, Planned> plans = new ConcurrentHashMap<>();
    private TestingSocketServer node;
    private TestingPlatform platform;

    /// An exchange, in which pieces the node is to answer, and what the node has received.
    private record Planned(
            RandomExchange exchange,
            List<String> answerPieces,
            boolean piecesApart,
            BlockingQueue<WireMessage> seen) {}

    @BeforeEach
    void start() throws Exception {
        node = new TestingSocketServer(this::serve);
        Path configuration = folder.resolve("edge.json");
        Files.writeString(configuration, NO_LIMITS);
        platform =
                TestingPlatform.start(
                        folder,
                        Map.of("TYPOGRAM_EDGE_CONFIG_FILE", configuration.toString()),
                        TestingServer.cell("unused"),
                        TestingServer.cell("us-1"),
                        new TestingTopology().withCell("eu-1", "eu", node.url()));
    }

    @AfterEach
    void stop() throws IOException {
        platform.close();
        node.close();
    }

    @Test
    void whatGoesInComesOut() throws Exception {
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        Deque<RandomExchange> left = new ArrayDeque<>();
        for (int number = 0; number < EXCHANGES; number++) {
            RandomExchange exchange = RandomExchange.make(number, random);
            left.add(exchange);
            plan(exchange, RandomExchange.cut(exchange.answered(), random), false);
        }
        try {
            while (!left.isEmpty()) {
                useAConnection(left, random);
            }
        } catch (IOException | AssertionError different) {
            throw new AssertionError("with the seed " + seed, different);
        }
    }

    /// The edge has one event loop here. It has read what was sent before once it has answered another
    /// connection, so every split is a split in what it reads.
    @Test
    void aSplitAtAnyByteChangesNothing() throws Exception {
        long seed = System.nanoTime();
        RandomExchange exchange = smallWithChunksBothWays(new SplittableRandom(seed));
        String sent = exchange.sent();
        String answered = exchange.answered();
        try (RawClient other = new RawClient(platform.address())) {
            for (int at = 1; at < Math.max(sent.length(), answered.length()); at++) {
                plan(exchange, splitAt(answered, at), true);
                List<String> request = splitAt(sent, at);
                try (Socket socket = connect()) {
                    for (String piece : request) {
                        TestingSocketServer.send(socket, piece);
                        passATurn(other);
                    }
                    WireReader reader =
                            new WireReader(new BufferedInputStream(socket.getInputStream()));
                    compare(exchange, reader.readAnswer(exchange.method()));
                } catch (IOException | AssertionError different) {
                    throw new AssertionError("split at " + at + ", seed " + seed, different);
                }
            }
        }
    }

    @Test
    void singleBytesChangeNothing() throws Exception {
        long seed = System.nanoTime();
        RandomExchange exchange = smallWithChunksBothWays(new SplittableRandom(seed));
        plan(exchange, bytesOf(exchange.answered()), true);
        try (Socket socket = connect();
                RawClient other = new RawClient(platform.address())) {
            for (String piece : bytesOf(exchange.sent())) {
                TestingSocketServer.send(socket, piece);
                passATurn(other);
            }
            WireReader reader = new WireReader(new BufferedInputStream(socket.getInputStream()));
            compare(exchange, reader.readAnswer(exchange.method()));
        } catch (IOException | AssertionError different) {
            throw new AssertionError("with the seed " + seed, different);
        }
    }

    // ---- The client

    /// Sends some of what is left on one connection, and takes away what was answered.
    private void useAConnection(Deque<RandomExchange> left, RandomGenerator random)
            throws IOException {
        List<RandomExchange> batch = new ArrayList<>();
        int most = 1 + random.nextInt(MOST_PIPELINED);
        boolean last = false;
        for (RandomExchange exchange : left) {
            if (batch.size() == most || last) {
                break;
            }
            batch.add(exchange);
            last = exchange.clientCloses();
        }
        String bytes = batch.stream().map(RandomExchange::sent).collect(Collectors.joining());
        List<String> pieces = RandomExchange.cut(bytes, random);
        try (Socket socket = connect()) {
            Thread.ofVirtual().start(() -> write(socket, pieces));
            WireReader reader = new WireReader(new BufferedInputStream(socket.getInputStream()));
            boolean open = true;
            for (int at = 0; at < batch.size() && open; at++) {
                RandomExchange exchange = left.removeFirst();
                WireMessage answer = reader.readAnswer(exchange.method());
                compare(exchange, answer);
                open = !answer.saysClose();
            }
            if (!open) {
                assertThat(reader.readHead()).as("nothing after the last answer").isEmpty();
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(platform.address());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private static void write(Socket socket, List<String> pieces) {
        try {
            for (String piece : pieces) {
                TestingSocketServer.send(socket, piece);
            }
        } catch (IOException closed) {
            // The edge has said that it takes no more requests here; the reader checks that it has.
        }
    }

    private static void passATurn(RawClient other) throws IOException {
        other.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(other.read().status()).isEqualTo(404);
    }

    // ---- The node

    private void plan(RandomExchange exchange, List<String> answerPieces, boolean apart) {
        plans.put(
                exchange.number(),
                new Planned(exchange, answerPieces, apart, new LinkedBlockingQueue<>()));
    }

    private void serve(String head, Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        InputStream bytes =
                new SequenceInputStream(
                        new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)),
                        new BufferedInputStream(socket.getInputStream()));
        WireReader reader = new WireReader(bytes);
        try (RawClient other = new RawClient(platform.address())) {
            boolean open = true;
            while (open) {
                Optional<WireMessage> next = reader.readHead();
                open = next.isPresent() && answer(next.get(), reader, socket, other);
            }
        }
    }

    /// @return whether the connection stays open
    private boolean answer(WireMessage head, WireReader reader, Socket socket, RawClient other)
            throws IOException {
        int number =
                Integer.parseInt(
                        head.header("x-exchange")
                                .orElseThrow(() -> new IllegalStateException("unasked: " + head)));
        Planned planned = Objects.requireNonNull(plans.get(number));
        if (planned.exchange().early()) {
            sendAnswer(planned, socket, other);
        }
        planned.seen().add(reader.readBody(head));
        if (!planned.exchange().early()) {
            sendAnswer(planned, socket, other);
        }
        return !planned.exchange().nodeCloses();
    }

    private static void sendAnswer(Planned planned, Socket socket, RawClient other)
            throws IOException {
        for (String piece : planned.answerPieces()) {
            TestingSocketServer.send(socket, piece);
            if (planned.piecesApart()) {
                passATurn(other);
            }
        }
    }

    // ---- The comparison

    private void compare(RandomExchange exchange, WireMessage answer) throws IOException {
        Planned planned = Objects.requireNonNull(plans.remove(exchange.number()));
        WireMessage seen = take(planned.seen());
        WireMessage meant = exchange.request();
        assertThat(seen.startLine()).isEqualTo(meant.startLine());
        assertThat(random(seen.headers())).isEqualTo(random(meant.headers()));
        assertThat(othersThan(EDGES_OWN, seen.headers())).isEmpty();
        if (exchange.early()) {
            assertThat(meant.body()).startsWith(seen.body());
        } else {
            assertThat(seen.whole()).isTrue();
            assertThat(seen.body()).isEqualTo(meant.body());
            assertThat(seen.trailers()).containsExactlyInAnyOrderElementsOf(meant.trailers());
        }
        assertThat(planned.seen()).as("sent once").isEmpty();

        WireMessage given = exchange.answer();
        assertThat(answer.whole()).isTrue();
        assertThat(answer.startLine().substring(0, 12))
                .isEqualTo(given.startLine().substring(0, 12));
        assertThat(random(answer.headers())).isEqualTo(random(given.headers()));
        assertThat(answer.body()).isEqualTo(given.body());
        if (!exchange.oldClient()) {
            assertThat(answer.trailers()).containsExactlyInAnyOrderElementsOf(given.trailers());
        }
    }

    private static WireMessage take(BlockingQueue<WireMessage> seen) throws IOException {
        try {
            WireMessage message = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new IOException("the node has not received the request");
            }
            return message;
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    /// The headers that were made up, by name; of one name in their order.
    private static Map<String, List<String>> random(List<WireHeader> headers) {
        return headers.stream()
                .filter(header -> header.name().startsWith(RandomExchange.PREFIX))
                .collect(
                        Collectors.groupingBy(
                                WireHeader::name,
                                Collectors.mapping(WireHeader::value, Collectors.toList())));
    }

    private static Set<String> othersThan(Set<String> known, List<WireHeader> headers) {
        return headers.stream()
                .map(WireHeader::name)
                .filter(name -> !name.startsWith(RandomExchange.PREFIX) && !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static RandomExchange smallWithChunksBothWays(RandomGenerator random) {
        RandomExchange exchange = RandomExchange.make(0, random);
        while (!isSmallWithChunksBothWays(exchange)) {
            exchange = RandomExchange.make(0, random);
        }
        return exchange;
    }

    private static boolean isSmallWithChunksBothWays(RandomExchange exchange) {
        return !exchange.early()
                && !exchange.clientCloses()
                && isSmallWithChunks(exchange.request(), exchange.sent())
                && isSmallWithChunks(exchange.answer(), exchange.answered());
    }

    private static boolean isSmallWithChunks(WireMessage meant, String bytes) {
        int length = meant.body().length();
        return length > 10 && length < 100 && bytes.length() < 500 && !meant.trailers().isEmpty();
    }

    private static List<String> splitAt(String bytes, int at) {
        return at < bytes.length()
                ? List.of(bytes.substring(0, at), bytes.substring(at))
                : List.of(bytes);
    }

    private static List<String> bytesOf(String text) {
        return text.chars().mapToObj(each -> String.valueOf((char) each)).toList();
    }
}

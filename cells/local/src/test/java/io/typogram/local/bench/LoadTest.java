package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The clients of the benchmarks, against servers that are there.
class LoadTest {

    private static final BenchPlayers PLAYERS = BenchPlayers.madeUp(Instant.EPOCH);

    @Test
    void everyMessageOfEveryWebSocketComesBack() throws IOException {
        int port = freePort();
        try (EchoServer _ = new EchoServer(port);
                WebSocketClients clients = new WebSocketClients()) {
            clients.open(port, 150, PLAYERS);

            assertThat(clients.exchange(10, 1).count()).isEqualTo(1_500);

            clients.open(port, 50, PLAYERS);

            assertThat(clients.exchange(1, 1).count()).isEqualTo(200);
        }
    }

    @Test
    void aSteadyLoadSendsAsManyAsItShouldAndWaitsForAll() throws Exception {
        assertThat(steadyLoadAgainst(200).count()).isEqualTo(400);
    }

    @Test
    void aWrongAnswerEndsASteadyLoad() {
        assertThatIOException()
                .isThrownBy(() -> steadyLoadAgainst(503))
                .withMessageContaining("HTTP/1.1 503");
    }

    private static Latencies steadyLoadAgainst(int status)
            throws IOException, InterruptedException {
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(executor);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(status, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            try {
                byte[] request =
                        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII);
                return new SteadyLoad(List.of(request), 4, 400)
                        .run(server.getAddress().getPort(), 1);
            } finally {
                server.stop(0);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

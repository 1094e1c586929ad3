package io.typogram.local.supervision;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A small server that another of its kind can take over from. As edges do, a successor says that it
/// serves, the predecessor then frees its port and leaves, and only then the successor opens that port.
/// They speak by files in a folder, and by such files a test tells them what to do.
final class StandIn {

    static final String SOCKET = "takeover.sock";

    private static final String BEHAVIOUR = "behaviour";
    private static final String SERVING = "serving";
    private static final String MAY_GO_ON = "may-go-on";
    private static final String MAY_LEAVE = "may-leave";

    /// So that none outlives a test that was killed.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private final Path folder;
    private final InetSocketAddress address;

    /// What the next one does that finds a predecessor.
    enum Behaviour {
        TAKES_OVER,
        DIES_AT_ONCE,
        WAITS,
        DIES_WHEN_THE_PREDECESSOR_HAS_LET_GO
    }

    private StandIn(Path folder, int port) {
        this.folder = folder;
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public static void main(String[] arguments) throws IOException {
        new StandIn(Path.of(arguments[0]), Integer.parseInt(arguments[1])).run();
        System.exit(0);
    }

    static void next(Path folder, Behaviour behaviour) throws IOException {
        Files.writeString(folder.resolve(BEHAVIOUR), behaviour.toString());
    }

    /// Has one that [Behaviour#WAITS] take over.
    static void goOn(Path folder) throws IOException {
        Files.createFile(folder.resolve(MAY_GO_ON));
    }

    /// Has predecessors end that have let go.
    static void leave(Path folder) throws IOException {
        Files.createFile(folder.resolve(MAY_LEAVE));
    }

    private void run() throws IOException {
        if (Files.exists(folder.resolve(SOCKET))) {
            switch (behaviour()) {
                case TAKES_OVER -> {}
                case DIES_AT_ONCE -> System.exit(3);
                case WAITS -> await(MAY_GO_ON);
                case DIES_WHEN_THE_PREDECESSOR_HAS_LET_GO -> {
                    Files.createFile(folder.resolve(SERVING));
                    open().stop(0);
                    Files.delete(folder.resolve(SERVING));
                    System.exit(4);
                }
            }
            Files.createFile(folder.resolve(SERVING));
        }
        HttpServer server = open();
        Files.deleteIfExists(folder.resolve(SERVING));
        Files.deleteIfExists(folder.resolve(SOCKET));
        Files.createFile(folder.resolve(SOCKET));
        server.start();
        await(SERVING);
        Files.delete(folder.resolve(SOCKET));
        server.stop(0);
        await(MAY_LEAVE);
    }

    private Behaviour behaviour() throws IOException {
        Path file = folder.resolve(BEHAVIOUR);
        return Files.exists(file)
                ? Behaviour.valueOf(Files.readString(file))
                : Behaviour.TAKES_OVER;
    }

    /// Waits for the port, which a predecessor frees when it lets go or dies.
    private HttpServer open() throws IOException {
        long begin = System.nanoTime();
        while (true) {
            try {
                HttpServer server = HttpServer.create(address, 0);
                server.createContext(
                        "/",
                        exchange -> {
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                        });
                return server;
            } catch (BindException taken) {
                pause(begin);
            }
        }
    }

    private void await(String file) {
        long begin = System.nanoTime();
        while (!Files.exists(folder.resolve(file))) {
            pause(begin);
        }
    }

    private static void pause(long begin) {
        if (System.nanoTime() - begin > LONGEST.toNanos()) {
            throw new IllegalStateException("nothing came for " + LONGEST);
        }
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
}

package io.typogram.local.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Many WebSocket clients in one thread. Messages are sent when they are due, whatever became of
/// those before, and each carries the time at which it was sent.
final class WebSocketClients implements AutoCloseable {

    private static final int READ_BYTES = 4096;
    private static final int PAYLOAD_BYTES = 64;

    /// So that no queue of connections that wait to be accepted runs over.
    private static final int AT_ONCE = 100;

    private static final Duration OPENED_WITHIN = Duration.ofSeconds(60);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final String HEAD_END = "\r\n\r\n";

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(WebSocketFrames.FRAME_AT_MOST);
    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private long[] nanos = new long[1];
    private int answered;
    private int open;

    WebSocketClients() throws IOException {}

    private static final class Client {
        private final SocketChannel channel;
        private final byte[] greeting;
        private boolean upgraded;
        private byte[] rest = new byte[0];

        Client(SocketChannel channel, byte[] greeting) {
            this.channel = channel;
            this.greeting = greeting;
        }
    }

    /// Opens so many more; returns when all of them speak WebSocket.
    void open(int port, int count, BenchPlayers players) throws IOException {
        long deadline = System.nanoTime() + OPENED_WITHIN.toNanos();
        int wanted = clients.size() + count;
        while (open < wanted) {
            while (clients.size() < wanted && clients.size() - open < AT_ONCE) {
                String token = players.tokens().get(clients.size() % players.tokens().size());
                begin(port, greeting(token));
            }
            selectFor(100);
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "%d of %d WebSockets were open after %d seconds"
                                .formatted(open, wanted, OPENED_WITHIN.toSeconds()));
            }
        }
    }

    /// Sends so many messages a second on each connection, spread evenly.
    ///
    /// @return how long each took to come back
    Latencies exchange(int perSecond, int seconds) throws IOException {
        int count = clients.size() * perSecond * seconds;
        double between = 1e9 / ((double) clients.size() * perSecond);
        nanos = new long[count];
        answered = 0;
        int sent = 0;
        long begin = System.nanoTime();
        while (sent < count) {
            while (sent < count && System.nanoTime() - begin >= (long) (sent * between)) {
                send(clients.get(sent % clients.size()));
                sent++;
            }
            selectFor(1);
        }
        long deadline = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (answered < count) {
            selectFor(100);
            if (System.nanoTime() > deadline) {
                throw new IOException("%d of %d messages came back".formatted(answered, count));
            }
        }
        return Latencies.ofNanos(nanos);
    }

    private void begin(int port, byte[] greeting) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Client client = new Client(channel, greeting);
        clients.add(client);
        channel.register(selector, SelectionKey.OP_CONNECT, client);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static byte[] greeting(String token) {
        return """
        GET /api/v1/bench HTTP/1.1\r
        Host: 127.0.0.1\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Authorization: Bearer %s\r
        \r
        """
                .formatted(token)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void send(Client client) throws IOException {
        ByteBuffer.wrap(payload).putLong(System.nanoTime());
        out.clear();
        WebSocketFrames.write(out, payload, true);
        out.flip();
        writeWhole(client.channel, out);
    }

    private void selectFor(int millis) throws IOException {
        selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            Client client = (Client) key.attachment();
            if (key.isConnectable()) {
                client.channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                writeWhole(client.channel, ByteBuffer.wrap(client.greeting));
            } else {
                read(client);
            }
        }
        selector.selectedKeys().clear();
    }

    private void read(Client client) throws IOException {
        in.clear().put(client.rest);
        if (client.channel.read(in) < 0) {
            throw new EOFException("a WebSocket was closed");
        }
        in.flip();
        if (!client.upgraded) {
            greeted(client);
        }
        if (client.upgraded) {
            takeMessages();
        }
        client.rest = new byte[in.remaining()];
        in.get(client.rest);
    }

    private void greeted(Client client) throws IOException {
        byte[] bytes = new byte[in.remaining()];
        in.get(in.position(), bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(HEAD_END);
        if (end < 0) {
            return;
        }
        if (!text.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no WebSocket: " + text.lines().findFirst().orElse(""));
        }
        in.position(in.position() + end + HEAD_END.length());
        client.upgraded = true;
        open++;
    }

    private void takeMessages() {
        Optional<byte[]> message = WebSocketFrames.read(in);
        while (message.isPresent()) {
            nanos[answered] = System.nanoTime() - ByteBuffer.wrap(message.get()).getLong();
            answered++;
            message = WebSocketFrames.read(in);
        }
    }

    private static void writeWhole(SocketChannel channel, ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        if (channel.write(bytes) != length) {
            // Never with messages as small and as few as these.
            throw new IOException("what is measured does not read");
        }
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }
}

package io.typogram.local.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A node of a cell that is ready and sends every WebSocket message back.
final class EchoServer implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int READ_BYTES = 4096;
    private static final String HEAD_END = "\r\n\r\n";
    private static final String KEY = "\r\nsec-websocket-key:";

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(READ_BYTES);
    private final Thread thread;

    EchoServer(int port) throws IOException {
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread = Thread.ofPlatform().name("echo").daemon().start(this::serve);
    }

    /// What one connection is in the middle of; nothing is kept for one that rests.
    private static final class Peer {
        private boolean upgraded;
        private byte[] rest = new byte[0];
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::turn);
            }
        } catch (IOException | ClosedSelectorException closed) {
            // The end of the benchmark, and of this server.
        }
    }

    private void turn(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key, (SocketChannel) key.channel());
            }
        } catch (IOException | IllegalArgumentException gone) {
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        while (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Peer());
            channel = listener.accept();
        }
    }

    private void read(SelectionKey key, SocketChannel channel) throws IOException {
        Peer peer = (Peer) key.attachment();
        in.clear().put(peer.rest);
        if (channel.read(in) < 0) {
            close(key);
            return;
        }
        in.flip();
        out.clear();
        if (peer.upgraded) {
            echo();
        } else {
            greet(peer);
        }
        peer.rest = new byte[in.remaining()];
        in.get(peer.rest);
        out.flip();
        if (out.hasRemaining() && channel.write(out) >= 0 && out.hasRemaining()) {
            // Never with messages as small and as few as these.
            throw new IOException("a client does not read");
        }
    }

    private void echo() {
        Optional<byte[]> message = WebSocketFrames.read(in);
        while (message.isPresent() && out.remaining() >= WebSocketFrames.FRAME_AT_MOST) {
            WebSocketFrames.write(out, message.get(), false);
            message =
                    out.remaining() >= WebSocketFrames.FRAME_AT_MOST
                            ? WebSocketFrames.read(in)
                            : Optional.empty();
        }
    }

    private void greet(Peer peer) {
        byte[] bytes = new byte[in.remaining()];
        in.get(in.position(), bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(HEAD_END);
        if (end < 0) {
            return;
        }
        in.position(in.position() + end + HEAD_END.length());
        int key = text.toLowerCase(Locale.ROOT).indexOf(KEY);
        if (key < 0) {
            put("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        int from = key + KEY.length();
        String accept =
                WebSocketFrames.accept(text.substring(from, text.indexOf('\r', from)).strip());
        put(
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept
                        + HEAD_END);
        peer.upgraded = true;
        echo();
    }

    private void put(String text) {
        out.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void close(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        listener.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.typogram.edge.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A node whose every byte a test decides. Questions about health are answered and not shown.
public final class TestingSocketServer implements AutoCloseable {

    private static final String READY =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Conversation conversation;

    /// What is done with one connection. `head` is the first request up to the empty line.
    @FunctionalInterface
    public interface Conversation {
        void hold(String head, Socket socket) throws IOException;
    }

    public TestingSocketServer(Conversation conversation) throws IOException {
        this.conversation = conversation;
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /// Reads up to and with an empty line.
    public static String readHead(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            String head = readHead(socket.getInputStream());
            if (head.startsWith("GET /health/ready ")) {
                send(socket, READY);
            } else if (!head.isEmpty()) {
                conversation.hold(head, socket);
            }
        } catch (IOException gone) {
            // The edge has closed the connection, or the test is over.
        } finally {
            open.remove(socket);
        }
    }
}

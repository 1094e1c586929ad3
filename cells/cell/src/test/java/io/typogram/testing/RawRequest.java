package io.typogram.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A request that no well-behaved client would send, byte for byte.
public final class RawRequest {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    /// Sends the text, sends no more, and gives back all that is answered until the server hangs up.
    public static String sendAndEnd(String text) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), TestingServer.httpPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException hungUp) {
            return "";
        }
    }
}

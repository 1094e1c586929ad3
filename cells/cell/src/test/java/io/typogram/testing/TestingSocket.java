package io.typogram.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket to the server. Messages are objects of JSON.
public final class TestingSocket implements WebSocket.Listener {

    private static final int LONGEST_SECONDS = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private TestingSocket(String path) {
        URI uri = URI.create("ws://127.0.0.1:" + TestingServer.httpPort() + path);
        socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    public static TestingSocket open(String path) {
        return new TestingSocket(path);
    }

    public void say(JsonObject message) {
        say(message.toString());
    }

    public void say(String text) {
        var _ = socket.sendText(text, true).join();
    }

    /// The next message, which must be of that type.
    public JsonObject hear(String type) {
        JsonObject message = next();
        assertThat(message.getString("type")).as(message.toString()).isEqualTo(type);
        return message;
    }

    /// The next message of that type; others before it are passed over.
    public JsonObject hearOf(String type) {
        JsonObject message = next();
        while (!message.getString("type").equals(type)) {
            message = next();
        }
        return message;
    }

    private JsonObject next() {
        try {
            @Nullable JsonObject message = messages.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing is said");
            }
            return message;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts tests", interrupted);
        }
    }

    /// The server says why not, and ends the connection.
    public void assertRefused(int closeCode, String problem) {
        assertThat(hearOf("problem").getJsonObject("problem").getString("code")).isEqualTo(problem);
        assertClosed(closeCode);
    }

    public void assertClosed(int closeCode) {
        assertThat(closed.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join()).isEqualTo(closeCode);
    }

    /// Goes away without a word, as a machine does whose battery is empty.
    public void vanish() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try (JsonReader reader = Json.createReader(new StringReader(partial.toString()))) {
                messages.add(reader.readObject());
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        var _ = closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        var _ = closed.completeExceptionally(failure);
    }
}

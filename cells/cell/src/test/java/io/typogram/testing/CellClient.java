package io.typogram.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Somebody who speaks with the cell over HTTP, signed in or not.
public class CellClient {

    private static final URI BASE = URI.create("http://127.0.0.1:" + TestingServer.httpPort());
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String authorization;

    /// A guest.
    public CellClient() {
        this("");
    }

    /// Somebody who sends this in `Authorization`; nothing when it is empty.
    public CellClient(String authorization) {
        this.authorization = authorization;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(json), headers);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /// Any request at all.
    public Answer send(
            String method, String path, String mediaType, BodyPublisher body, String... headers) {
        return send(request(path, headers).header("Content-Type", mediaType).method(method, body));
    }

    /// A request without a body, by any method.
    public Answer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(BASE.resolve(path)).timeout(TIMEOUT);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int header = 0; header < headers.length; header += 2) {
            request.header(headers[header], headers[header + 1]);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new AssertionError("the server answers", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts tests", interrupted);
        }
    }
}

package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Speaks HTTP with one server, as one client.
final class Api implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Api(URI base) {
        this.base = base;
    }

    /// An answer. The body is JSON, or missing.
    record Answer(int status, Map<String, String> headers, JsonNode body) {

        String code() {
            return body.path("code").asText();
        }

        String header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).orElse("");
        }
    }

    Api with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /// The same client, speaking with another server.
    Api at(URI other) {
        Api api = new Api(other);
        api.headers.putAll(headers);
        return api;
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer delete(String path, Object body) {
        return send("DELETE", path, json(body));
    }

    Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    /// A page as it is written.
    String text(String path) {
        return new String(
                exchange("GET", path, HttpRequest.BodyPublishers.noBody()).body(),
                StandardCharsets.UTF_8);
    }

    /// What a wish is answered with, as it comes.
    byte[] download(String path, Object body) {
        return exchange("POST", path, json(body)).body();
    }

    /// The value of a metric that the server shows without labels of ours.
    double metric(String name) {
        return text("/metrics")
                .lines()
                .filter(line -> line.matches(name + "[{ ].*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no metric " + name));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        try {
            HttpResponse<byte[]> response = exchange(method, path, body);
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> answered.put(name, values.getFirst()));
            return new Answer(response.statusCode(), answered, read(response));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(method + " " + path, unreadable);
        }
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, body);
        headers.forEach(request::header);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json ? JSON.readTree(response.body()) : MissingNode.getInstance();
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
